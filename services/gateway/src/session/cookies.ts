import type { FastifyRequest } from 'fastify';
import type { Pending } from './identity-provider.js';

/** Over HTTPS a name that browsers take from this address only, for all its paths. */
const named = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);
const SESSION = 'oln_session';
const PENDING = 'oln_pending';
const TEN_MINUTES = 600;

type Asked = Pick<FastifyRequest, 'headers' | 'protocol'>;

const isSecure = ({ protocol }: Asked): boolean => protocol === 'https';

/** What somebody holds who has signed in. */
export const sessionSecret = (request: Asked): string | undefined => read(request, SESSION, /^[\w-]{43}$/);

/** Without an end of its own: the browser forgets it when it is closed, the gateway sooner. */
export const sessionCookie = (request: Asked, secret: string): string => write(request, SESSION, secret);
export const noSession = (request: Asked): string => write(request, SESSION, '', 0);

export interface OnTheWay extends Pending {
  next: string;
}

export const pendingCookie = (request: Asked, pending: OnTheWay): string =>
  write(request, PENDING, Buffer.from(JSON.stringify(pending)).toString('base64url'), TEN_MINUTES);
export const notPending = (request: Asked): string => write(request, PENDING, '', 0);

export function pendingOf(request: Asked): OnTheWay | undefined {
  const text = read(request, PENDING, /^[\w-]{1,2000}$/);
  try {
    const { verifier, state, nonce, next } = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as OnTheWay;
    return [verifier, state, nonce, next].every((part) => typeof part === 'string')
      ? { verifier, state, nonce, next }
      : undefined;
  } catch {
    return undefined;
  }
}

function read(request: Asked, name: string, shape: RegExp): string | undefined {
  const wanted = named(name, isSecure(request));
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === wanted) return shape.test(value) ? value : undefined;
  }
  return undefined;
}

/** Lax: who comes by a link from a mail is signed in; what changes something is asked where it comes from besides. */
function write(request: Asked, name: string, value: string, maxAge?: number): string {
  const secure = isSecure(request);
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${named(name, secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a call that comes with a cookie is one of our own pages': browsers say where it comes from, and a page elsewhere cannot make
 * them say otherwise. `home`: the public address.
 */
export function isOwnPage({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>, home: string): boolean {
  if (SAFE.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin';
  return headers.origin === new URL(home).origin;
}
