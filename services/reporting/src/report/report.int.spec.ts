import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import type { Answer, ApiClient } from '@oln/testing';
import type { FigureDto, FiguresDto } from '../figure/figure.dto.js';
import { findIndicator, INDICATORS } from '../indicator/indicators.js';
import { Lives } from '../testing/lives.spec.js';
import { readPdf, readXlsx, type ReadXlsx } from '../testing/read-back.spec.js';
import { body, codeOf, ELSEWHERE, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import { SECTIONS } from './sections.js';

/** After all that they tell of. */
const TODAY = '2027-03-17';
const MONTH = '2026-04';
const EVENTS = [HERE, NEXT_DOOR, ELSEWHERE].flatMap((commune, at) => Lives.of(100 + at, commune, 25 - at * 9).events);
const PERIODS = {
  month: { from: '2026-04-01', to: '2026-04-30', asOf: '2026-04-30' },
  year: { from: '2026-01-01', to: '2026-04-30', asOf: '2026-04-30' },
  lastYear: { from: '2025-04-01', to: '2025-04-30', asOf: '2025-04-30' },
} as const;
/** Columns of the sheet of figures. */
const FIRST_VALUE = 3;
const COUNTED = 7;
/** Of these the report tells the parts alone. */
const WITHOUT_WHOLE = new Set(['outcomes', 'stage-days']);

describe('The monthly report of a commune', () => {
  let house: ReportingHouse;
  let workbook: Answer<Buffer>;
  let read: ReadXlsx;

  beforeAll(async () => {
    house = await ReportingHouse.open(`${TODAY}T15:00:00Z`);
    await house.publish(EVENTS);
    await house.untilKnown(EVENTS);
    workbook = await report(await as('coordinator', HERE), 'xlsx');
    read = await readXlsx(body(workbook));
  });
  afterAll(() => house?.close());

  const as = (role: Role, ...communes: string[]): Promise<ApiClient> => house.as(`${role}-1`, [role], communes);
  const report = (client: ApiClient, form: 'pdf' | 'xlsx', query = '', month = MONTH): Promise<Answer<Buffer>> =>
    client.get<Buffer>(`/communes/${HERE}/reports/${month}/${form}${query}`);

  /** What the figures API says of everything that is in the report. */
  async function figures(client: ApiClient, period: keyof typeof PERIODS): Promise<FigureDto[]> {
    const ids = [...new Set(SECTIONS.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)))].join(',');
    const query = new URLSearchParams({ indicators: ids, commune: HERE, ...PERIODS[period] });
    return body(await client.get<FiguresDto>(`/figures?${query}`)).items;
  }

  /** The row of an indicator, of all its parts together. */
  function rowOf({ sheets }: ReadXlsx, indicator: string): unknown[] {
    const name = findIndicator(indicator)!.name.es;
    return sheets.Cifras!.find(
      ([, said, part]) => part === 'Total' && (said === name || String(said).startsWith(`${name} (`)),
    )!;
  }

  const text = ({ sheets }: ReadXlsx): string => Object.values(sheets)[0]!.flat().join(' ');

  it('is a workbook whose figures are those of the figures API, this month, in the year, and a year before', async () => {
    expect([
      workbook.status,
      workbook.headers.get('content-type'),
      workbook.headers.get('content-disposition'),
    ]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      `attachment; filename="oln-${HERE}-${MONTH}.xlsx"`,
    ]);
    expect(Object.keys(read.parts).some((path) => path.startsWith('xl/charts/'))).toBe(true);
    const coordinator = await as('coordinator', HERE);
    for (const [at, period] of (['month', 'year', 'lastYear'] as const).entries()) {
      const told = await figures(coordinator, period);
      expect(told.length).toBeGreaterThan(25);
      for (const { indicator, value } of told) {
        if (WITHOUT_WHOLE.has(indicator)) continue;
        const cell = rowOf(read, indicator)[FIRST_VALUE + at];
        expect([period, indicator, cell ?? undefined]).toEqual([period, indicator, value]);
      }
    }
  });

  it('divides figures as the figures API does', async () => {
    const coordinator = await as('coordinator', HERE);
    const query = new URLSearchParams({ indicators: 'alerts-received', by: 'code', commune: HERE, ...PERIODS.year });
    const told = body(await coordinator.get<FiguresDto>(`/figures?${query}`)).items;
    const names = new Map(Object.entries({ high: 'Alta', medium: 'Media', low: 'Baja' }));
    expect(told.length).toBeGreaterThan(0);
    for (const { code, value } of told) {
      const row = read.sheets.Cifras!.find(
        ([, name, part]) => name === 'Alertas recibidas por gravedad' && part === names.get(code!),
      )!;
      expect([code, row[FIRST_VALUE + 1]]).toEqual([code, value]);
    }
  });

  it('is a PDF that says the same', async () => {
    const coordinator = await as('coordinator', HERE);
    const answer = await report(coordinator, 'pdf');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const said = (await readPdf(answer.body)).pages.join(' ');
    const [attended] = (await figures(coordinator, 'year')).filter(
      ({ indicator }) => indicator === 'families-attended',
    );
    expect(said).toContain(`empezaron a ser atendidas ${attended!.value} familias`);
    expect(said).toContain('Uso interno de la comuna');
  });

  it('speaks the language of the reader, or the one that is asked for', async () => {
    const coordinator = await as('coordinator', HERE);
    const path = `/communes/${HERE}/reports/${MONTH}/xlsx`;
    const preferred = await coordinator.get<Buffer>(path, { language: 'en' });
    expect(text(await readXlsx(body(preferred)))).toContain('The five things that matter');
    const asked = await coordinator.get<Buffer>(`${path}?language=es`, { language: 'en' });
    expect(text(await readXlsx(body(asked)))).toContain('Las cinco cosas que importan');
  });

  it('measures coverage by what the commune had committed itself to by the cut-off', async () => {
    const coordinator = await as('coordinator', HERE);
    const families = { families: 40, startsOn: '2027-01-01', endsOn: '2027-12-31' };
    body(await coordinator.put(`/communes/${HERE}/commitments/2027/case-management`, families, { ifMatch: '"0"' }));
    // It was said in March: the report of February, as known at the end of February, has none.
    const february = await readXlsx(body(await report(coordinator, 'xlsx', '', '2027-02')));
    expect(text(february)).toContain('No hay un compromiso registrado');
  });

  it('as known at the end of a later month knows more than at its own end', async () => {
    const coordinator = await as('coordinator', HERE);
    const accepted = async (query: string): Promise<number> => {
      const book = await readXlsx(body(await report(coordinator, 'xlsx', query, '2026-02')));
      return Number(rowOf(book, 'invitations-accepted')[COUNTED] ?? 0);
    };
    expect(await accepted('?asOf=2026-12-31')).toBeGreaterThan(await accepted(''));
  });

  it('shows whoever is outside no small figure, and nobody another commune', async () => {
    const supervisor = await as('regional-supervisor', HERE, NEXT_DOOR);
    const outside = await readXlsx(body(await report(supervisor, 'xlsx')));
    expect(text(outside)).toContain('menos de cinco');
    const told = await figures(supervisor, 'month');
    expect(told.some(({ suppressed }) => suppressed)).toBe(true);
    for (const { indicator, suppressed, value } of told) {
      if (WITHOUT_WHOLE.has(indicator)) continue;
      const cell = rowOf(outside, indicator)[FIRST_VALUE];
      expect([indicator, cell ?? undefined]).toEqual([indicator, suppressed ? 'no se muestra' : value]);
    }
    expect(codeOf(await report(await as('coordinator', ELSEWHERE), 'pdf'))).toEqual([403, 'REACH.OTHER_COMMUNE']);
  });

  it('of a month that has not ended, or that was before all data, or of no commune, is refused with what to do', async () => {
    const coordinator = await as('coordinator', HERE);
    const refused = async (month: string, query = ''): Promise<unknown[]> => {
      const answer = (await report(coordinator, 'pdf', query, month)) as unknown as Answer<{ detail: string }>;
      return [...(codeOf(answer) as unknown[]), answer.body.detail];
    };
    const last = 'El último mes con informe es 2027-02';
    expect(await refused('2027-03')).toEqual([422, 'REPORT.MONTH_NOT_ENDED', last]);
    expect(await refused('2030-01')).toEqual([422, 'REPORT.MONTH_NOT_ENDED', last]);
    const first = expect.stringMatching(/^El primer mes con datos es 2026-0\d$/) as unknown;
    expect(await refused('2025-12')).toEqual([422, 'REPORT.BEFORE_DATA', first]);
    expect((await refused(MONTH, '?asOf=2026-05-30'))[1]).toBe('REPORT.CUT_OFF');
    expect((await refused(MONTH, '?asOf=2026-03-31'))[1]).toBe('REPORT.CUT_OFF');
    const nowhere = await as('coordinator', '99999');
    expect(codeOf(await nowhere.get('/communes/99999/reports/2026-04/pdf'))).toEqual([404, 'REPORT.UNKNOWN_COMMUNE']);
    const beginner = await as('coordinator', '01101');
    expect(codeOf(await beginner.get('/communes/01101/reports/2026-04/pdf'))).toEqual([422, 'REPORT.NO_DATA']);
    expect((await coordinator.get(`/communes/${HERE}/reports/april/pdf`)).status).toBe(400);
  });

  it('is on record, by the reference that it carries', async () => {
    const deputy = await as('deputy-coordinator', HERE);
    const book = await readXlsx(body(await report(deputy, 'xlsx')));
    const { rows } = await house.admin.query<{ entity_id: string; action: string; kind: string; commune: string }>(
      `select entity_id, action, kind, commune from audit where person = 'deputy-coordinator-1'`,
    );
    expect(rows).toEqual([{ entity_id: expect.any(String), action: 'report.export', kind: 'report', commune: HERE }]);
    expect(text(book)).toContain(`Folio ${rows[0]!.entity_id}`);
  });

  it('has in it every indicator but those that say the same in another way', () => {
    const shown = new Set(SECTIONS.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)));
    const left = INDICATORS.map(({ id }) => id).filter((id) => !shown.has(id));
    expect(left.filter((id) => !/^funnel/.test(id)).sort()).toEqual([
      ...['alert-outcomes', 'caseload', 'cases-by-stage', 'escalation-outcomes', 'plans-reached'],
      ...['referral-outcomes', 'request-outcomes', 'requests-received', 'sessions-held'],
    ]);
  });
});
