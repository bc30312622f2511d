import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { FigureService } from '../figure/figure.service.js';
import { FEW } from '../figure/suppression.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import { FiguresOfClosedQuarters } from './figures-of-closed-quarters.js';
import { openRows } from './open-data.js';
import type { OpenDataSetDto, OpenQuarterDto } from './open-data.dto.js';
import { OpenDataRepository } from './open-data.repository.js';

const TODAY = '2026-10-17';
const QUARTER = '2026-Q2';
const EVENTS = [HERE, NEXT_DOOR, ELSEWHERE].flatMap((commune, at) => Lives.of(100 + at, commune, 30 - at * 9).events);

describe('Open data', () => {
  let house: ReportingHouse;
  let json: OpenQuarterDto;

  const reader = (): Promise<ApiClient> => house.as('sistema-1', ['integrator'], [ELSEWHERE]);

  beforeAll(async () => {
    house = await ReportingHouse.open(`${TODAY}T15:00:00Z`);
    await house.publish(EVENTS);
    await house.untilKnown(EVENTS);
    json = body(await (await reader()).get<OpenQuarterDto>(`/open-data/${QUARTER}/json`));
  });
  afterAll(() => house?.close());

  it('are described: licence, columns, quarters that have ended, and where their files are', async () => {
    const set = body(await (await reader()).get<OpenDataSetDto>('/open-data'));
    expect([...new Set(set.distribution.map(({ quarter }) => quarter))]).toEqual(['2026-Q3', '2026-Q2', '2026-Q1']);
    expect(set.temporal).toEqual({ startDate: '2026-01-01', endDate: '2026-09-30' });
    for (const { downloadURL, mediaType } of set.distribution) {
      const answer = await (await reader()).get(downloadURL.replace('/api/reporting/v1', ''));
      expect([downloadURL, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
        ...[downloadURL, 200, mediaType],
      ]);
    }
  });

  it('are of all communes and of the country, whoever asks', async () => {
    expect([...new Set(json.items.map(({ commune }) => commune))].sort()).toEqual([
      ELSEWHERE,
      NEXT_DOOR,
      HERE,
      undefined,
    ]);
    for (const role of ROLES) {
      const somebody = await house.as(`${role}-1`, [role], [HERE]);
      expect([role, body(await somebody.get<OpenQuarterDto>(`/open-data/${QUARTER}/json`))]).toEqual([role, json]);
    }
  });

  it('are the same as CSV, JSON and Parquet', async () => {
    const client = await reader();
    const bytes = body(await client.get<Buffer>(`/open-data/${QUARTER}/csv`));
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

  it('give nothing away by subtraction: of the communes of a sum two are hidden at least, or none', () => {
    const wholes = json.items.filter(
      ({ area, suppressed, unit }) => area === 'country' && !suppressed && unit !== 'share',
    );
    for (const { indicator, numerator } of wholes) {
      if (numerator === undefined) continue;
      const parts = json.items.filter(
        (row) => row.indicator === indicator && row.area === 'commune' && row.line === undefined,
      );
      const hidden = parts.filter(({ suppressed }) => suppressed);
      const rest = numerator - parts.reduce((sum, row) => sum + (row.numerator ?? 0), 0);
      expect([indicator, hidden.length === 1, hidden.length > 0 && rest < FEW]).toEqual([indicator, false, false]);
    }
  });

  it('of a quarter that has not ended, or that there never was, are refused with what to do', async () => {
    const client = await reader();
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

  it('stay what they are when late facts come, reckoned anew', async () => {
    const late = Lives.of(999, HERE, 6).events.map((event) => ({ ...event, asof: `${TODAY}T15:00:00.000Z` }));
    await house.publish(late);
    await house.untilKnown(late);
    const [work, figures] = [house.get(UnitOfWork), house.get(FigureService)];
    const anew = new FiguresOfClosedQuarters(work, figures, house.get(GenerationRepository), new OpenDataRepository());
    const published = await house.under(SYSTEM['open-data'], () => anew.published(QUARTER));
    expect(JSON.parse(JSON.stringify(openRows(published)))).toEqual(json.items);
  });
});
