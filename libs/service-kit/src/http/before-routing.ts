import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { GUARD_HEADERS } from './guard-headers.js';
import { languageOf } from './request-context.js';
import { plainProblem } from './problem.js';
import { sendProblem } from './problem.filter.js';

/** Node.js takes no more of the head of a request. */
const LONGEST_HEAD_BYTES = 16_384;

/**
 * Answers where no route was found yet, in the same form as all others. How long a part of an address may be is said by its field,
 * like everything else that a route takes.
 */
export const beforeRouting = {
  routerOptions: { maxParamLength: LONGEST_HEAD_BYTES },

  /** An address that cannot be read. */
  frameworkErrors(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
    void reply.headers(GUARD_HEADERS);
    sendProblem(reply, plainProblem(400, languageOf(request)));
  },

  /** What is no HTTP: nothing is known of who calls. */
  clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable) socket.write(plainAnswer(statusOf(error.code)));
    socket.destroy(error);
  },
};

function statusOf(code: string | undefined): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}

function plainAnswer(status: number): string {
  const body = JSON.stringify(plainProblem(status, 'es'));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(GUARD_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
