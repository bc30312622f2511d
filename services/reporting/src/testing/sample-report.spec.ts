import type { MeasureName } from '../fact/measures.js';
import { measureOf } from '../fact/measures.js';
import type { Cell } from '../figure/cell.js';
import { evaluateDivisions } from '../figure/divisions.js';
import { expectedOf } from '../commitment/commitment.js';
import type { Committed } from '../figure/evaluate.js';
import { monthsOf, type Period } from '../figure/period.js';
import { protect } from '../figure/protect.js';
import { findIndicator } from '../indicator/indicators.js';
import { findCommune } from '../place/communes.js';
import { FigureBook, type Told } from '../report/figure-book.js';
import { questionsOf } from '../report/questions.js';
import { reportPeriods } from '../report/report-periods.js';
import { reportOf, type Report } from '../report/report.js';
import { SECTIONS } from '../report/sections.js';
import { chanceOf } from './lives.spec.js';

const [CM, FT] = ['case-management', 'family-therapy'];

/** `[measure, line, code, how many in a usual month, days or hours]` */
type Usual = readonly [measure: MeasureName, line: string, code: string, n: number, value?: number];

const USUAL: readonly Usual[] = [
  ['case.invited', CM, 'high', 14],
  ['case.invited', CM, 'medium', 20],
  ['case.invited', FT, 'medium', 11],
  ['case.invitation-answer', CM, 'accepted', 26],
  ['case.invitation-answer', FT, 'accepted', 10],
  ['case.invitation-answer', CM, 'rejected', 5],
  ['case.invitation-answer', CM, 'not-located', 2],
  ['case.attended', CM, '', 26],
  ['case.attended', FT, '', 10],
  ['case.renounced', CM, '', 1],
  ['case.evaluated', CM, '', 16],
  ['case.evaluated', FT, '', 7],
  ['case.risk-mitigated', CM, '', 14],
  ['case.risk-mitigated', FT, '', 6],
  ['case.protection-strengthened', CM, '', 13],
  ['case.protection-strengthened', FT, '', 7],
  ['case.exit', CM, 'completed', 12],
  ['case.exit', FT, 'completed', 6],
  ['case.exit', CM, 'partially-completed', 4],
  ['case.exit', CM, 'invitation-rejected', 5],
  ['case.exit', CM, 'renounced', 2],
  ['case.exit', CM, 'not-located', 2],
  ['factor.risk', CM, 'family-parenting-overload', 14],
  ['factor.risk-mitigated', CM, 'family-parenting-overload', 11],
  ['factor.risk', CM, 'child-school-absence', 9],
  ['factor.risk-mitigated', CM, 'child-school-absence', 8],
  ['factor.risk', CM, 'family-conflict', 8],
  ['factor.risk-mitigated', CM, 'family-conflict', 5],
  ['factor.risk', CM, 'community-isolation', 6],
  ['factor.risk-mitigated', CM, 'community-isolation', 5],
  ['factor.protection', CM, 'child-trusted-adult', 12],
  ['factor.protection-strengthened', CM, 'child-trusted-adult', 10],
  ['factor.protection', CM, 'family-parenting-skills', 15],
  ['factor.protection-strengthened', CM, 'family-parenting-skills', 13],
  ['factor.protection', CM, 'child-school-bond', 9],
  ['factor.protection-strengthened', CM, 'child-school-bond', 6],
  ['request.admissibility-days', '', 'pertinent', 20, 3],
  ['request.admissibility-days', '', 'pertinent', 9, 6],
  ...(['invitation', 'diagnosis', 'family-plan', 'execution', 'evaluation', 'closure'] as const).flatMap(
    (stage, at): Usual[] => {
      const days = [9, 24, 13, 142, 12, 7][at]!;
      return [
        ['case.stage-days', CM, stage, 12, days],
        ['case.stage-days', CM, stage, 4, Math.round(days * 1.7)],
      ];
    },
  ),
  ['referral.wait-days', '', 'offered', 9, 31],
  ['referral.wait-days', '', 'expired', 3, 60],
  ['referral.closed', '', 'effective', 12],
  ['referral.closed', '', 'never-attended', 3],
  ['gap.opened', '', 'mental-health', 4],
  ['gap.opened', '', 'housing', 2],
  ['alert.received', '', 'critical', 2],
  ['alert.received', '', 'high', 7],
  ['alert.received', '', 'medium', 11],
  ['alert.received', '', 'low', 6],
  ['alert.verification-hours', '', 'critical', 2, 1],
  ['alert.verification-hours', '', 'high', 7, 15],
  ['alert.verification-hours', '', 'medium', 10, 41],
  ['alert.answer-hours', '', 'high', 8, 52],
  ['escalation.opened', '', 'urgent', 1],
  ['escalation.opened', '', 'ordinary', 3],
  ['escalation.notified', '', '', 4],
  ['escalation.acknowledged', '', '', 3],
  ['escalation.acknowledgement-hours', '', '', 3, 29],
  ['work.became-overdue', '', 'case-management', 9],
  ['work.became-overdue', '', 'intake', 5],
  ['activity.held', '', 'workshop', 3],
  ['activity.held', '', 'assembly', 1],
  ['referral.waiting', '', 'high', 9, 22],
  ['referral.waiting', '', 'medium', 31, 47],
  ['referral.waiting', '', 'low', 14, 71],
  ['request.stage', '', 'assignment', 18, 16],
  ['gap.open', '', 'mental-health', 21],
  ['gap.open', '', 'specialised-protection', 9],
  ['gap.open', '', 'housing', 6],
  ['gap.open', '', 'education', 2],
  ['alert.open', '', 'high', 2],
  ['alert.open', '', 'medium', 5],
  ['measure.stage', '', 'in-force', 11],
  ['work.overdue', '', 'case-management', 12],
  ['work.overdue', '', 'intake', 4],
  ['work.overdue', '', 'assisted-referral', 6],
  ['plan.stage', '', 'running', 3],
  ['plan.stage', '', 'diagnosis', 2],
  ['plan.stage', '', 'baseline', 1],
  ['child.participating', '', '', 87],
];

