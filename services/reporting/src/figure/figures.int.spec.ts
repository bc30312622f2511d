import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import type { ApiClient } from '@oln/testing';
import type { Breakdown } from '../indicator/indicator.js';
import { INDICATORS, type Indicator } from '../indicator/indicators.js';
import { marksByHand } from '../testing/by-hand.spec.js';
import { agesOfMarks, cellsOfMarks } from '../testing/cells-of-marks.spec.js';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import type { Dimension } from './cell.js';
import { evaluate, type Figure } from './evaluate.js';
import type { FigureDto, FiguresDto, IndicatorRecordDto } from './figure.dto.js';
import { FEW } from './suppression.js';
import { monthsOf, type Period } from './period.js';

/** After all that they tell of. */
const TODAY = '2027-03-17';
const EVENTS = [HERE, NEXT_DOOR, ELSEWHERE].flatMap((commune, at) => Lives.of(100 + at, commune, 25 - at * 9).events);

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

const PERIODS: [name: string, period: Period][] = [
  ['the year, as known today', { from: '2026-01-01', to: '2026-12-31', asOf: TODAY }],
  ['whole months, as known at the end of one', { from: '2026-02-01', to: '2026-05-31', asOf: '2026-06-30' }],
  ['days within months, as known within one', { from: '2026-01-20', to: '2026-05-11', asOf: '2026-05-23' }],
  ['a month before anything happened', { from: '2025-12-01', to: '2025-12-31', asOf: TODAY }],
];

