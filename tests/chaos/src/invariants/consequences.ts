import type { Rows } from '../house/house.js';
import type { Streamed } from '../house/stream-reader.js';
import { findings, type Finding } from './invariant.js';

/** What a fact brings about in another service: one row for each record it is about, and one only. */
interface Consequence {
  /** End of the fact's subject. */
  fact: string;
  table: string;
  /** Column that names the record of the fact. */
  key: string;
  where?: string;
  say(id: string, times: number): string;
}

const CONSEQUENCES: readonly Consequence[] = [
  {
    fact: '.intake.request.assigned',
    table: 'cases.case_files',
    key: 'request_id',
    say: (id, times) => `request ${id} was assigned: ${times} cases`,
  },
  {
    fact: '.cases.case.opened',
    table: 'intake.placements',
    key: 'case_id',
    say: (id, times) => `case ${id} was opened: ${times} places`,
  },
  {
    // Several alerts of one child may find the same escalation: each is on record with it.
    fact: '.alerts.alert.escalation-asked',
    table: 'cases.escalation_origins',
    key: 'origin_id',
    where: `kind = 'alert'`,
    say: (id, times) => `alert ${id} asked for an escalation: ${times} on record`,
  },
  {
    fact: '.alerts.alert.measure-asked',
    table: 'cases.measure_origins',
    key: 'alert_id',
    say: (id, times) => `alert ${id} asked for a measure: ${times} on record`,
  },
];

export async function consequencesOf(rows: Rows, stream: readonly Streamed[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const consequence of CONSEQUENCES) {
    const { fact, table, key, where = 'true', say } = consequence;
    const about = [
      ...new Set(stream.filter(({ subject }) => subject.endsWith(fact)).map(({ event }) => event.subject)),
    ];
    if (about.length === 0) continue;
    const made = await rows<{ key: string; times: number }>(
      `select ${key} as key, count(*)::int as times from ${table} where ${key} = any ($1) and ${where} group by 1`,
      [about],
    );
    const times = new Map(made.map((row) => [row.key, row.times]));
    const none = about.filter((id) => !times.has(id)).map((id) => say(id, 0));
    const more = [...times].filter(([, count]) => count > 1).map(([id, count]) => say(id, count));
    found.push(...findings('I3', 'lost', none), ...findings('I3', 'doubled', more));
  }
  return found;
}