const COMMITTED = { [CM]: 320, [FT]: 130 };

export interface Sampled {
  month?: string;
  language?: 'es' | 'en';
  commune?: string;
  isWhole?: boolean;
  /** Of what is usual. */
  size?: number;
  withCommitment?: boolean;
  /** Families attended, of what is usual. */
  attended?: number;
}

/** The report of a made-up office, made of cells as the database would give them. Holds no tests. */
export function sampleReport(sampled: Sampled = {}): Report {
  const { month = '2026-09', language = 'es', commune = '13110', isWhole = true } = sampled;
  const periods = reportPeriods(month, reportPeriods(month, `${month}-28`).month.to);
  return reportOf({
    language,
    commune: findCommune(commune)!,
    periods,
    madeOn: `${periods.month.to.slice(0, 4)}-12-02`,
    isWhole,
    reference: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
    book: sampleBook(periods, commune, sampled),
  });
}

function sampleBook(
  periods: ReturnType<typeof reportPeriods>,
  commune: string,
  { isWhole = true, size = 1, withCommitment = true, attended = 1 }: Sampled,
): FigureBook {
  const cells = cellsOf(periods.trend, commune, size).map((cell) =>
    cell.measure === 'case.attended' ? { ...cell, n: Math.round(cell.n * attended) } : cell,
  );
  const committedIn = (period: Period): Committed[] =>
    withCommitment
      ? Object.entries(COMMITTED).map(([line, usual]) => committedTo({ commune, line, families: usual * size }, period))
      : [];
  const told = SECTIONS.flatMap((section) =>
    questionsOf(section).flatMap(({ span, divisions }) => {
      const period = periods[span];
      const here = within(cells, period, span === 'trend');
      const items = evaluateDivisions(
        divisions.map(({ by, indicators }) => ({ by, indicators: indicators.map((id) => findIndicator(id)!) })),
        {
          cellsOf: () => here,
          ...{ committed: committedIn(period), months: monthsOf(period) },
          ...(!isWhole && {
            hide: (figures, one) =>
              protect(figures, one, {
                cells: here,
                by: span === 'trend' ? ['month'] : [],
                scope: { commune },
                reach: '*',
              }),
          }),
        },
      );
      return divisions.map(({ by }, at): Told => ({ span, by, items: items[at]! }));
    }),
  );
  return new FigureBook(told);
}

/** Of the calendar year. */
function committedTo(committed: Committed, { from, to }: Period): Committed {
  const year = { startsOn: `${to.slice(0, 4)}-01-01`, endsOn: `${to.slice(0, 4)}-12-31` };
  return { ...committed, expected: expectedOf({ ...committed, ...year }, { from, to }) };
}

function cellsOf(trend: Period, commune: string, size: number): Cell[] {
  const chance = chanceOf(7);
  return monthsOf(trend).flatMap((month, at) => {
    // Of one kind of record a month is busy or quiet as a whole: no part is more than what it is of.
    const busy = new Map<string, number>();
    return USUAL.map(([measure, line, code, n, value = -1]): Cell => {
      const kind = measure.split('.')[0]!;
      if (!busy.has(kind)) busy.set(kind, (0.75 + 0.5 * chance()) * (0.9 + at * 0.015));
      return { measure, commune, month, line, code, value, n: Math.round(n * size * busy.get(kind)!) };
    }).filter((cell) => cell.n > 0);
  });
}

/** What happened in a period; of what stands, what there is at its end. */
const within = (cells: readonly Cell[], { from, to }: Period, isByMonth: boolean): Cell[] =>
  cells.filter(({ measure, month }) =>
    measureOf(measure).time === 'flow' || isByMonth
      ? month >= from.slice(0, 7) && month <= to.slice(0, 7)
      : month === to.slice(0, 7),
  );
