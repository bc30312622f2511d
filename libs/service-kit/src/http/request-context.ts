import type { Principal } from '@oln/identity';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { CallContext } from '../context/call-context.js';
import { currentTraceparent } from '../telemetry/tracing.js';

/** `es` unless the caller prefers English. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): 'es' | 'en' {
  const wanted = request.headers['accept-language'];
  return wanted ? preferred(wanted.slice(0, 200)) : 'es';
}

function preferred(wanted: string): 'es' | 'en' {
  const ranked = wanted
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter(({ language }) => language === 'es' || language === 'en')
    .sort((left, right) => right.quality - left.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'es';
}

export const VERSION = /^(?:W\/)?"?(\d{1,9})"?$/;

/** `If-Match: "3"`; anything else counts as absent. */
export function versionOf(header: string | undefined): number | undefined {
  const match = VERSION.exec(header ?? '');
  return match ? Number(match[1]) : undefined;
}

/** Visible ASCII, as the drafts of the header say; 200 characters are enough for any UUID or ULID. */
const KEY = /^[\x21-\x7e]{1,200}$/;

export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && KEY.test(key) ? key : undefined;
}

export function contextOfRequest(request: FastifyRequest, principal: Principal, asOf: Date): CallContext {
  // What is only passed on (the gateway's proxy) is a stream: its receiver takes the fingerprint.
  const post = request.method === 'POST' && typeof (request.body as { pipe?: unknown } | null)?.pipe !== 'function';
  return {
    principal,
    asOf,
    language: languageOf(request),
    door: 'http',
    idempotencyKey: post ? idempotencyKeyOf(request) : undefined,
    requestFingerprint: post ? fingerprint(request) : undefined,
    expectedVersion: versionOf(request.headers['if-match']),
    traceparent: currentTraceparent(),
    origin: request.ip,
  };
}

const fingerprint = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
    .digest('base64url');