describe('Figures', () => {
  let house: ReportingHouse;
  const all = marksByHand(EVENTS).map(({ commune, mark }) => ({ ...mark, commune }));

  beforeAll(async () => {
    house = await ReportingHouse.open(`${TODAY}T15:00:00Z`);
    await house.publish(EVENTS);
    await house.untilKnown(EVENTS);
  });
  afterAll(() => house?.close());

  const as = (role: Role, ...communes: string[]): Promise<ApiClient> => house.as(`${role}-1`, [role], communes);

  async function ask(client: ApiClient, query: Record<string, string>): Promise<FigureDto[]> {
    return body(await client.get<FiguresDto>(`/figures?${new URLSearchParams(query)}`)).items;
  }

  function byHand(
    indicator: Indicator,
    period: Period,
    by: readonly Breakdown[],
    communes: readonly string[],
  ): Figure[] {
    const here = all.filter(({ commune }) => communes.includes(commune));
    const dimensions: Dimension[] = [...new Set<Dimension>(['commune', 'line', 'code', ...by])];
    const of = indicator.formula.form === 'ages' ? agesOfMarks : cellsOfMarks;
    return evaluate(indicator, {
      cells: of(here, period, dimensions),
      committed: [],
      by,
      months: by.includes('month') ? monthsOf(period) : [],
    });
  }

  describe.each(PERIODS)('of %s', (_name, period) => {
    it.each(INDICATORS.map((indicator) => [indicator.id, indicator] as const))(
      '%s is what its marks say',
      async (id, indicator) => {
        const coordinator = await as('coordinator', HERE);
        const { from, to, asOf } = period;
        const isStock = indicator.formula.form !== 'ages' && indicator.by.includes('month') && isOfStock(indicator);
        const divisions = [
          [],
          ...indicator.by.map((one) => [one]),
          indicator.by.filter((one) => one !== 'month'),
        ] as Breakdown[][];
        for (const by of divisions) {
          // What stands by month is summed up by the database alone; another spec holds it.
          if (isStock && by.includes('month')) continue;
          const said = await ask(coordinator, {
            indicators: id,
            from,
            to,
            asOf,
            ...(by.length > 0 && { by: by.join(',') }),
          });
          expect([by, said]).toEqual([by, byHand(indicator, period, by, [HERE])]);
        }
      },
    );
  });

  const isOfStock = ({ formula }: Indicator): boolean =>
    /stage|open|waiting|charge|overdue|participating/.test(formula.of.measure);

  it('of what stands, by month, say what stood at the end of each', async () => {
    const coordinator = await as('coordinator', HERE);
    const query = { indicators: 'cases-by-stage', from: '2026-01-01', to: '2026-06-30', by: 'month' };
    const said = await ask(coordinator, query);
    for (const month of ['2026-01', '2026-03', '2026-06']) {
      const end = { '2026-01': '2026-01-31', '2026-03': '2026-03-31', '2026-06': '2026-06-30' }[month]!;
      const [alone] = await ask(coordinator, { indicators: 'cases-by-stage', from: '2026-01-01', to: end });
      expect([month, said.find((one) => one.month === month)?.value]).toEqual([month, alone!.value]);
    }
    const withinMonth = await ask(coordinator, { ...query, asOf: '2026-05-11' });
    const [then] = await ask(coordinator, { indicators: 'cases-by-stage', asOf: '2026-05-11' });
    expect(withinMonth.find(({ month }) => month === '2026-05')?.value).toBe(then!.value);
  });

  it('change when a late fact comes, for the days from which on it was so', async () => {
    const coordinator = await as('coordinator', HERE);
    const asked = { indicators: 'requests-received', from: '2026-01-01', to: '2026-01-31' };
    const before = (await ask(coordinator, asked))[0]!.value!;
    const late = Lives.of(999, HERE, 1)
      .events.slice(0, 1)
      .map((event) => ({
        ...event,
        asof: '2026-02-02T15:00:00.000Z',
        data: { ...event.data, receivedAt: '2026-01-15T15:00:00.000Z' },
      }));
    await house.publish(late);
    await house.untilKnown(late);
    expect((await ask(coordinator, asked))[0]!.value).toBe(before + 1);
    expect((await ask(coordinator, { ...asked, asOf: '2026-01-31' }))[0]!.value).toBe(before);
  });

  it('are of the caller’s communes and of no other', async () => {
    const coordinator = await as('coordinator', HERE);
    expect(codeOf(await coordinator.get(`/figures?indicators=renounced&commune=${ELSEWHERE}`))).toEqual([
      403,
      'REACH.OTHER_COMMUNE',
    ]);
    const communes = await ask(coordinator, { indicators: 'requests-received', by: 'commune', ...YEAR });
    expect(communes.map(({ commune }) => commune)).toEqual([HERE]);
  });

  it('that leave the commune show no cell of fewer than five, and the whole where it is large', async () => {
    const supervisor = await as('regional-supervisor', HERE, NEXT_DOOR);
    for (const { id, by } of INDICATORS) {
      const divided = by.filter((one) => one !== 'month' && !(one === 'code' && id === 'caseload'));
      for (const items of [
        await ask(supervisor, { indicators: id, ...YEAR, by: divided.join(',') }),
        await ask(supervisor, { indicators: id, ...YEAR }),
      ])
        for (const { numerator, denominator, suppressed, value } of items) {
          const few = [numerator, id === 'caseload' || id === 'coverage' ? undefined : denominator].filter(
            (n) => n !== undefined && n > 0 && n < FEW,
          );
          expect([id, suppressed ? [] : few]).toEqual([id, []]);
          expect([id, suppressed && value]).toEqual([id, suppressed ? undefined : suppressed]);
        }
    }
    const [whole] = await ask(supervisor, { indicators: 'requests-received', ...YEAR });
    expect(whole!.value).toBeGreaterThan(20);
  });

  it('that leave the commune are of whole months, and of nobody of the office', async () => {
    const supervisor = await as('national-supervisor', HERE, ELSEWHERE);
    const within = await supervisor.get('/figures?indicators=renounced&from=2026-01-02&to=2026-03-31');
    expect(codeOf(within)).toEqual([422, 'FIGURE.WHOLE_MONTHS']);
    expect(codeOf(await supervisor.get('/figures?indicators=caseload&by=code'))).toEqual([422, 'FIGURE.NOT_DIVIDED']);
    expect(codeOf(await (await as('coordinator', HERE)).get('/figures?indicators=coverage&by=code'))).toEqual([
      422,
      'FIGURE.NOT_DIVIDED',
    ]);
  });

  it('that nobody knows, or of a period that ends before it begins, are refused', async () => {
    const coordinator = await as('coordinator', HERE);
    expect(codeOf(await coordinator.get('/figures?indicators=happiness'))).toEqual([404, 'FIGURE.UNKNOWN_INDICATOR']);
    expect(codeOf(await coordinator.get('/figures?indicators=renounced&from=2026-03-01&to=2026-02-01'))).toEqual([
      422,
      'FIGURE.PERIOD_TURNED',
    ]);
    expect(codeOf(await coordinator.get('/figures?indicators=renounced&from=1999-01-01&to=2026-02-01'))).toEqual([
      422,
      'FIGURE.PERIOD_TOO_LONG',
    ]);
  });

  it('lead to the records behind them, page by page, which is on record', async () => {
    const coordinator = await as('coordinator', HERE);
    const [counted] = await ask(coordinator, { indicators: 'families-attended', ...YEAR });
    const found: IndicatorRecordDto[] = [];
    let cursor = '';
    do {
      const path = `/indicators/families-attended/cases?${new URLSearchParams(YEAR)}&limit=4${cursor && `&cursor=${cursor}`}`;
      const page = body(await coordinator.get<{ items: IndicatorRecordDto[]; next?: string }>(path));
      found.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor);
    expect(found).toHaveLength(counted!.value!);
    expect(new Set(found.map(({ record }) => record)).size).toBe(found.length);
    const { rows } = await house.admin.query(
      `select entity_id from audit where action = 'figures.records' and person = 'coordinator-1'`,
    );
    expect(rows).toHaveLength(found.length);
  });

  it('lead whoever attends to the cases in their own charge alone', async () => {
    const manager = await house.as('gestora-1', ['case-manager']);
    const items = body(
      await manager.get<{ items: IndicatorRecordDto[] }>('/indicators/cases-by-stage/cases?limit=200'),
    ).items;
    const { rows } = await house.admin.query<{ record: string }>(
      `select record from marks where commune = $1 and measure = 'case.in-charge' and code = 'gestora-1' and until_day = '9999-12-31'
          and generation = (select id from generations where state = 'live')`,
      [HERE],
    );
    expect(items.map(({ record }) => record).sort()).toEqual(rows.map(({ record }) => record).sort());
    expect(items.length).toBeGreaterThan(0);
  });

  it('are a sheet as well, in the language of the reader', async () => {
    const { service } = house;
    const coordinator = await as('coordinator', HERE);
    const token = (coordinator as unknown as { token: string }).token;
    const answer = await fetch(
      `${service.url}/api/reporting/v1/figures/sheet?indicators=requests-received&by=code&${new URLSearchParams(YEAR)}`,
      {
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
      },
    );
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [head, ...rows] = (await answer.text()).trim().split('\r\n');
    expect(head).toContain('indicator,name,commune');
    expect(rows.length).toBeGreaterThan(1);
  });
});
