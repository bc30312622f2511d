import { needsCredential, type Document } from './documents.js';

/** How somebody comes whom nobody knows. */
interface Coming {
  how: string;
  headers: Record<string, string>;
  body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** `{"alg":"none"}`, and a claim. */
const UNSIGNED = `${segment({ alg: 'none', typ: 'JWT' })}.${segment({ sub: 'coordinadora-1' })}.`;

const COMINGS: readonly Coming[] = [
  { how: 'with nothing', headers: {} },
  { how: 'with words for a token', headers: { authorization: 'Bearer somebody' } },
  { how: 'with a token that nobody signed', headers: { authorization: `Bearer ${UNSIGNED}` } },
  { how: 'by another scheme', headers: { authorization: 'Basic bm9ib2R5Om5vYm9keQ==' } },
];
/** Whatever is wrong with what they bring: that they are nobody is said first. */
const BRINGING: readonly Coming[] = [
  { how: 'with an empty object', headers: JSON_TYPE, body: '{}' },
  { how: 'with what is no JSON', headers: JSON_TYPE, body: '{' },
  { how: 'with what nobody can read', headers: { 'content-type': 'application/x-nothing' }, body: 'x' },
];
const WITH_BODY = new Set(['post', 'put', 'patch', 'delete']);
/** An id as they are, and none. */
const VALUES = ['01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11', 'x'] as const;
const SIDE_BY_SIDE = 8;

interface Knock extends Coming {
  method: string;
  path: string;
}

/** Every operation of the document that asks for a credential, in every way; those that answered otherwise than by 401. */
export async function knock(document: Document, base: string): Promise<{ knocks: number; opened: string[] }> {
  const left = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => needsCredential(operation))
      .flatMap(([method]) => knocksAt(path, method)),
  );
  const knocks = left.length;
  const opened: string[] = [];
  const goOn = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const answer = await answerTo(base, next);
      if (answer !== REFUSED) opened.push(`${next.method} ${next.path} ${next.how}: ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, goOn));
  return { knocks, opened: opened.sort() };
}

const knocksAt = (path: string, method: string): Knock[] =>
  (path.includes('{') ? VALUES : VALUES.slice(0, 1)).flatMap((value) =>
    [...COMINGS, ...(WITH_BODY.has(method) ? BRINGING : [])].map((coming) => ({
      ...{ ...coming, method },
      path: path.replace(/\{\w+\}/g, value),
    })),
  );

const REFUSED = '401 application/problem+json';

async function answerTo(base: string, { method, path, headers, body }: Knock): Promise<string> {
  const accepts = { accept: 'application/json', ...headers };
  const answer = await fetch(`${base}${path}`, { method: method.toUpperCase(), headers: accepts, body });
  await answer.arrayBuffer();
  return `${answer.status} ${(answer.headers.get('content-type') ?? '').split(';')[0]}`;
}

function segment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
