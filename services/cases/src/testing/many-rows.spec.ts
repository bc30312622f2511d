import { FieldCipher, loadKeyRing } from '@oln/crypto';
import { backEnds, holdWatchdog } from '@oln/testing';
import type pg from 'pg';
import { ELSEWHERE, HERE } from './cases-house.spec.js';

/** What lies at the far end of every order. */
export const FAR = {
  case: '01939b1e-0000-7000-8000-0000000000aa',
  person: 'gestora-7',
  family: '01939b1e-0000-7000-8000-0000000000bb',
  child: '01939b1e-0000-7000-8000-0000000000cc',
  escalation: '01939b1e-0000-7000-8000-0000000000dd',
  measure: '01939b1e-0000-7000-8000-0000000000ee',
};

/** As hostile as years of work: nearly all has ended long ago, and what is looked for is rare and among the oldest. */
export async function fillWithRows(admin: pg.Client, rows: number): Promise<void> {
  // Foreign keys are nobody's business here.
  await holdWatchdog(admin);
  await admin.query('set session_replication_role = replica');
  const own = ['sessions', 'reviews', 'contact_attempts'] as const;
  for (const sql of [
    caseFiles(rows),
    CHILDREN,
    tasks(rows),
    APPOINTMENTS,
    transfers(rows),
    ...own.map(records),
    escalations(rows),
    measures(rows),
    ESCALATION_CHILDREN,
    MEASURE_CHILDREN,
    RECORDS_OF_ONE,
    EVENTS,
  ])
    await admin.query(sql);
  await admin.query(DUE_DATES);
  await admin.query('vacuum analyze');
}

/** The oldest 60 are open, 10 of them paused; then some that died; the rest ended; the newest 300 are invited. */
const caseFiles = (rows: number): string => `
  insert into case_files (id, commune, version, request_id, family_id, children, line, priority, person_in_charge, stage, stage_since, opened_at,
                          accepted_at, outcome, exit_at, exit_stage, ended_at, paused_since, paused_until, pause_reason)
  select case n when 1 then '${FAR.case}'::uuid else gen_random_uuid() end, case when n % 500 = 0 then '${ELSEWHERE}' else '${HERE}' end,
         1, gen_random_uuid(), case n when 1 then '${FAR.family}'::uuid else gen_random_uuid() end,
         array[case n when 1 then '${FAR.child}'::uuid else gen_random_uuid() end],
         case when n <= 30 then 'family-therapy' else 'case-management' end, 'medium', 'gestora-' || n % greatest(${rows} / 200, 1),
         case when n <= 30 then 'execution' when n <= 60 then 'closure' when ended then 'ended' else 'invitation' end, at, at,
         case when n <= 60 then at end, case when ended then case when n <= 90 then 'deceased' else 'completed' end end,
         case when ended then at end, case when ended then 'closure' end, case when ended then at end,
         case when n <= 10 then at end, case when n <= 10 then '2026-04-01T12:00:00Z'::timestamptz end, case when n <= 10 then 'hospital' end
    from generate_series(1, ${rows}) n,
         lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at, n > 60 and n <= ${rows} - 300 as ended) facts`;

const CHILDREN = `insert into case_children (commune, case_id, child_id) select commune, id, unnest(children) from case_files`;

const tasks = (rows: number): string => `
  insert into plan_tasks (id, root_id, commune, case_id, plan_id, objective_id, position, text, owner, owner_person, starts_on, weeks, due_on, state, in_force)
  select gen_random_uuid(), gen_random_uuid(), commune, id, gen_random_uuid(), gen_random_uuid(), 0, '${sealed('plan-task.text')}', 'case-manager', person_in_charge,
         opened_at::date, 2, opened_at::date + 14, case when row_number() over (order by opened_at) < ${rows} - 2000 then 'done' else 'open' end, true
    from case_files`;

const APPOINTMENTS = `
  insert into appointments (id, commune, version, case_id, family_id, person, kind, starts_at, ends_at, state)
  select gen_random_uuid(), commune, 1, id, family_id, person_in_charge, 'session', opened_at, opened_at + interval '1 hour', 'set' from case_files`;

/** Twenty that came in long ago still wait. */
const transfers = (rows: number): string => `
  insert into transfers (id, commune, side, version, from_commune, to_commune, case_id, request_id, family_id, children, line, priority, reason,
                         asked_by, asked_at, state, answered_by, answered_at)
  select gen_random_uuid(), '${HERE}', case when n <= 20 then 'incoming' else 'outgoing' end, 1,
         case when n <= 20 then '${ELSEWHERE}' else '${HERE}' end, case when n <= 20 then '${HERE}' else '${ELSEWHERE}' end,
         gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{}', 'case-management', 'medium', 'family-moved', 'coordinadora-1',
         '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute', case when n <= 20 then 'requested' else 'accepted' end,
         case when n > 20 then 'coordinadora-1' end, case when n > 20 then '2026-01-01T12:00:00Z'::timestamptz end
    from generate_series(1, ${rows}) n`;

