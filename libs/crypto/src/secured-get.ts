import { Agent, request } from 'node:https';
import type { Tls } from './tls.js';

export interface Getting {
  headers?: ConstructorParameters<typeof Headers>[0];
  signal?: AbortSignal;
}

/** GET, followed to no other address. Rejects where there is no answer, or the server is not who it should be. */
export type Get = (url: string | URL, getting?: Getting) => Promise<Response>;

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** By `tls`: a server is believed by its authorities alone, and is shown our certificate. Without it as Node.js does by itself. */
export function securedGet(tls: Tls | undefined): Get {
  if (!tls) return (url, getting) => fetch(url, { ...getting, redirect: 'manual' });
  const agent = new Agent({ keepAlive: true, ...tls });
  return (url, { headers, signal } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request(url, { agent, headers: Object.fromEntries(new Headers(headers)), signal }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject).once('end', () => {
          const status = answer.statusCode ?? 502;
          const body = WITHOUT_BODY.has(status) ? null : Buffer.concat(parts);
          resolve(new Response(body, { status, headers: headersOf(answer.rawHeaders) }));
        });
      });
      sent.once('error', reject).end();
    });
}

const headersOf = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1]!] as [string, string]] : []));
