import type { Role } from '@oln/contracts';
import type { ReportingOffice } from '../house/reporting-office.js';
import type { Load } from '../load/load.js';

/** What a page of the dashboard asks, by whom, within which communes. */
interface Question {
  kind: QuestionKind;
  path: string;
  role: Role;
  communes: readonly string[];
}

export const QUESTION_KINDS = ['countryByMonth', 'regionByCommune', 'communeByLine', 'durations', 'drillDown'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Places of a kind that are asked for in turn. */
const PLACES = 24;

const first = (monthsAgo: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 1)).toISOString().slice(0, 10);
};
const last = (): string => new Date(Date.parse(first(-1)) - 86_400_000).toISOString().slice(0, 10);

/** A year of whole months, the last of which is not over. */
export const period = (): { from: string; to: string } => ({ from: first(11), to: last() });

const figures = (asked: Record<string, string>): string =>
  `/api/reporting/v1/figures?${new URLSearchParams({ ...asked, ...period() })}`;

/**
 * The questions of a dashboard in equal shares: trend of the country, map of a region, page of a commune, median durations of one of
 * these, and the cases behind a figure. Each by who sees that page: the ministry, the region, the office.
 */
export function questionsOf(communes: readonly string[]): Question[] {
  const regions = [...new Set(communes.map((commune) => commune.slice(0, 2)))];
  const within = (region: string): string[] => communes.filter((commune) => commune.startsWith(region));
  return Array.from({ length: PLACES }, (_, at) => {
    const region = regions[at % regions.length]!;
    const commune = communes[(at * 13) % communes.length]!;
    const country = { role: 'national-supervisor', communes } as const;
    const ofRegion = { role: 'regional-supervisor', communes: within(region) } as const;
    const office = { role: 'coordinator', communes: [commune] } as const;
    const trend = [
      'families-attended,invitations-accepted',
      'alerts-received,gaps-opened',
      'referrals-effective,requests-received',
    ][at % 3]!;
    const durations = [
      { ...office, path: figures({ indicators: 'stage-days', by: 'code', commune }) },
      { ...ofRegion, path: figures({ indicators: 'stage-days', by: 'code', region }) },
      { ...country, path: figures({ indicators: 'stage-days', by: 'code' }) },
    ][at % 3]!;
    const drillDown = `/api/reporting/v1/indicators/families-attended/cases?${new URLSearchParams({ commune, ...period() })}`;
    const asked: Question[] = [
      { kind: 'countryByMonth', ...country, path: figures({ indicators: trend, by: 'month' }) },
      {
        kind: 'regionByCommune',
        ...ofRegion,
        path: figures({ indicators: 'families-attended,renounced', by: 'commune', region }),
      },
      {
        kind: 'communeByLine',
        ...office,
        path: figures({ indicators: 'families-attended,outcomes,renounced', by: 'line', commune }),
      },
      { kind: 'durations', ...durations },
      { kind: 'drillDown', ...office, path: drillDown },
    ];
    return asked;
  }).flat();
}

export type Asking = Pick<Load, 'port' | 'method' | 'paths' | 'headers' | 'headersOf' | 'bodies' | 'keyed'>;

/** Some of the questions as a load, each under a token of its own asker. */
export async function asking(office: ReportingOffice, questions: readonly Question[]): Promise<Asking> {
  const headersOf = await Promise.all(
    questions.map(async ({ role, communes }, at) => ({
      authorization: `Bearer ${await office.token(`${role}-${at}`, role, communes)}`,
    })),
  );
  const paths = questions.map(({ path }) => path);
  return { ...{ port: office.port, method: 'GET' as const, headers: {}, bodies: [], keyed: false }, paths, headersOf };
}

interface Answered {
  items: { value?: number; suppressed?: boolean; record?: string; month?: string }[];
}

/** Asks each once and says where the answer is none, and where figures are not what SQL counts in the marks themselves. */
export async function lookAt(office: ReportingOffice, generation: number): Promise<string[]> {
  const questions = questionsOf(office.communes);
  const { paths, headersOf = [] } = await asking(office, questions);
  const faults: string[] = [];
  for (const [at, path] of paths.entries()) {
    const answer = await fetch(`http://127.0.0.1:${office.port}${path}`, { headers: headersOf[at] });
    const { items = [] } = (await answer.json()) as Partial<Answered>;
    if (answer.status !== 200 || items.length === 0)
      faults.push(`${path} gives ${answer.status} and ${items.length} items`);
  }
  return [...faults, ...(await differences(office, generation))];
}

const ATTENDED = (generation: number): string => `
  select coalesce(sum(n), 0)::int as n from reporting.marks_${generation}
   where measure = 'case.attended' and commune = $1 and on_day between $2 and $3 and since_day <= current_date and until_day > current_date`;

/** Some communes, counted once more. */
async function differences(office: ReportingOffice, generation: number): Promise<string[]> {
  const faults: string[] = [];
  const { from, to } = period();
  for (const commune of office.communes.slice(0, 5)) {
    const headers = { authorization: `Bearer ${await office.token('coordinator-0', 'coordinator', [commune])}` };
    const path = figures({ indicators: 'families-attended', commune });
    const answer = await fetch(`http://127.0.0.1:${office.port}${path}`, { headers });
    const { items } = (await answer.json()) as Answered;
    const { rows } = await office.house.admin.query<{ n: number }>(ATTENDED(generation), [commune, from, to]);
    if (items[0]?.value !== rows[0]!.n)
      faults.push(`${commune} attended ${items[0]?.value} families, SQL counts ${rows[0]!.n}`);
  }
  return faults;
}
