import type { FastifyInstance } from 'fastify';

export const SHEET_TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const;

const LARGEST_BYTES = 8 * 1_048_576;

/** Sheets come as they are, byte by byte: their encoding is ours to find out. */
export async function acceptSheets(server: FastifyInstance): Promise<void> {
  for (const type of SHEET_TYPES) {
    server.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: LARGEST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
  }
}
