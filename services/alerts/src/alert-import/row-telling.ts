import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { refuse, type Refusal } from '@oln/contracts';
import { KitErrors } from '@oln/service-kit';
import { AlertRowBody } from '../alert/alert-input.dto.js';

/** What is wrong with a row: the path of the first field. */
class BadRow extends Error {
  constructor(readonly field: string) {
    super('A row is not as it should be');
  }
}

const pipe = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new BadRow(pathOf(errors[0])),
});

/** A row by itself: one that is wrong refuses no other. */
export async function readRow(content: unknown): Promise<AlertRowBody | Refusal> {
  const row = withoutNulls(content);
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return invalid('row');
  try {
    return (await pipe.transform(row, { type: 'body', metatype: AlertRowBody })) as AlertRowBody;
  } catch (error) {
    if (error instanceof BadRow) return invalid(error.field);
    throw error;
  }
}

const invalid = (field: string): Refusal => refuse(KitErrors.INVALID, { field: field.slice(0, 120) });

function pathOf(error: ValidationError | undefined): string {
  if (!error) return 'row';
  const inner = error.children?.[0];
  // The name of a field that we do not know may be anything, a person's among it: only known ones are repeated.
  const isUnknown = error.constraints?.whitelistValidation !== undefined;
  if (isUnknown) return 'unknown-field';
  return inner ? `${error.property}.${pathOf(inner)}` : error.property;
}

/** Systems send null for what they do not know. */
function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