/** Some hundreds belong to the one case that is read. */
function records(table: 'sessions' | 'reviews' | 'contact_attempts'): string {
  const [columns, values] = {
    sessions: ['kind, held, children', `'office', true, '{}'::uuid[]`],
    reviews: ['plan_changes, findings', `false, '${sealed('review.findings')}'::bytea`],
    contact_attempts: ['kind, result', `'call', 'reached'`],
  }[table];
  return `insert into ${table} (id, commune, case_id, person, at, ${columns})
    select gen_random_uuid(), commune, case when row_number() over () <= 400 then '${FAR.case}'::uuid else id end, 'gestora-1', opened_at, ${values}
      from case_files`;
}

/** The oldest 60 go on, 30 of them with a child that is handed over; the newest 300 are drafts; the rest ended long ago. */
const escalations = (rows: number): string => `
  insert into escalations (id, commune, version, stage, stage_since, opened_at, case_id, request_id, alert_id, family_id, children, grounds, urgent,
                           institutions, drafted_by, person_in_charge, first_notified_at, notified_at, attempt, level, acknowledged_at, outcome, outcome_at, ended_at)
  select case n when 1 then '${FAR.escalation}'::uuid else gen_random_uuid() end, case when n % 500 = 0 then '${ELSEWHERE}' else '${HERE}' end, 1,
         case when n <= 30 then 'handover' when n <= 60 then 'notified' when ended then 'ended' else 'drafted' end, at, at,
         case n when 1 then '${FAR.case}'::uuid else gen_random_uuid() end, gen_random_uuid(), gen_random_uuid(),
         case n when 1 then '${FAR.family}'::uuid else gen_random_uuid() end, array[case n when 1 then '${FAR.child}'::uuid else gen_random_uuid() end],
         array['crime'], n <= 60, array['specialised-service'], 'gestora-1', 'gestora-' || n % greatest(${rows} / 200, 1),
         case when sent then at end, case when sent then at end, case when sent then 1 end, case when sent then 1 end, case when n <= 30 then at end,
         case when ended then case when n <= 90 then 'returned' else 'handed-over' end end, case when ended then at end, case when ended then at end
    from generate_series(1, ${rows}) n,
         lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at, n > 60 and n <= ${rows} - 300 as ended, n <= 60 as sent) facts`;

const measures = (rows: number): string => `
  insert into measures (id, commune, version, stage, stage_since, opened_at, case_id, alert_id, escalation_id, family_id, children, grounds, opened_by,
                        person_in_charge, outcome, outcome_at, ended_at)
  select case n when 1 then '${FAR.measure}'::uuid else gen_random_uuid() end, case when n % 500 = 0 then '${ELSEWHERE}' else '${HERE}' end, 1,
         case when n <= 30 then 'adoption' when n <= 60 then 'hearing' when ended then 'ended' else 'opened' end, at, at,
         case n when 1 then '${FAR.case}'::uuid else gen_random_uuid() end, gen_random_uuid(), gen_random_uuid(),
         case n when 1 then '${FAR.family}'::uuid else gen_random_uuid() end, array[case n when 1 then '${FAR.child}'::uuid else gen_random_uuid() end],
         array['neglect'], 'gestora-1', 'gestora-' || n % greatest(${rows} / 200, 1),
         case when ended then case when n <= 90 then 'not-adopted' else 'withdrawn' end end, case when ended then at end, case when ended then at end
    from generate_series(1, ${rows}) n,
         lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at, n > 60 and n <= ${rows} - 300 as ended) facts`;

const ESCALATION_CHILDREN = `
  insert into escalation_children (commune, escalation_id, child_id) select commune, id, unnest(children) from escalations`;
const MEASURE_CHILDREN = `insert into measure_children (commune, measure_id, child_id) select commune, id, unnest(children) from measures`;

/** Some hundreds belong to the one escalation that is read. */
const RECORDS_OF_ONE = `
  insert into escalation_records (id, commune, escalation_id, kind, at, person)
  select gen_random_uuid(), commune, case when row_number() over (order by opened_at) <= 400 then '${FAR.escalation}'::uuid else id end, 'status', opened_at, 'gestora-1'
    from escalations`;

const EVENTS = `
  insert into outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload, published_at)
  select gen_random_uuid(), 'event', commune, 'session', id, 1, 'oln', jsonb_build_object('id', id, 'data', jsonb_build_object('caseId', case_id)), now()
    from sessions`;

const DUE_DATES = `
  insert into due_dates (id, commune, process, entity_id, stage, rule, kind, due, overdue_to, person_in_charge, revision, version, state)
  select gen_random_uuid(), commune, 'caseManagement', id, 'execution', 'execution.session', 'term', opened_at, 'coordinator', person_in_charge, 1, 1,
         case when stage = 'ended' then 'met' else 'open' end from case_files`;

/** As the service seals it. */
function sealed(place: string): string {
  const cipher = new FieldCipher(loadKeyRing(backEnds().secrets.keysFile));
  return `\\x${cipher.seal('text', place).toString('hex')}`;
}
