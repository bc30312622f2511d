import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { HsdsPageDto, type HsdsPageQuery } from './hsds-api.dto.js';
import type { Counted, Numbered } from './hsds-api.repository.js';

type Doc = Record<string, unknown>;

/** Results per round trip where all are asked for at once. */
const AT_ONCE = 500;

const NDJSON = 'application/x-ndjson';

/** Documents what {@link answered} gives. */
export const ApiHsdsPages = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(HsdsPageDto),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(HsdsPageDto) } },
        [NDJSON]: { schema: { type: 'string', description: 'With `format=ndjson`: all results, one a line' } },
      },
    }),
  );

/** A page as HSDS describes it, or all results one a line. */
export async function answered(
  { page, per_page, format }: Pick<HsdsPageQuery, 'page' | 'per_page' | 'format'>,
  read: (at: Numbered) => Promise<Counted<Doc>> | Counted<Doc>,
): Promise<HsdsPageDto | StreamableFile> {
  if (format !== 'ndjson') return pageDto(await read({ page, per_page }), { page, per_page });
  const lines: string[] = [];
  for (let at = 1; ; at += 1) {
    const { total, items } = await read({ page: at, per_page: AT_ONCE });
    lines.push(...items.map((doc) => `${JSON.stringify(doc)}\n`));
    if (at * AT_ONCE >= total) break;
  }
  return new StreamableFile(Buffer.from(lines.join('')), { type: NDJSON });
}

export function pageDto({ total, items }: Counted<Doc>, { page, per_page: size }: Numbered): HsdsPageDto {
  const pages = Math.max(1, Math.ceil(total / size));
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: items.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: items.length === 0,
    contents: items,
  };
}
