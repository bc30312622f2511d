import type { Language } from '../words/language.js';
import { queryOf } from '../url/query.js';
import { MAP_INDICATORS, periodOf, scopeOf, type View } from '../url/view.js';
import { FUNNEL } from './funnel.js';
import type { Viewer } from './viewer.js';
import type { Scope } from './scope.js';

const REPORTING = '/api/reporting/v1';
const FIGURES = `${REPORTING}/figures`;

/** Of families: they can be narrowed down to a line of action. */
const OF_FAMILIES = [
  ...['coverage', 'families-invited', 'families-attended'],
  ...['invitations-accepted', 'invitations-rejected', 'invitations-not-located', 'renounced'],
  ...['risk-mitigated', 'protection-strengthened', 'sessions-held', 'caseload'],
  ...FUNNEL,
];
/** Of what has no line: alerts, waits, gaps, communities. */
const OF_OFFICE = [
  ...['queue-length', 'queue-age', 'admissibility-days', 'waiting-length', 'waiting-age', 'waits-expired'],
  ...['referrals-effective', 'gaps-open', 'gaps-opened', 'alerts-received', 'alerts-open'],
  ...['alert-verification-hours', 'alert-answer-hours', 'escalations-opened', 'escalations-acknowledged'],
  ...['acknowledgement-hours', 'measures-in-force', 'work-overdue', 'children-participating', 'activities-held'],
];

export const TREND_OF_FAMILIES = ['families-invited', 'families-attended'] as const;
export const TREND_OF_OFFICE = [
  ...(['requests-received', 'alerts-received'] as const),
  ...(['waiting-length', 'work-overdue'] as const),
] as const;

const CODES_OF_FAMILIES = ['cases-by-stage', 'outcomes', 'stage-days'];
const CODES_OF_OFFICE = [
  ...['waiting-length', 'waiting-age', 'gaps-open', 'alerts-received', 'alerts-open', 'alert-verification-hours'],
  ...['escalations-opened', 'escalation-outcomes', 'work-overdue', 'plans-by-stage'],
];

const HAVE_A_LINE: ReadonlySet<string> = new Set([...OF_FAMILIES, ...CODES_OF_FAMILIES]);

/** Each a single call for many figures. Undefined: not asked, for there is nothing to see or it would be refused. */
export interface Questions {
  totalsOfFamilies: string;
  totalsOfOffice?: string;
  monthsOfFamilies: string;
  monthsOfOffice?: string;
  codesOfFamilies: string;
  codesOfOffice?: string;
  lines?: string;
  communes?: string;
  people?: string;
  lag?: string;
  indicators: string;
}

type Asked = Extract<Scope, { communes: readonly string[] }>;

/** What is asked for a view. Without a line of action what has none comes along in the same calls. */
export function questionsOf(view: View, scope: Asked, viewer: Viewer): Questions {
  const where = { ...scopeOf(scope.place), ...periodOf(view) };
  const ask = (indicators: readonly string[], by?: string, line?: string): string =>
    `${FIGURES}?${queryOf({ indicators: indicators.join(','), by, ...where, line })}`;
  const { line } = view;
  const both = (ofFamilies: readonly string[], ofOffice: readonly string[], by?: string) =>
    line
      ? { ofFamilies: ask(ofFamilies, by, line), ofOffice: ask(ofOffice, by) }
      : { ofFamilies: ask([...ofFamilies, ...ofOffice], by), ofOffice: undefined };
  const totals = both(OF_FAMILIES, OF_OFFICE);
  const months = both(TREND_OF_FAMILIES, TREND_OF_OFFICE, 'month');
  const codes = both(CODES_OF_FAMILIES, CODES_OF_OFFICE, 'code');
  return {
    ...{ totalsOfFamilies: totals.ofFamilies, totalsOfOffice: totals.ofOffice },
    ...{ monthsOfFamilies: months.ofFamilies, monthsOfOffice: months.ofOffice },
    ...{ codesOfFamilies: codes.ofFamilies, codesOfOffice: codes.ofOffice },
    lines: line ? undefined : ask(['coverage', 'families-attended'], 'line'),
    communes: scope.kind === 'commune' ? undefined : ask(['coverage', ...MAP_INDICATORS], 'commune'),
    people: viewer.isOfOffice && scope.kind === 'commune' ? ask(['caseload'], 'code', line) : undefined,
    lag: viewer.mayFollowLag ? `${REPORTING}/lag` : undefined,
    indicators: `${REPORTING}/indicators`,
  };
}

/** What indicators of a commune are to be in the year of a day; of a region or the country there are none. */
export function targetsQuestion(view: View, { place, kind }: Asked, viewer: Viewer, day: string): string | undefined {
  if (!viewer.mayReadTargets || kind !== 'commune') return undefined;
  return `${REPORTING}/communes/${place}/targets?${queryOf({ year: day.slice(0, 4), asOf: view.asOf })}`;
}

/** Of a commune all that is open, as far as it goes on one page; of more of them a page at a time. */
export const alarmsQuestion = ({ place, kind }: Asked, cursor?: string): string =>
  `${REPORTING}/alarms?${queryOf({ open: 'true', ...scopeOf(place), limit: kind === 'commune' ? '200' : '12', cursor })}`;

export const alarmQuestion = (id: string): string => `${REPORTING}/alarms/${id}`;

/** The records behind an alarm, as they stand today. */
export const alarmRecordsQuestion = (id: string, cursor?: string): string =>
  `${alarmQuestion(id)}/cases?${queryOf({ limit: '50', cursor })}`;

export const OPEN_DATA = `${REPORTING}/open-data`;

/** The monthly report of a commune, as a file. */
export const reportAddress = (commune: string, month: string, form: 'pdf' | 'xlsx', language: Language): string =>
  `${REPORTING}/communes/${commune}/reports/${month}/${form}?language=${language}`;

/** Answers with the day that it is where the house keeps its time. */
export const todayQuestion = ({ reach }: Viewer): string =>
  `${FIGURES}?indicators=families-attended&commune=${reach[0]}`;

/** The same figures as a file. */
export const fileOf = (question: string, form: 'sheet' | 'parquet'): string =>
  question.replace(FIGURES, `${FIGURES}/${form}`);

/** The records behind a figure, within a commune. */
export function recordsQuestion(view: View, commune: string, cursor?: string): string {
  const { code, records = '' } = view;
  const line = HAVE_A_LINE.has(records) ? view.line : undefined;
  return `${REPORTING}/indicators/${records}/cases?${queryOf({ commune, ...periodOf(view), line, code, limit: '50', cursor })}`;
}
