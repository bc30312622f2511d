import type { FastifyInstance } from 'fastify';

/** JSON comes as bytes too: a package may hold what a body of ours may not (`null`, unknown fields), and loses nothing. */
export const PACKAGE_TYPES = ['application/zip', 'application/octet-stream'] as const;

const LARGEST_BYTES = 32 * 1_048_576;

export async function acceptPackages(server: FastifyInstance): Promise<void> {
  for (const type of PACKAGE_TYPES) {
    server.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: LARGEST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
  }
}
