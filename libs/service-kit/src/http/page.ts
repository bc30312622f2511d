import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { refuse, RefusedError } from '@oln/contracts';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { KitErrors } from './kit.errors.js';

/** Keyset pages: a page of a million rows costs what the first one costs, and rows that arrive do not shift others. */
export class PageQuery {
  @ApiProperty({ required: false, type: String, description: 'From `next` of the page before', maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^[A-Za-z0-9_-]+$/)
  cursor?: string;

  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export interface Page<Item> {
  items: Item[];
  /** Cursor of the next page; absent on the last one. */
  next?: string;
}

export const encodeCursor = (keys: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Sort keys of the last row seen; undefined on the first page. Throws REQUEST.INVALID for a cursor nobody gave out. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys;
  } catch {
    // Falls through to the refusal: what was sent is not one of our cursors.
  }
  throw new RefusedError(refuse(KitErrors.INVALID, { field: 'cursor' }));
}

const isKey = (key: unknown): key is string | number | null =>
  key === null || typeof key === 'number' || (typeof key === 'string' && !key.includes('\u0000'));

/** Give it `limit + 1` rows: the extra one tells whether there is a next page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  keysOf: (row: Row) => (string | number | null)[],
  view: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? encodeCursor(keysOf(last)) : undefined;
  return { items: shown.map(view), next };
}

/** Documents a page of `item` as the answer. */
export const ApiPage = (item: Class<unknown>): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          next: { type: 'string', description: 'Cursor of the next page; absent on the last one' },
        },
      },
    }),
  );
