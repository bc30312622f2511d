import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** Validation and OpenAPI in one decorator, so that the two cannot tell different stories. */
interface Field {
  describe?: string;
  optional?: boolean;
  /** Accepts null as well, to clear a value. */
  nullable?: boolean;
}

type Class = new () => object;

function field(options: Field, api: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  const optional = options.optional || options.nullable ? [IsOptional()] : [];
  const described = { description: options.describe, required: !options.optional, nullable: options.nullable, ...api };
  return applyDecorators(ApiProperty(described as ApiPropertyOptions), ...optional, ...rules);
}

/** No control characters (PostgreSQL refuses NUL in text) and no halves of characters (it refuses those in jsonb), trimmed. */
const PRINTABLE = /^[^\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u;
/** A pattern as JSON Schema has it, which knows no classes of Unicode; halves of characters are no text there anyway. */
const inDocument = ({ source }: RegExp): string =>
  source.replaceAll('\\p{Cs}', '').replaceAll('\\p{C}', '\\u0000-\\u001f\\u007f-\\u009f');
const trim = Transform(({ value }) => (typeof value === 'string' ? value.trim().normalize('NFC') : value));

export const TextField = (options: Field & { example?: string; min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    options,
    {
      type: String,
      example: options.example,
      minLength: options.min ?? 1,
      maxLength: options.max ?? 200,
      pattern: inDocument(PRINTABLE),
    },
    trim,
    IsString(),
    MinLength(options.min ?? 1),
    MaxLength(options.max ?? 200),
    Matches(PRINTABLE),
  );

export const CodeField = (values: readonly string[], options: Field & { example?: string } = {}): PropertyDecorator =>
  field(options, { type: String, enum: [...values], example: options.example ?? values[0] }, IsIn([...values]));

export const PatternField = (pattern: RegExp, options: Field & { example: string; max?: number }): PropertyDecorator =>
  field(
    options,
    { type: String, pattern: inDocument(pattern), example: options.example, maxLength: options.max ?? 100 },
    IsString(),
    MaxLength(options.max ?? 100),
    Matches(pattern),
  );

export const CommuneField = (options: Field = {}): PropertyDecorator =>
  PatternField(/^[0-9]{5}$/, { describe: 'CUT code of the commune', ...options, example: '13110', max: 5 });

const CALENDAR_DATE = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A date without time, `2026-03-15`. */
export const DateField = (options: Field & { example?: string } = {}): PropertyDecorator =>
  field(
    options,
    { type: String, format: 'date', example: options.example ?? '2026-03-15' },
    Matches(CALENDAR_DATE),
    IsISO8601({ strict: true }),
  );

/** An instant, ISO 8601 with zone. */
export const InstantField = (options: Field & { example?: string } = {}): PropertyDecorator =>
  field(
    options,
    { type: String, format: 'date-time', example: options.example ?? '2026-03-15T15:30:00Z' },
    Matches(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/),
    IsISO8601({ strict: true }),
  );

const EXAMPLE_ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';

export const IdField = (options: Field & { example?: string } = {}): PropertyDecorator =>
  field(options, { type: String, format: 'uuid', example: options.example ?? EXAMPLE_ID }, IsUUID('all'));

export const IdListField = (options: Field & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: String, format: 'uuid', isArray: true, maxItems: options.max ?? 100, example: [EXAMPLE_ID] },
    IsArray(),
    ArrayMaxSize(options.max ?? 100),
    IsUUID('all', { each: true }),
  );

export const CodeListField = (values: readonly string[], options: Field & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: String, enum: [...values], isArray: true, maxItems: options.max ?? 100, example: values.slice(0, 1) },
    IsArray(),
    ArrayMaxSize(options.max ?? 100),
    IsIn([...values], { each: true }),
  );

/** Short texts of one form, such as codes from a catalogue. */
export const PatternListField = (
  pattern: RegExp,
  options: Field & { example: string; max?: number },
): PropertyDecorator => {
  const max = options.max ?? 50;
  const items = { type: 'string', pattern: inDocument(pattern) };
  return field(
    options,
    { type: 'array', items, maxItems: max, example: [options.example] } as ApiPropertyOptions,
    IsArray(),
    ArrayMaxSize(max),
    IsString({ each: true }),
    Matches(pattern, { each: true }),
  );
};

export const IntField = (options: Field & { min?: number; max?: number; example?: number } = {}): PropertyDecorator => {
  const [min, max] = [options.min ?? 0, options.max ?? 1_000_000];
  const api = { type: 'integer', minimum: min, maximum: max, example: options.example ?? min } as ApiPropertyOptions;
  return field(options, api, IsInt(), Min(min), Max(max));
};

export const NumberField = (
  options: Field & { min?: number; max?: number; example?: number } = {},
): PropertyDecorator => {
  const [min, max] = [options.min ?? 0, options.max ?? 1_000_000];
  return field(
    options,
    { type: Number, minimum: min, maximum: max, example: options.example ?? min },
    IsNumber(),
    Min(min),
    Max(max),
  );
};

export const FlagField = (options: Field & { example?: boolean } = {}): PropertyDecorator =>
  field(options, { type: Boolean, example: options.example ?? true }, IsBoolean());

export const PartField = (type: () => Class, options: Field = {}): PropertyDecorator =>
  field(options, { type: () => type() } as ApiPropertyOptions, IsObject(), ValidateNested(), Type(type));

export const ListField = (type: () => Class, options: Field & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    // Swagger knows a lazy type by the name of its function.
    { type: () => type(), isArray: true, maxItems: options.max ?? 200 } as ApiPropertyOptions,
    IsArray(),
    ArrayMaxSize(options.max ?? 200),
    ValidateNested({ each: true }),
    Type(type),
  );

const toFlag = Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));

/** `true` or `false` in a query string. */
export const FlagQuery = (options: Field = {}): PropertyDecorator =>
  field(options, { type: Boolean, example: true }, toFlag, IsBoolean());

const toNumber = Transform(({ value }) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value));

/** A whole number in a query string. */
export const IntQuery = (options: Field & { min?: number; max?: number; example?: number } = {}): PropertyDecorator =>
  applyDecorators(toNumber, IntField(options));

/** How many at most (1 to 200, default 50). */
export const LimitField = (): PropertyDecorator => IntQuery({ optional: true, min: 1, max: 200, example: 50 });

/** Opaque id of a person of the office. */
export const PersonField = (options: Field = {}): PropertyDecorator =>
  PatternField(/^[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'gestora-1', max: 64, ...options });

/** Who did something, in answers: a person of the office, `process`, or a part of the house (`system:inbox`). */
export const ActorField = (options: Field = {}): PropertyDecorator =>
  PatternField(/^(system:)?[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'gestora-1', max: 71, ...options });

/** Codes of a catalogue or a closed list of an office. */
export const CodesField = (options: Field & { example: string; max?: number }): PropertyDecorator =>
  PatternListField(/^[a-z0-9][a-z0-9.-]{0,79}$/, options);

/** Path of one record. */
export class IdPath {
  @IdField()
  id: string;
}
