import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches } from 'class-validator';

interface PatternList {
  example: string;
  describe?: string;
  max?: number;
  optional?: boolean;
}

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const PERSON = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** A list of short texts of one form: validation and OpenAPI in one. */
function patternListField(
  pattern: RegExp,
  { example, describe, max = 50, optional = false }: PatternList,
): PropertyDecorator {
  const items = { type: 'string', pattern: pattern.source };
  return applyDecorators(
    ApiProperty({
      type: 'array',
      items,
      example: [example],
      description: describe,
      maxItems: max,
      required: !optional,
    }),
    ...(optional ? [IsOptional()] : []),
    IsArray(),
    ArrayMaxSize(max),
    IsString({ each: true }),
    Matches(pattern, { each: true }),
  );
}

/** Codes of factors. */
export const FactorsField = (options: Partial<PatternList> = {}): PropertyDecorator =>
  patternListField(CODE, { example: 'family-violence', describe: 'Codes of factors', ...options });

/** Opaque ids of staff members. */
export const PeopleField = (options: Partial<PatternList> = {}): PropertyDecorator =>
  patternListField(PERSON, { example: 'gestora-2', ...options });
