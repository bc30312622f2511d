import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type HeldRecord, type Reader } from '@oln/service-kit';
import { heldDataGaps, readFromEndToEnd } from '@oln/service-testing';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { GATEWAY_HELD_DATA } from './gateway-held-data.js';
import type { HeldDataDto, WhoReadDto } from './held-data.dto.js';
import { OTHERS, type OtherService } from './other-services.js';

const PERSON = newId();
const CASE = newId();
const ALERT = newId();
const REASON = 'reason=person-asks';
const EXPORT = `/persons/${PERSON}/held-data?${REASON}`;

const record = (service: string, n: number): HeldRecord => ({
  ...{ kind: `${service}_records`, label: 'Registro', id: newId() },
  fields: [{ name: 'n', label: 'Número', value: n }],
});
const reader = (minute: number): Reader => ({
  ...{ id: newId(), at: `2026-03-02T13:${String(minute).padStart(2, '0')}:00.000Z`, person: `gestora-${minute}` },
  ...{ roles: ['case-manager'], action: 'case.read', record: 'case', recordId: CASE, how: 'read' },
});

/** A service as the gateway meets it: over the wire, in pages, with the caller's own token. */
class Other {
  readonly asked: { url: string; authorization?: string; language?: string }[] = [];
  fails?: { status: number; code?: string };
  private server: Server;

  constructor(
    private readonly name: OtherService,
    private readonly records: HeldRecord[],
    readonly readers: Reader[],
  ) {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    const { authorization, 'accept-language': language } = headers;
    this.asked.push({ url, authorization, language });
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (this.fails) return say(this.fails.status, { code: this.fails.code, title: 'No', detail: 'No', status: 0 });
    const { pathname, searchParams } = new URL(url, 'http://other');
    const limit = Math.min(Number(searchParams.get('limit')), 2);
    if (pathname !== `/api/${this.name}/v1/persons/${PERSON}/${pathname.split('/').at(-1)}`) return say(404, {});
    if (pathname.endsWith('readers')) return say(200, this.readersPage(searchParams, limit));
    const from = Number(searchParams.get('cursor') ?? 0);
    const next = from + limit < this.records.length ? String(from + limit) : undefined;
    say(200, { items: this.records.slice(from, from + limit), next });
  }

  private readersPage(query: URLSearchParams, limit: number): unknown {
    const cursor = query.get('cursor');
    const [at, id] = cursor ? (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]) : ['~', ''];
    const left = this.readers
      .filter((one) => one.at < at || (one.at === at && one.id < id))
      .sort((one, other) => (one.at < other.at ? 1 : -1));
    const items = left.slice(0, limit);
    const last = items.at(-1);
    const next =
      left.length > limit && last ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') : undefined;
    const known = this.name === 'alerts' ? [ALERT] : [];
    return { items, next, records: [PERSON, CASE, ...known], unnamed: known };
  }
}

