import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import type { FiguresDto } from '../figure/figure.dto.js';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, ReportingHouse } from '../testing/reporting-house.spec.js';
import type { TargetDto, TargetStandingsDto } from './target.dto.js';

const EVENTS = Lives.of(42, HERE, 30).events;

describe('A target', () => {
  let house: ReportingHouse;
  let coordinator: ApiClient;

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-07-01T15:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    await house.take(EVENTS, 200);
  });
  afterAll(() => house?.close());

  const put = (indicator: string, wanted: object, ifMatch: number, commune = HERE) =>
    coordinator.put<TargetDto>(`/communes/${commune}/targets/2026/${indicator}`, wanted, { ifMatch });
  const list = async (query = '', by = coordinator): Promise<TargetStandingsDto> =>
    body(await by.get<TargetStandingsDto>(`/communes/${HERE}/targets?year=2026${query}`));

  it('is of a commune, a year and an indicator, and is told in a fact', async () => {
    const first = body(await put('families-attended', { value: 73 }, 0));
    expect(first).toMatchObject({
      ...{ commune: HERE, year: 2026, indicator: 'families-attended', version: 1, value: 73, withdrawn: false },
      ...{ green: 0.05, yellow: 0.2, setBy: 'coordinadora-1', setAt: '2026-07-01T15:00:00.000Z' },
    });
    expect((await house.facts(first.id)).map(({ name, data }) => [name, data.value])).toEqual([['target.set', 73]]);
    expect(codeOf(await put('families-attended', { value: 50 }, 0))).toEqual([412, 'REQUEST.STALE']);
  });

  it('says how far it has come, what is expected by now, and why', async () => {
    const { items, asOf } = await list();
    const query = 'indicators=families-attended&from=2026-01-01&to=2026-12-31';
    const { items: figures } = body(await coordinator.get<FiguresDto>(`/figures?${query}`));
    expect(asOf).toBe('2026-07-01');
    expect(items).toMatchObject([
      {
        target: { indicator: 'families-attended', value: 73 },
        ...{ better: 'more', unit: 'families', value: figures[0]!.value, expected: 36.4 },
        reason: { es: expect.stringContaining('a esta fecha se esperan 36,4') },
      },
    ]);
    expect(['green', 'yellow', 'red']).toContain(items[0]!.light);
  });

  it('keeps every version, and is on a day what had been said by then', async () => {
    await house.travelTo('2026-08-15T15:00:00Z');
    body(await put('families-attended', { value: 100, green: 0.1 }, 1));
    const on = async (day: string) =>
      (await list(`&asOf=${day}`)).items.map(({ target }) => [target.value, target.green]);
    expect([await on('2026-07-31'), await on('2026-08-15'), await on('2026-06-30')]).toEqual([
      [[73, 0.05]],
      [[100, 0.1]],
      [],
    ]);
    const path = `/communes/${HERE}/targets/2026/families-attended/versions`;
    const versions = body(await coordinator.get<TargetDto[]>(path));
    expect(versions.map(({ version, value }) => [version, value])).toEqual([
      [2, 100],
      [1, 73],
    ]);
    expect(codeOf(await coordinator.get(`/communes/${HERE}/targets/2026/renounced/versions`))).toEqual([
      404,
      'TARGET.UNKNOWN',
    ]);
  });

  it('may be taken back, and set again', async () => {
    body(await put('renounced', { value: 0.05 }, 0));
    expect((await list()).items).toHaveLength(2);
    body(await put('renounced', { value: 0.05, withdrawn: true }, 1));
    expect((await list()).items).toHaveLength(1);
    expect(body(await put('renounced', { value: 0.08 }, 2))).toMatchObject({ version: 3, withdrawn: false });
  });

  it('shows outside no figure that could be somebody, and asks for whole months there', async () => {
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    const renounced = (await list('', supervisor)).items.find(({ target }) => target.indicator === 'renounced')!;
    const own = (await list()).items.find(({ target }) => target.indicator === 'renounced')!;
    expect(own.value).toBeDefined();
    expect([renounced.light, renounced.value]).toEqual(['none', undefined]);
    expect(codeOf(await supervisor.get(`/communes/${HERE}/targets?year=2026&asOf=2026-08-10`))).toEqual([
      422,
      'FIGURE.WHOLE_MONTHS',
    ]);
  });

  it('that nobody can meet, of what does not exist, or of another commune, is refused', async () => {
    expect(codeOf(await put('caseload', { value: 30 }, 0))).toEqual([422, 'TARGET.NO_DIRECTION']);
    expect(codeOf(await put('happiness', { value: 30 }, 0))).toEqual([404, 'FIGURE.UNKNOWN_INDICATOR']);
    expect(codeOf(await put('coverage', { value: 0.5 }, 0, ELSEWHERE))).toEqual([403, 'REACH.OTHER_COMMUNE']);
    expect(codeOf(await coordinator.get(`/communes/${ELSEWHERE}/targets?year=2026`))).toEqual([
      403,
      'REACH.OTHER_COMMUNE',
    ]);
  });
});
