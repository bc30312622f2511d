import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents, ROLES } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import type { FiguresDto } from '../figure/figure.dto.js';
import { FEW } from '../figure/suppression.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';
import type { SnapshotFiguresDto } from '../snapshot/snapshot.dto.js';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import { Signing, takeSnapshots } from '../testing/signing.spec.js';
import { CheckedSnapshots } from './checked-snapshots.js';
import type { OpenDataSetDto, OpenQuarterDto } from './open-data.dto.js';

const TODAY = '2026-10-17';
const QUARTER = '2026-Q2';
const EVENTS = [HERE, NEXT_DOOR, ELSEWHERE].flatMap((commune, at) => Lives.of(100 + at, commune, 30 - at * 9).events);

describe('Open data', () => {
  let house: ReportingHouse;
  let json: OpenQuarterDto;
  let here: Signing;

  const reader = (): Promise<ApiClient> => house.as('sistema-1', ['integrator'], [ELSEWHERE]);
  const read = async (quarter = QUARTER): Promise<OpenQuarterDto> =>
    body(await (await reader()).get<OpenQuarterDto>(`/open-data/${quarter}/json`));
  const sign = async (quarter: string, ...communes: string[]): Promise<void> => {
    for (const commune of communes) await (await Signing.of(house, commune, quarter)).sign();
  };
  /** Families that were invited in the quarter, told of today. */
  const invitedLate = async (seed: number, commune: string, families: number): Promise<void> => {
    const told = new Lives(seed, commune);
    for (let family = 0; family < families; family += 1) {
      const id = newId();
      const opened = { id, line: 'case-management', priority: 'high', openedAt: '2026-05-20T15:00:00Z' };
      told.tell(casesEvents.caseOpened, id, opened, Date.parse(`${TODAY}T14:00:00Z`));
    }
    await house.take(told.events, 20);
  };
  const invited = ({ items }: OpenQuarterDto, commune: string) =>
    items.find((row) => row.commune === commune && row.indicator === 'families-invited' && row.line === undefined)!;

  beforeAll(async () => {
    house = await ReportingHouse.open(`${TODAY}T15:00:00Z`);
    await house.publish(EVENTS);
    await house.untilKnown(EVENTS);
    await takeSnapshots(house, TODAY);
    await sign('2026-q1', HERE, NEXT_DOOR, ELSEWHERE);
    here = await Signing.of(house, HERE, '2026-q2');
    // Taken at the end of the quarter, and once more with what was told late: the second one is signed.
    for (const commune of [HERE, NEXT_DOOR, ELSEWHERE]) await invitedLate(999, commune, 12);
    await here.retake();
    await here.sign();
    await sign('2026-q2', ELSEWHERE);
    json = await read();
  });
  afterAll(() => house?.close());

  it('are described: licence, columns, quarters, what is not yet signed of them, and where the files are', async () => {
    const set = body(await (await reader()).get<OpenDataSetDto>('/open-data'));
    expect(set.quarters.map(({ quarter, signed, missing }) => [quarter, signed, missing])).toEqual([
      ['2026-Q3', 0, [ELSEWHERE, NEXT_DOOR, HERE].map((commune) => ({ commune, reason: 'not-yet-signed' }))],
      ['2026-Q2', 2, [{ commune: NEXT_DOOR, reason: 'not-yet-signed' }]],
      ['2026-Q1', 3, []],
    ]);
    expect([...new Set(set.distribution.map(({ quarter }) => quarter))]).toEqual(['2026-Q2', '2026-Q1']);
    expect(set.temporal).toEqual({ startDate: '2026-01-01', endDate: '2026-06-30' });
    for (const { downloadURL, mediaType } of set.distribution) {
      const answer = await (await reader()).get(downloadURL.replace('/api/reporting/v1', ''));
      expect([downloadURL, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
        ...[downloadURL, 200, mediaType],
      ]);
    }
  });

  it('are what each coordinator has signed, the same whoever asks; of others they say that nobody has', async () => {
    expect([...new Set(json.items.map(({ commune }) => commune))].sort()).toEqual([ELSEWHERE, HERE]);
    expect(json.missing).toEqual([{ commune: NEXT_DOOR, reason: 'not-yet-signed' }]);
    for (const role of ROLES) {
      const somebody = await house.as(`${role}-1`, [role], [HERE]);
      expect([role, body(await somebody.get<OpenQuarterDto>(`/open-data/${QUARTER}/json`))]).toEqual([role, json]);
    }
  });

  it('are of the content that was signed, and not of one that was taken before it', async () => {
    const { id } = await here.snapshot();
    const taken = async (content: number): Promise<SnapshotFiguresDto> =>
      body(await here.coordinator.get<SnapshotFiguresDto>(`/snapshots/${id}/figures?content=${content}`));
    const [first, second] = [await taken(1), await taken(2)];
    const value = ({ items }: SnapshotFiguresDto) =>
      items.find((one) => one.span === 'quarter' && one.indicator === 'families-invited' && !one.line && !one.code)!
        .value;
    expect(value(second)).toBe(value(first)! + 12);
    expect(invited(json, HERE)).toMatchObject({
      value: value(second),
      as_of: TODAY,
      signed_on: TODAY,
      suppressed: false,
    });
    expect(invited(json, ELSEWHERE)).toMatchObject({ as_of: '2026-06-30', signed_on: TODAY });
    const kept = new Map(
      second.items.map(
        ({ span, indicator, line = '', code = '', ...numbers }) =>
          [...[`${span} ${indicator} ${line} ${code}`, numbers]] as const,
      ),
    );
    const rows = json.items.filter(({ commune, suppressed }) => commune === HERE && !suppressed);
    expect(rows.length).toBeGreaterThan(10);
    for (const { indicator, line = '', value, numerator, denominator, p90 } of rows)
      expect([indicator, line, kept.get(`quarter ${indicator} ${line} `)]).toEqual([
        ...[
          indicator,
          line,
          expect.objectContaining(JSON.parse(JSON.stringify({ value, numerator, denominator, p90 }))),
        ],
      ]);
  });

  it('are the same as CSV, JSON and Parquet', async () => {
    const client = await reader();
    const answer = await client.get<Buffer>(`/open-data/${QUARTER}/csv`);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="oln-${QUARTER}.csv"`);
    const bytes = Buffer.from(body(answer));
    const sheet = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
    const parquet = body(await client.get<Buffer>(`/open-data/${QUARTER}/parquet`));
    const file = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect([sheet.length, rows.length]).toEqual([json.items.length, json.items.length]);
    json.items.forEach((item, at) => {
      for (const [name, value] of Object.entries(item)) {
        expect([at, name, sheet[at]![name]]).toEqual([at, name, String(value)]);
        const read: unknown = rows[at]![name];
        expect([at, name, read instanceof Date ? read.toISOString().slice(0, 10) : read]).toEqual([at, name, value]);
      }
    });
  });

  it('show no cell of fewer than five, and hide others with those', () => {
    const counts = json.items.filter(({ unit, suppressed }) => !suppressed && unit !== 'share');
    expect(counts.length).toBeGreaterThan(0);
    for (const { indicator, numerator } of counts)
      expect([indicator, numerator !== undefined && numerator > 0 && numerator < FEW]).toEqual([indicator, false]);
    expect(json.items.some(({ suppressed }) => suppressed)).toBe(true);
    for (const { suppressed, value, numerator, denominator, p90 } of json.items)
      if (suppressed)
        expect([value, numerator, denominator, p90]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('of a quarter that nobody has signed, that has not ended, or that there never was, are refused with what to do', async () => {
    const client = await reader();
    for (const form of ['csv', 'json', 'parquet'])
      expect(codeOf(await client.get(`/open-data/2026-Q3/${form}`))).toEqual([404, 'OPEN_DATA.NOT_YET_SIGNED']);
    for (const quarter of ['2026-Q4', '2027-Q1', '2024-Q1'])
      expect([quarter, codeOf(await client.get(`/open-data/${quarter}/csv`))]).toEqual([
        ...[quarter, [404, 'OPEN_DATA.NOT_PUBLISHED']],
      ]);
    expect((await client.get('/open-data/2026-Q5/csv')).status).toBe(400);
  });

  it('are not for whoever comes without a token', async () => {
    const paths = [
      '/open-data',
      `/open-data/${QUARTER}/csv`,
      `/open-data/${QUARTER}/json`,
      `/open-data/${QUARTER}/parquet`,
    ];
    for (const path of paths) expect([path, (await fetch(`${house.base}${path}`)).status]).toEqual([path, 401]);
  });

  it('stay what they are when late facts come, which live figures tell of', async () => {
    await invitedLate(998, HERE, 1);
    const query = 'indicators=families-invited&from=2026-04-01&to=2026-06-30';
    const [live] = body(await here.coordinator.get<FiguresDto>(`/figures?${query}`)).items;
    expect(live!.value).toBe(invited(json, HERE).value! + 1);
    expect(await read()).toEqual(json);
  });

  it('grow by what is signed later, and what was there stays', async () => {
    await sign('2026-q2', NEXT_DOOR);
    const { items, missing } = await read();
    expect(missing).toEqual([]);
    expect(items.filter(({ commune }) => commune !== NEXT_DOOR)).toEqual(json.items);
    expect(items.length).toBeGreaterThan(json.items.length);
  });

  it('are not what somebody has made of it: what is no longer what was signed is told of as missing', async () => {
    const change = (sql: string, ...values: string[]) => house.admin.query(sql, values);
    const of = async (commune: string) => (await (await Signing.of(house, commune, '2026-q2')).snapshot()).id;
    const looks = new CheckedSnapshots(house.get(SnapshotRepository), () => now);
    const intact = (): Promise<number> =>
      house.under(SYSTEM['open-data'], () =>
        house.get(UnitOfWork).read('open-data.read', async (tx) => {
          const signed = await house.get(SnapshotRepository).standings(tx, '2026-q2');
          return (await looks.intactOf(tx, signed)).size;
        }),
      );
    let now = 0;
    expect(await intact()).toBe(3);
    const alter = `update snapshot_contents set figures = jsonb_set(figures, '{0,value}', '99999')`;
    await change('alter table snapshot_contents disable trigger all');
    await change(`${alter} where snapshot_id = $1 and content = 2`, await of(HERE));
    await change('delete from snapshot_contents where snapshot_id = $1', await of(NEXT_DOOR));
    await change(`${alter} where snapshot_id in (select id from snapshots where quarter = '2026-q1')`);
    await change('alter table snapshot_contents enable trigger all');
    // What was found as it was signed is looked at again after an hour; whoever begins looks at everything.
    expect((await read()).missing).toEqual([]);
    now = 3_599_999;
    expect(await intact()).toBe(3);
    now = 3_600_000;
    expect(await intact()).toBe(1);
    await house.restart();
    const gone = [NEXT_DOOR, HERE].map((commune) => ({ commune, reason: 'not-intact' }));
    const { items, missing } = await read();
    expect(missing).toEqual(gone);
    expect([...new Set(items.map(({ commune }) => commune))]).toEqual([ELSEWHERE]);
    const { quarters, distribution } = body(await (await reader()).get<OpenDataSetDto>('/open-data'));
    expect(quarters.find(({ quarter }) => quarter === QUARTER)).toEqual({ quarter: QUARTER, signed: 1, missing: gone });
    expect(quarters.find(({ quarter }) => quarter === '2026-Q1')).toMatchObject({ signed: 0 });
    expect([...new Set(distribution.map(({ quarter }) => quarter))]).toEqual([QUARTER]);
    expect(codeOf(await (await reader()).get('/open-data/2026-Q1/json'))).toEqual([503, 'OPEN_DATA.NOT_INTACT']);
  });
});
