import { issueDevToken, loadKeyRing } from '@oln/crypto';
import type { Role } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import { randomUUID } from 'node:crypto';

export interface Answer<Body> {
  status: number;
  body: Body;
  etag?: string;
  headers: Headers;
}

/** How long a service that is away is asked again. */
const RETRY_MS = 20_000;

/** A file as it is, with its media type. */
export interface Upload {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  fileName: string;
}

export interface CallOptions {
  /** How long to repeat while the answer is 503; 0 to see it. */
  retryMs?: number;
  /** Sent as If-Match; a number is a version. */
  ifMatch?: number | string;
  idempotencyKey?: string;
  language?: 'es' | 'en';
}

/** How often a command is given again because somebody else was faster. */
const TRIES = 6;

/** A command on a record as it is now; if somebody else was faster (412), on the one it has become. */
export async function onceCurrent<Body>(
  version: () => Promise<number>,
  command: (ifMatch: number) => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  for (let tries = 1; ; tries++) {
    const answer = await command(await version());
    if (answer.status !== 412 || tries === TRIES) return answer;
  }
}

/** A person of the office who uses the public APIs, with a development token. */
export class ApiClient {
  private constructor(
    private readonly base: string,
    private readonly token: string,
    readonly person: string,
  ) {}

  static async as(
    person: string,
    roles: Role[],
    communes: string[],
    base: string,
    keysFile: string,
    institution?: string,
  ): Promise<ApiClient> {
    return ApiClient.of({ person, roles, communes, kind: 'person', institution }, base, keysFile);
  }

  /** Whatever a token of theirs would say. */
  static async of(principal: Principal, base: string, keysFile: string): Promise<ApiClient> {
    const token = await issueDevToken(principal, loadKeyRing(keysFile), { ttl: 12 * 3_600 });
    return new ApiClient(base, token, principal.person);
  }

  get<Body = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<Body>> {
    return this.call('GET', path, undefined, options);
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer<Body>> {
    return this.call('POST', path, body, options);
  }

  upload<Body = Record<string, unknown>>(path: string, file: Upload, options?: CallOptions): Promise<Answer<Body>> {
    return this.call('POST', path, file, options);
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown, options?: CallOptions): Promise<Answer<Body>> {
    return this.call('PUT', path, body, options);
  }

  delete<Body = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<Body>> {
    return this.call('DELETE', path, undefined, options);
  }

  /** While a service is away the call is repeated with the same key, as any client should: nothing happens twice. */
  private async call<Body>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<Answer<Body>> {
    const idempotencyKey = options.idempotencyKey ?? randomUUID();
    const end = Date.now() + (options.retryMs ?? RETRY_MS);
    for (;;) {
      const answer = await this.once<Body>(method, path, body, { ...options, idempotencyKey });
      if (answer.status !== 503 || Date.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  private async once<Body>(method: string, path: string, body: unknown, options: CallOptions): Promise<Answer<Body>> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: this.headers(method, body, options),
      body: isUpload(body) ? body.bytes : body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    return {
      status: response.status,
      body: (await bodyOf(response)) as Body,
      etag: response.headers.get('etag') ?? undefined,
      headers: response.headers,
    };
  }

  private headers(method: string, body: unknown, options: CallOptions): Record<string, string> {
    const { ifMatch, idempotencyKey = '', language = 'es' } = options;
    return {
      authorization: `Bearer ${this.token}`,
      'accept-language': language,
      ...contentHeaders(body),
      ...(method === 'POST' ? { 'idempotency-key': idempotencyKey } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
    };
  }
}

/** JSON read, or the bytes of a file. */
async function bodyOf(response: Response): Promise<unknown> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  const type = response.headers.get('content-type');
  return type === null || type.includes('json') ? (JSON.parse(bytes.toString('utf8')) as unknown) : bytes;
}

const isUpload = (body: unknown): body is Upload =>
  typeof body === 'object' && body !== null && 'bytes' in body && body.bytes instanceof Uint8Array;

function contentHeaders(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  if (!isUpload(body)) return { 'content-type': 'application/json' };
  return { 'content-type': body.type, 'x-file-name': encodeURIComponent(body.fileName) };
}
