import { holdWatchdog } from '@oln/testing';
import type pg from 'pg';
import { ELSEWHERE, HERE } from './alerts-house.spec.js';

/** What lies at the far end of every order. Holds no tests. */
export const FAR = {
  alert: '01939b1e-0000-7000-8000-0000000000aa',
  child: '01939b1e-0000-7000-8000-0000000000cc',
  person: 'gestora-7',
};

/** As hostile as years of work: nearly all is closed, and what is looked for is rare and among the oldest. */
export async function fillWithRows(admin: pg.Client, rows: number): Promise<void> {
  await holdWatchdog(admin);
  for (const sql of [alerts(rows), WATCHES, EVENTS, DUE_DATES]) await admin.query(sql);
  await admin.query('vacuum analyze');
}

/** The oldest 60 and the newest 300 are open; of the oldest some are critical, some wait for who they are about. */
const alerts = (rows: number): string => `
  insert into alerts (id, commune, version, stage, stage_since, source, institution_id, raised_by, key, received_at, registered_at, due_at,
                      child_id, entry_id, factors, rules, judged, because, severity, correlations, correlated_with, times_told,
                      person_in_charge, answer, dismissal, outcome, closed_at, feedback)
  select case n when 1 then '${FAR.alert}'::uuid else gen_random_uuid() end, case when n % 500 = 0 then '${ELSEWHERE}' else '${HERE}' end, 1,
         case when closed then 'closed' when n <= 20 then 'received' when n <= 40 then 'answer' else 'triage' end, at,
         case when n <= 30 then 'network' else 'san' end, case when n <= 30 then '01939b1e-0000-7000-8000-0000000000d1'::uuid end,
         case when n <= 30 then '${FAR.person}' else 'san' end, n::text, at, at, at,
         case when n <= 3 then '${FAR.child}'::uuid else gen_random_uuid() end, null, '{neglect}', '2026.1', 'medium', '[]',
         case when n <= 10 then 'critical' when n <= 50 then 'high' else 'medium' end, '{}', '{}', 1,
         'gestora-' || n % greatest(${rows} / 200, 1), null, null,
         case when closed then case when n <= 90 then 'escalated' else 'dismissed' end end, case when closed then at end, 'received'
    from generate_series(1, ${rows}) n,
         lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at, n > 60 and n <= ${rows} - 300 as closed) facts`;

const WATCHES = `
  insert into child_watches (id, commune, version, stage, stage_since, opened_at, severity, alerts, open, person_in_charge, outcome, ended_at)
  select distinct on (child_id) child_id, commune, 1, case when stage = 'closed' then 'quiet' else 'active' end, received_at, received_at,
         case when stage = 'closed' then 'low' else severity end, 1, case when stage = 'closed' then 0 else 1 end, person_in_charge, null::text, null::timestamptz
    from alerts order by child_id, received_at`;

const EVENTS = `
  insert into outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload, published_at)
  select gen_random_uuid(), 'event', commune, 'alert', id, 1, 'oln', jsonb_build_object('id', id, 'data', '{}'::jsonb), now() from alerts`;

const DUE_DATES = `
  insert into due_dates (id, commune, process, entity_id, stage, rule, kind, due, overdue_to, person_in_charge, revision, version, state)
  select gen_random_uuid(), commune, 'alert', id, 'triage', 'triage.medium', 'term', received_at, 'coordinator', person_in_charge, 1, 1,
         case when stage = 'closed' then 'met' else 'open' end from alerts`;
