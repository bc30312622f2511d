import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, ReportingHouse } from '../testing/reporting-house.spec.js';
import type { FiguresDto } from '../figure/figure.dto.js';
import type { CommitmentDto } from './commitment.dto.js';

const EVENTS = Lives.of(42, HERE, 20).events;

describe('A commitment', () => {
  let house: ReportingHouse;
  let coordinator: ApiClient;

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-06-01T13:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    await house.publish(EVENTS);
    await house.untilKnown(EVENTS);
  });
  afterAll(() => house?.close());

  const put = (year: number, line: string, wanted: object, ifMatch: number, commune = HERE) =>
    coordinator.put<CommitmentDto>(`/communes/${commune}/commitments/${year}/${line}`, wanted, { ifMatch });
  const coverage = async (query: string) =>
    body(await coordinator.get<FiguresDto>(`/figures?indicators=coverage&${query}`)).items;

  it('is of a commune, a line and a year, and is told in a fact', async () => {
    const first = body(await put(2026, 'case-management', { families: 40 }, 0));
    expect(first).toMatchObject({
      commune: HERE,
      year: 2026,
      version: 1,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      families: 40,
    });
    expect((await house.facts(first.id)).map(({ name }) => name)).toEqual(['commitment.set']);
    expect(codeOf(await put(2026, 'case-management', { families: 50 }, 0))).toEqual([412, 'REQUEST.STALE']);
  });

  it('is what coverage is measured against; nothing where nothing was said', async () => {
    const byLine = await coverage('by=line&from=2026-01-01&to=2026-12-31');
    const management = byLine.find(({ line }) => line === 'case-management')!;
    expect(management).toMatchObject({ denominator: 40, value: Math.round((management.numerator! / 40) * 1e6) / 1e6 });
    const therapy = byLine.find(({ line }) => line === 'family-therapy')!;
    expect([therapy.denominator, therapy.value]).toEqual([0, undefined]);
  });

  it('says how coverage stands to it: by what of its days has passed, and never of what is kept back', async () => {
    const [management] = await coverage('line=case-management&from=2026-01-01&to=2026-12-31');
    // The first of June is the 152nd of 365 days.
    expect(management!.expected).toBe(0.416438);
    const behind = 1 - management!.value! / management!.expected!;
    expect(management!.light).toBe(behind <= 0.05 ? 'green' : behind <= 0.2 ? 'yellow' : 'red');
    const [inJune] = await coverage('line=case-management&from=2026-06-01&to=2026-06-30');
    expect(inJune!.expected).toBe(Math.round((1 / 365) * 1e6) / 1e6);
    const [ended] = await coverage('line=family-therapy&from=2026-01-01&to=2026-12-31');
    expect([ended!.expected, ended!.light]).toEqual([undefined, undefined]);
  });

  it('is as it had been said by the cut-off', async () => {
    await house.travelTo('2026-07-15T13:00:00Z');
    body(await put(2026, 'case-management', { families: 60 }, 1));
    const [now] = await coverage('from=2026-01-01&to=2026-12-31');
    const [then] = await coverage('from=2026-01-01&to=2026-12-31&asOf=2026-06-30');
    expect([now!.denominator, then!.denominator]).toEqual([60, 40]);
  });

  it('may be of a year of the programme, from June to May', async () => {
    const wanted = { families: 30, startsOn: '2025-06-01', endsOn: '2026-05-31' };
    body(await put(2025, 'family-therapy', wanted, 0));
    const [figure] = await coverage('line=family-therapy&from=2025-06-01&to=2026-04-30');
    expect(figure!.denominator).toBe(30);
  });

  it('that turns time around, or is of another year, is refused', async () => {
    const turned = { families: 1, startsOn: '2026-05-01', endsOn: '2026-01-01' };
    expect(codeOf(await put(2026, 'family-therapy', turned, 0))).toEqual([422, 'COMMITMENT.TURNED']);
    const other = { families: 1, startsOn: '2025-05-01', endsOn: '2026-01-01' };
    expect(codeOf(await put(2026, 'family-therapy', other, 0))).toEqual([422, 'COMMITMENT.OTHER_YEAR']);
    const long = { families: 1, startsOn: '2026-05-01', endsOn: '2028-01-01' };
    expect(codeOf(await put(2026, 'family-therapy', long, 0))).toEqual([422, 'COMMITMENT.TOO_LONG']);
  });

  it('of another commune is nobody’s to set', async () => {
    expect(codeOf(await put(2026, 'family-therapy', { families: 1 }, 0, ELSEWHERE))).toEqual([
      403,
      'REACH.OTHER_COMMUNE',
    ]);
  });

  it('is listed in its newest version', async () => {
    const all = body(await coordinator.get<CommitmentDto[]>('/commitments?year=2026'));
    expect(all.map(({ line, families, version }) => [line, families, version])).toEqual([['case-management', 60, 2]]);
  });
});