describe('All that is held on a person, from every service', () => {
  let house: GatewayHouse;
  const others = Object.fromEntries(
    OTHERS.map((name, at) => [
      name,
      new Other(
        name,
        Array.from({ length: at + 1 }, (_, n) => record(name, n)),
        [reader(at), reader(10 + at), reader(20 + at)],
      ),
    ]),
  ) as Record<OtherService, Other>;

  beforeAll(async () => {
    const urls: Record<string, string> = {};
    for (const name of OTHERS) urls[`OLN_${name.toUpperCase()}_URL`] = await others[name].open();
    house = await GatewayHouse.open(urls);
    const inCharge = { roles: ['coordinator'], active: true, caseloads: [] };
    await (await coordinator()).put(`/communes/${HERE}/staff/coordinadora-1`, inCharge);
    const gestora = await house.as('gestora-9', ['case-manager']);
    const opening = { recordId: CASE, reason: 'LLAMADO-POR-EL-HERMANO de noche', hours: 2 };
    const opened = await gestora.post(`/communes/${HERE}/emergency-accesses`, opening);
    expect(opened.status).toBe(201);
    await gestora.post(`/communes/${HERE}/emergency-accesses`, { ...opening, recordId: newId() });
    const atNight = await house.as('quien-avisa', ['case-manager']);
    await atNight.post(`/communes/${HERE}/emergency-accesses`, { ...opening, recordId: ALERT });
    // As the way to the Temporal UI keeps who looked at which process.
    const look = `insert into audit (id, as_of, person, roles, commune, action, kind, entity_id, door)
      values ($1, '2026-03-02T12:00:00Z', $2, '{case-manager}', $3, 'process.look', $4, $5, 'http')`;
    for (const [person, kind, id] of [
      ['quien-avisa', 'alert', ALERT],
      ['quien-avisa', 'child-watch', PERSON],
      ['gestora-8', 'case', CASE],
    ])
      await house.admin.query(look, [newId(), person, HERE, kind, id]);
  });
  afterAll(async () => {
    await house?.close();
    for (const other of Object.values(others)) other.close();
  });

  const coordinator = () => house.as('coordinadora-1', ['coordinator']);
  const whole = async (): Promise<HeldDataDto> => (await (await coordinator()).get<HeldDataDto>(EXPORT)).body;
  const page = async (headers: Record<string, string> = {}): Promise<Response> => {
    const token = await house.token('coordinadora-1', ['coordinator']);
    return fetch(`${house.service.url}/api/gateway/v1${EXPORT}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/html', ...headers },
    });
  };

  it('is one document with a format of its own, page after page of each service, and what the gateway itself holds', async () => {
    const document = await whole();
    expect(document).toMatchObject({
      format: 'oln.held-data',
      formatVersion: 1,
      person: PERSON,
      reason: 'person-asks',
    });
    expect(document.services.map(({ service, records }) => [service, records.length])).toEqual([
      ...[
        ['intake', 1],
        ['cases', 2],
        ['alerts', 3],
        ['offer', 4],
        ['community', 5],
      ],
      ['gateway', 2],
    ]);
    expect(JSON.stringify(document.services.at(-1))).toContain('gestora-9');
    // Why somebody looked may name others: it is told of and withheld.
    expect(JSON.stringify(document)).not.toContain('LLAMADO-POR-EL-HERMANO');
  });

  it('tells who read the file over all services, the newest first', async () => {
    const { readers } = await whole();
    expect(readers.length).toBeGreaterThanOrEqual(12);
    expect(readers.map(({ at }) => at)).toEqual([...readers.map(({ at }) => at)].sort().reverse());
    expect(readers.find(({ person }) => person === 'gestora-20')).toMatchObject({
      ...{ service: 'intake', roleLabel: 'la gestión de casos', recordLabel: 'Caso', how: 'read' },
    });
  });

  it('names nobody of its own with an alert or a watch: not who looked at its process, nor who read it in an emergency', async () => {
    const document = await whole();
    expect(JSON.stringify(document)).not.toContain('quien-avisa');
    const fields = document.services.at(-1)!.records.flatMap((one) => one.fields);
    expect(fields.filter(({ name }) => name === 'person').map(({ value, withheld }) => value ?? withheld)).toEqual([
      'gestora-9',
      'protects-who-told',
    ]);
    const { body } = await (await coordinator()).get<{ items: WhoReadDto[] }>(`/persons/${PERSON}/readers?${REASON}`);
    for (const items of [document.readers, body.items]) {
      const looks = items.filter(({ action }) => action === 'process.look');
      expect(looks.map(({ record, person, withheld }) => [record, person ?? withheld]).sort()).toEqual([
        ['alert', 'protects-who-told'],
        ['case', 'gestora-8'],
        ['child-watch', 'protects-who-told'],
      ]);
    }
    expect(JSON.stringify(body)).not.toContain('quien-avisa');
  });

  it('tells it page by page as well, each once', async () => {
    const client = await coordinator();
    const found: WhoReadDto[] = [];
    let cursor = '';
    do {
      const path = `/persons/${PERSON}/readers?${REASON}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await client.get<{ items: WhoReadDto[]; next?: string }>(path);
      found.push(...body.items);
      cursor = body.next ?? '';
    } while (cursor);
    const theirs = found.filter(({ service }) => service !== 'gateway');
    expect(theirs.map(({ person }) => person)).toEqual(
      [24, 23, 22, 21, 20, 14, 13, 12, 11, 10, 4, 3, 2, 1, 0].map((minute) => `gestora-${minute}`),
    );
  });

  it('asks each service with the caller’s own token, language and reason', async () => {
    others.cases.asked.splice(0);
    await page({ 'accept-language': 'en' });
    expect(others.cases.asked.length).toBeGreaterThan(1);
    for (const { url, authorization, language } of others.cases.asked) {
      expect(url).toContain(REASON);
      expect([authorization?.startsWith('Bearer '), language]).toEqual([true, 'en']);
    }
  });

  it('is a page for who wants to read it, that no cache keeps and that loads nothing', async () => {
    const answer = await page();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'unsafe-inline'`);
    expect(await answer.text()).toContain('<html lang="es">');
    expect(await (await page({ 'accept-language': 'en' })).text()).toContain('<html lang="en">');
  });

  it('is refused as a whole, with the name of the service, where one does not answer', async () => {
    for (const status of [500, 503]) {
      others.alerts.fails = { status };
      const answer = await page();
      expect([answer.status, await answer.json()]).toMatchObject([
        503,
        { code: 'HELD_DATA.INCOMPLETE', title: expect.stringContaining('alerts') },
      ]);
    }
    others.alerts.fails = { status: 403, code: 'REQUEST.NOT_ALLOWED' };
    expect((await (await page()).json()) as object).toMatchObject({ status: 403, code: 'REQUEST.NOT_ALLOWED' });
    others.alerts.fails = undefined;
    expect((await page()).status).toBe(200);
  });

  it('leaves a reading with its reason', async () => {
    const rows = await house.rows(
      `select action, reason, person from audit where kind = 'person' and entity_id = $1 and reason is not null`,
      [PERSON],
    );
    expect(rows).toContainEqual({ action: 'person.export', reason: 'person-asks', person: 'coordinadora-1' });
    expect(rows).toContainEqual({ action: 'person.readers', reason: 'person-asks', person: 'coordinadora-1' });
  });

  it('leaves out no table of the gateway that names records, and finds them by indexes', async () => {
    expect(await heldDataGaps(house.admin, 'gateway', GATEWAY_HELD_DATA)).toEqual([]);
    const login = new pg.Client({ connectionString: house.login, options: '-c search_path=gateway' });
    await login.connect();
    expect(await readFromEndToEnd(login, [HERE], GATEWAY_HELD_DATA)).toEqual([]);
    await login.end();
  });
});
