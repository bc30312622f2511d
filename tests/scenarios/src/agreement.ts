import { localDate } from '@oln/calendar';
import { ApiClient, reckonAgain, type Reckoned, type RunningStack } from '@oln/testing';
import { adminUrl, businessNow } from '@oln/tools';
import pg from 'pg';

interface Figure {
  indicator: string;
  value?: number;
  numerator?: number;
  denominator?: number;
  p90?: number;
}

/** All that a scenario can tell of: less than ten years, which is the longest period that is answered. */
const PERIOD = { from: '2024-01-01', to: '2031-12-31' };

/**
 * Where reporting says otherwise than a second reckoning from the services' own tables, by commune and indicator: nothing, once
 * all facts have arrived. Both as of today; the one through the public API, the other past all of it.
 */
export async function disagreements(stack: RunningStack, communes: readonly string[]): Promise<string[]> {
  const today = localDate(businessNow(stack.state().clock!));
  const database = new pg.Client(adminUrl(stack.state().ports.postgres, stack.secrets, 'oln'));
  await database.connect();
  const rows = async <Row extends object>(sql: string, values?: unknown[]): Promise<Row[]> =>
    (await database.query<Row>(sql, values)).rows;
  try {
    await rows('set default_transaction_read_only = on');
    const found: string[] = [];
    for (const commune of communes) {
      const again = await reckonAgain(rows, { commune, ...PERIOD, today });
      const said = await figuresOf(stack, commune, [...again.keys()]);
      for (const [id, reckoned] of again) {
        const [one, other] = [shown(said.get(id)), shown(asFigure(id, reckoned))];
        if (one !== other) found.push(`${commune} ${id}: reporting says ${one}, the services say ${other}`);
      }
    }
    return found;
  } finally {
    await database.end();
  }
}

/** For who must know that a disagreement would be found: a sum of one commune is more by so much than it should be. */
export async function falsify(stack: RunningStack, measure: string, commune: string, by: number): Promise<void> {
  const database = new pg.Client(adminUrl(stack.state().ports.postgres, stack.secrets, 'oln'));
  await database.connect();
  try {
    const { rowCount } = await database.query(
      `update reporting.rollups set n = n + $3 where ctid = (select ctid from reporting.rollups
          where measure = $1 and commune = $2 and generation = (select id from reporting.generations where state = 'live')
          order by on_month, month, line, code limit 1)
          and tableoid = ('reporting.rollups_' || (select id from reporting.generations where state = 'live'))::regclass`,
      [measure, commune, by],
    );
    if (rowCount !== 1) throw new Error(`There is no sum of ${measure} in ${commune}`);
  } finally {
    await database.end();
  }
}

/** So many may be asked for at once. */
const AT_ONCE = 30;

async function figuresOf(stack: RunningStack, commune: string, ids: readonly string[]): Promise<Map<string, Figure>> {
  const base = `${stack.base}/api/reporting/v1`;
  const coordinator = await ApiClient.as('coordinadora-1', ['coordinator'], [commune], base, stack.secrets.keysFile);
  const all = new Map<string, Figure>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const query = new URLSearchParams({ indicators: ids.slice(at, at + AT_ONCE).join(','), ...PERIOD });
    const { status, body } = await coordinator.get<{ items: Figure[] }>(`/figures?${query}`);
    if (status !== 200) throw new Error(`reporting answered ${status}: ${JSON.stringify(body)}`);
    for (const figure of body.items) all.set(figure.indicator, figure);
  }
  return all;
}

const asFigure = (indicator: string, { numerator, denominator, median, p90, n }: Reckoned): Figure =>
  numerator === undefined ? { indicator, value: median, p90, denominator: n } : { indicator, numerator, denominator };

/** Counts are held by what they were reckoned from, times by their values. */
const shown = ({ value, numerator, denominator, p90 }: Partial<Figure> = {}): string =>
  numerator === undefined
    ? `${denominator ?? 0} values, median ${value ?? 'none'}, p90 ${p90 ?? 'none'}`
    : [numerator, denominator].filter((number) => number !== undefined).join(' of ');
