import type { FastifyRequest } from 'fastify';
import type { Pending } from './identity-provider.js';

/** Over HTTPS a name that browsers take from this address only, for all its paths. */
const named = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);
const SESSION = 'oln_session';
const PENDING = 'oln_pending';
const TEN_MINUTES = 600;

type Asked = Pick<FastifyRequest, 'headers'>;

/**
 * `home`, here and below: the public address. Where people come to it by HTTPS, cookies go by HTTPS alone, whatever the way of a call looks
 * like from here: a proxy in front that nobody named must not make them go in clear.
 */
const isSecure = (home: string): boolean => home.startsWith('https:');

/** What somebody holds who has signed in. */
export const sessionSecret = (request: Asked, home: string): string | undefined =>
  read(request, home, SESSION, /^[\w-]{43}$/);

/** Without an end of its own: the browser forgets it when it is closed, the gateway sooner. */
export const sessionCookie = (home: string, secret: string): string => write(home, SESSION, secret);
export const noSession = (home: string): string => write(home, SESSION, '', 0);

export interface OnTheWay extends Pending {
  next: string;
}

export const pendingCookie = (home: string, pending: OnTheWay): string =>
  write(home, PENDING, Buffer.from(JSON.stringify(pending)).toString('base64url'), TEN_MINUTES);
export const notPending = (home: string): string => write(home, PENDING, '', 0);

export function pendingOf(request: Asked, home: string): OnTheWay | undefined {
  const text = read(request, home, PENDING, /^[\w-]{1,2000}$/);
  try {
    const { verifier, state, nonce, next } = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as OnTheWay;
    return [verifier, state, nonce, next].every((part) => typeof part === 'string')
      ? { verifier, state, nonce, next }
      : undefined;
  } catch {
    return undefined;
  }
}

function read({ headers }: Asked, home: string, name: string, shape: RegExp): string | undefined {
  const wanted = named(name, isSecure(home));
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === wanted) return shape.test(value) ? value : undefined;
  }
  return undefined;
}

/** Lax: who comes by a link from a mail is signed in; what changes something is asked where it comes from besides. */
function write(home: string, name: string, value: string, maxAge?: number): string {
  const secure = isSecure(home);
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${named(name, secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}

/**
 * A page elsewhere sends a browser here, and nobody has clicked. With a provider who still knows who sits there a session would begin that
 * nobody wants.
 */
export const isUnasked = ({ headers }: Asked): boolean =>
  headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-user'] !== '?1';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a call that comes with a cookie is one of our own pages': browsers say where it comes from, and a page elsewhere cannot make
 * them say otherwise.
 */
export function isOwnPage({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>, home: string): boolean {
  if (SAFE.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin';
  return headers.origin === new URL(home).origin;
}
