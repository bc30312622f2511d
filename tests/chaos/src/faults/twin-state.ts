import pg from 'pg';
import type { House } from '../house/house.js';
import type { Service } from '../house/services.js';

/** What a service knows from its own commands and not from messages: a twin is given it, as it was before it heard anything. */
const KNOWN: Record<Service, { table: string; columns: string; as?: string }[]> = {
  intake: [
    {
      table: 'intake.placements',
      columns: 'id, commune, request_id, case_id, case_version, line, person, open, placed_at',
      as: 'id, commune, request_id, null::uuid as case_id, 0 as case_version, line, person, true as open, placed_at',
    },
  ],
  cases: [],
  alerts: [],
  offer: [],
  community: [],
  reporting: [],
  gateway: [
    {
      table: 'gateway.staff',
      columns: 'commune, person, id, roles, active, caseloads, language, email, mail, version',
    },
  ],
};

const heardBy = (service: Service): string[] => [
  `select concat_ws(' ', 'heard', message_id) from ${service}.inbox`,
  `select concat_ws(' ', 'parked', subject, error_code) from ${service}.parked`,
];

/**
 * What comes of messages, a line for each fact. Ids that a twin makes by itself are left out (they differ between two that heard
 * the same), and so are wall times.
 */
const STATE: Record<Service, string[]> = {
  intake: [
    `select concat_ws(' ', 'place', request_id, case_id, case_version, line, person, open) from intake.placements`,
    `select concat_ws(' ', 'professional', person, active, roles, staff_version) from intake.professionals`,
    `select concat_ws(' ', 'line', person, line, maximum, version) from intake.professional_lines`,
    `select concat_ws(' ', 'request of', child_id) from intake.request_children`,
    `select concat_ws(' ', 'paper', id, case_id, document, given, at) from intake.case_consents`,
    ...heardBy('intake'),
  ],
  cases: [
    `select concat_ws(' ', 'case', request_id, version, family_id, children, line, priority, person_in_charge, stage, outcome) from cases.case_files`,
    `select concat_ws(' ', 'staff', person, roles, active, version) from cases.known_staff`,
    `select concat_ws(' ', 'told', split_part(fact.subject, '.', 6), coalesce(file.request_id::text, 'other')) from cases.outbox as fact
       left join cases.case_files as file on file.id = fact.entity_id where fact.lane = 'event'`,
    `select concat_ws(' ', 'owner', child_id, owner) from cases.child_owners`,
    `select concat_ws(' ', 'escalation from', kind, origin_id) from cases.escalation_origins`,
    `select concat_ws(' ', 'measure from', alert_id) from cases.measure_origins`,
    `select concat_ws(' ', 'measure of', child_id) from cases.measure_children`,
    `select concat_ws(' ', 'merged', id, version, "into") from cases.merged_persons`,
    ...heardBy('cases'),
  ],
  alerts: [
    `select concat_ws(' ', 'case', case_id, line, person_in_charge, closed_at is null) from alerts.open_cases`,
    `select concat_ws(' ', 'child', case_id, child_id) from alerts.open_case_children`,
    `select concat_ws(' ', 'merged', id, version, "into") from alerts.merged_persons`,
    `select concat_ws(' ', 'score', person_id, turn, state, said_at) from alerts.score_consents`,
    ...heardBy('alerts'),
  ],
  offer: [
    `select concat_ws(' ', 'staff', person, version) from offer.map_staff`,
    `select concat_ws(' ', 'sharing', person_id, turn, state, said_at) from offer.sharing_consents`,
    `select concat_ws(' ', 'sharing of', family_id, person_id) from offer.sharing_families`,
    `select concat_ws(' ', 'merged', id, version, "into") from offer.merged_persons`,
    ...heardBy('offer'),
  ],
  community: [
    `select concat_ws(' ', 'staff', person, roles, active, version) from community.known_staff`,
    `select concat_ws(' ', 'merged', id, version, "into") from community.merged_persons`,
    ...heardBy('community'),
  ],
  reporting: [
    `select concat_ws(' ', 'fact', commune, kind, record, id, name, version, at, data) from reporting.heard`,
    `select concat_ws(' ', 'mark', commune, kind, record, measure, line, code, on_day, since_day, until_day, value, n) from reporting.marks`,
    `select concat_ws(' ', 'sum', commune, measure, line, code, value, on_month, month, n) from reporting.rollups`,
    ...heardBy('reporting'),
  ],
  gateway: [
    `select concat_ws(' ', 'notice', person, code, about, rule, due, urgency, raised_at) from gateway.notices`,
    ...heardBy('gateway'),
  ],
};

export async function seedTwin(from: House, service: Service, url: string): Promise<void> {
  for (const { table, columns, as = columns } of KNOWN[service]) {
    const [row] = await from.read((rows) =>
      rows<{ all: unknown }>(
        `select coalesce(json_agg(known), '[]') as all from (select ${as} from ${table}) as known`,
      ),
    );
    await connected(url, (client) =>
      client.query(
        `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
        [JSON.stringify(row!.all)],
      ),
    );
  }
}

export function stateOf(service: Service, url: string): Promise<Map<string, number>> {
  return connected(url, async (client) => {
    const lines = new Map<string, number>();
    for (const sql of STATE[service]) {
      const { rows } = await client.query<{ line: string }>(`select line from (${sql}) as state (line)`);
      for (const { line } of rows) lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    return lines;
  });
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
