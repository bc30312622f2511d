import type { FastifyInstance } from 'fastify';

/** What is sent as by a form arrives as its fields (`URLSearchParams`), on the routes of `own` alone. */
export function takeForms(own: FastifyInstance, bodyLimit: number): void {
  own.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );
}
