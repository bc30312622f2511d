import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { backEnds, type ApiClient } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { SmallHouse } from '../testing/small-house.spec.js';
import { HERE, type Thing } from '../testing/things.spec.js';
import { GUARD_HEADERS } from './guard-headers.js';
import { encodeCursor } from './page.js';

type Body = Record<string, unknown>;

describe('The HTTP door, to somebody who means no good or has bad luck', () => {
  let house: SmallHouse;
  let client: ApiClient;
  let token: string;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
    client = await house.client();
    const person = { person: 'gestora-1', roles: ['case-manager' as const], communes: [HERE], kind: 'person' as const };
    token = await issueDevToken(person, loadKeyRing(backEnds().secrets.keysFile), { ttl: 600 });
  });
  afterAll(() => house?.close());
  beforeEach(() => house.admin.query('truncate things'));

  const count = async (): Promise<number> => (await house.rows('select 1 from things')).length;
  const post = <Answer = Thing>(body: unknown, key: string = randomUUID(), by = client) =>
    by.post<Answer>('/things', body, { idempotencyKey: key });

  /** As it comes: nothing is added, nothing is checked. */
  async function raw(method: string, path: string, headers: Record<string, string>, body?: string | Buffer) {
    const url = `${house.service.url}/api/cases/v1${path}`;
    const sent = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...headers };
    const answer = await fetch(url, { method, headers: sent, body });
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, body: (await answer.json()) as Body, headers: answer.headers };
  }
  const json = { 'content-type': 'application/json' };
  const PROBLEM = 'application/problem+json; charset=utf-8';

  describe('of an Idempotency-Key', () => {
    it('answers a repeated one as the first time, and does nothing', async () => {
      const key = randomUUID();
      const [first, second] = [await post({ name: 'a chair' }, key), await post({ name: 'a chair' }, key)];
      expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
      expect(await count()).toBe(1);
    });

    it('does once what is sent ten times at once', async () => {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => post({ name: 'a bed' }, key)));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
      expect(await count()).toBe(1);
    });

    it('refuses one that comes with another body, and one that is missing or unreadable', async () => {
      const key = randomUUID();
      await post({ name: 'a chair' }, key);
      expect((await post<Body>({ name: 'a table' }, key)).body.code).toBe('REQUEST.KEY_REUSED');
      for (const bad of ['', 'x'.repeat(201), 'dos palabras'])
        expect((await post<Body>({ name: 'a table' }, bad)).body.code).toBe('REQUEST.KEY_MISSING');
      expect(await count()).toBe(1);
    });

    it('takes one for two people as two', async () => {
      const key = randomUUID();
      await post({ name: 'a chair' }, key);
      expect((await post({ name: 'a chair' }, key, await house.client(house.service, 'gestora-2'))).status).toBe(201);
      expect(await count()).toBe(2);
    });
  });

  describe('of If-Match', () => {
    it('asks for it, gives it with every answer, and refuses an old one', async () => {
      const { body: thing, etag } = await post({ name: 'a chair' });
      const rename = (ifMatch?: string) => client.put<Body>(`/things/${thing.id}`, { name: 'a stool' }, { ifMatch });
      expect(etag).toBe('"1"');
      for (const bad of [undefined, '*', 'one', '"1", "2"', '"99999999999"'])
        expect((await rename(bad)).body.code).toBe('REQUEST.VERSION_MISSING');
      const renamed = await rename(etag);
      expect([renamed.status, renamed.etag]).toEqual([200, '"2"']);
      expect((await rename(etag)).body).toMatchObject({ status: 412, code: 'REQUEST.STALE' });
    });

    it('lets one of two win who change the same at once', async () => {
      const { body: thing } = await post({ name: 'a chair' });
      const rename = (name: string) => client.put<Body>(`/things/${thing.id}`, { name }, { ifMatch: 1 });
      const answers = await Promise.all([rename('one'), rename('two'), rename('three')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    });
  });

  describe('of what is sent', () => {
    it.each<[string, Record<string, string>, string | Buffer, number]>([
      ['more than a megabyte', json, JSON.stringify({ name: 'x'.repeat(1_100_000) }), 413],
      ['half a JSON', json, '{"name": "a ch', 400],
      ['no JSON', json, Buffer.from([0xff, 0xfe, 0x00]), 400],
      ['another type', { 'content-type': 'text/xml' }, '<name/>', 415],
      ['a prototype', json, '{"name": "a chair", "__proto__": {"admin": true}}', 400],
      ['a field that does not exist', json, '{"name": "a chair", "owner": "me"}', 400],
      ['a list', json, '[]', 400],
      ['nothing', json, '', 400],
      ['a NUL', json, '{"name": "a\\u0000chair"}', 400],
      ['half a character', json, '{"name": "a \\ud83e chair"}', 400],
      ['a name that is an object', json, '{"name": {"$ne": null}}', 400],
      ['a thousand brackets', json, '['.repeat(10_000), 400],
    ])('refuses %s', async (_, headers, body, status) => {
      const answer = await raw('POST', '/things', headers, body);
      expect([answer.status, answer.type]).toEqual([status, PROBLEM]);
      expect(JSON.stringify(answer.body)).not.toContain('chair');
      expect(await count()).toBe(0);
    });

    it.each([
      ['no credential', { authorization: '' }, 401],
      ['a false credential', { authorization: 'Bearer abc.def.ghi' }, 401],
      ['a credential as long as a book', { authorization: `Bearer ${'x'.repeat(5_000)}` }, 401],
    ])('refuses %s', async (_, headers, status) => {
      const answer = await raw('POST', '/things', { ...json, ...headers }, '{"name": "a chair"}');
      expect([answer.status, answer.type]).toEqual([status, PROBLEM]);
    });

    it.each([
      ['DELETE', '/things', 404],
      ['GET', '/nothing', 404],
      ['PUT', '/things/not-an-id', 400],
      ['PUT', `/things/${randomUUID()}`, 404],
      ['GET', '/things?unknown=1', 400],
    ])('answers %s %s with a problem', async (method, path, status) => {
      const body = method === 'PUT' ? '{"name": "a chair"}' : undefined;
      const answer = await raw(method, path, { ...(body ? json : {}), 'if-match': '"1"' }, body);
      expect([answer.status, answer.type]).toEqual([status, PROBLEM]);
    });
  });

  describe('of what is no request for a route', () => {
    /** Letter by letter, on a connection of its own: the head of the answer, and its body. */
    async function spoken(text: string): Promise<[head: string, problem: Body]> {
      const { hostname, port } = new URL(house.service.url);
      const socket = connect(Number(port), hostname);
      socket.end(text);
      let answer = '';
      for await (const part of socket) answer += String(part);
      const [head, body] = answer.split('\r\n\r\n') as [string, string];
      return [head, JSON.parse(body) as Body];
    }
    const address = '/api/cases/v1/things';
    const signed = (): string => `Host: x\r\nAuthorization: Bearer ${token}\r\nConnection: close`;

    it.each([
      ['a letter that no header has', () => `GET ${address} HTTP/1.1\r\nIf-Match: \u0001\r\n\r\n`, 400],
      ['what is no HTTP', () => 'hola\r\n\r\n', 400],
      ['a head without end', () => `GET ${address} HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['an address that cannot be read', () => `GET ${address}/%ff HTTP/1.1\r\n${signed()}\r\n\r\n`, 400],
    ])('answers %s as everything else', async (_, text, status) => {
      const [head, problem] = await spoken(text());
      expect(head).toContain(`HTTP/1.1 ${status} `);
      expect(head.toLowerCase()).toContain('content-type: application/problem+json');
      for (const [name, value] of Object.entries(GUARD_HEADERS))
        expect(head.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
      expect(problem).toMatchObject({ status, code: 'REQUEST.MALFORMED', detail: expect.any(String) });
    });

    it('has no TRACE: nothing of a call is sent back, its credential least of all', async () => {
      const [head, problem] = await spoken(`TRACE ${address} HTTP/1.1\r\n${signed()}\r\n\r\n`);
      expect(head).toContain('HTTP/1.1 404 ');
      expect(JSON.stringify([head, problem])).not.toContain(token);
    });

    it('tells of an id as long as a book what it tells of any that is none', async () => {
      const { status, body } = await raw('PUT', `/things/${'a'.repeat(5_000)}`, { ...json, 'if-match': '"1"' }, '{}');
      expect([status, body.code]).toEqual([400, 'REQUEST.INVALID']);
    });
  });

  it('is told with every answer to run, frame and guess nothing, and to come by HTTPS alone', async () => {
    const { body: thing } = await post({ name: 'a chair' });
    const answers = [
      await raw('GET', '/things', {}),
      await raw('PUT', `/things/${thing.id}`, json, '{"name": "a stool"}'),
      await raw('POST', '/things', json, '{"name": '),
      await raw('GET', '/nothing', {}),
      await raw('GET', '/things', { authorization: '' }),
      await raw('GET', '/%ff', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 428, 400, 404, 401, 400]);
    for (const { headers } of answers)
      for (const [name, value] of Object.entries(GUARD_HEADERS))
        expect([name, headers.get(name)]).toEqual([name, value]);
  });

  it('is told to keep no answer, whatever it is', async () => {
    const kept = async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
      const answer = await raw(method, path, headers, body);
      return [answer.status, answer.headers.get('cache-control')];
    };
    const { body: thing } = await post({ name: 'a chair' });
    expect(await kept('GET', '/things')).toEqual([200, 'no-store']);
    expect(await kept('POST', '/things', json, '{"name": "a stool"}')).toEqual([201, 'no-store']);
    expect(await kept('PUT', `/things/${thing.id}`, json, '{"name": "a stool"}')).toEqual([428, 'no-store']);
    expect(await kept('POST', '/things', json, '{"name": ')).toEqual([400, 'no-store']);
    expect(await kept('GET', '/nothing')).toEqual([404, 'no-store']);
    expect(await kept('GET', '/things', { authorization: '' })).toEqual([401, 'no-store']);
  });

  describe('of a page', () => {
    it.each([
      ['a cursor that is none', 'zzzz'],
      ['a cursor with signs', '../../etc'],
      ['an endless cursor', 'A'.repeat(501)],
      ['a cursor of other keys', encodeCursor(['x'])],
      ['a cursor of other types', encodeCursor(['2026', 'no id'])],
      ['a cursor with an id that is none', encodeCursor([1, 'no id'])],
      ['a cursor beyond all numbers', encodeCursor([1e30, randomUUID()])],
      ['a cursor of SQL', encodeCursor([`1'; drop table things; --`, randomUUID()])],
    ])('refuses %s', async (_, cursor) => {
      const { status, body } = await client.get<Body>(`/things?cursor=${encodeURIComponent(cursor)}`);
      expect([status, body.code]).toEqual([400, 'REQUEST.INVALID']);
    });

    it.each(['0', '201', '-1', '1.5', 'all', '1&limit=2', ''])('refuses a limit of %s', async (limit) => {
      expect((await client.get(`/things?limit=${limit}`)).status).toBe(400);
    });

    it('goes through all rows once, whatever arrives meanwhile', async () => {
      for (let n = 0; n < 7; n++) await post({ name: `thing ${n}` });
      const seen: string[] = [];
      let next: string | undefined;
      do {
        const path: string = `/things?limit=3${next ? `&cursor=${next}` : ''}`;
        const { body } = await client.get<{ items: Thing[]; next?: string }>(path);
        seen.push(...body.items.map(({ id }) => id));
        next = body.next;
      } while (next);
      expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    });
  });
});
