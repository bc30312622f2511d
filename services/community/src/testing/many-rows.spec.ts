import { holdWatchdog } from '@oln/testing';
import type pg from 'pg';
import { ELSEWHERE, HERE } from './community-house.spec.js';

/** What lies at the far end of every order. Holds no tests. */
export const FAR = {
  plan: '01939b1e-0000-7000-8000-0000000000aa',
  activity: '01939b1e-0000-7000-8000-0000000000cc',
  community: 'villa-1',
  person: 'comunitaria-7',
};

/** As hostile as years of work: nearly all is closed, and what is looked for is rare and among the oldest. */
export async function fillWithRows(admin: pg.Client, rows: number): Promise<void> {
  await holdWatchdog(admin);
  for (const sql of [plans(rows), ACTIVITIES, PARTICIPANTS, ATTENDANCES, HEADCOUNTS, EVENTS, DUE_DATES])
    await admin.query(sql);
  await admin.query('vacuum analyze');
}

/** The oldest 60 are open, and so are the newest 300. */
const plans = (rows: number): string => `
  insert into community_plans (id, commune, version, community, stage, stage_since, opened_at, opened_by, person_in_charge, cycle, pauses,
                               outcome, outcome_reason, closed_at)
  select case n when 1 then '${FAR.plan}'::uuid else gen_random_uuid() end, case when n % 500 = 0 then '${ELSEWHERE}' else '${HERE}' end, 1,
         'villa-' || n, case when closed then 'closed' when n <= 30 then 'commitment' else 'diagnosis' end, at, at, 'coordinadora-1',
         'comunitaria-' || n % greatest(${rows} / 200, 1), 0, '[]',
         case when closed then 'withdrawn' end, case when closed then 'other' end, case when closed then at end
    from generate_series(1, ${rows}) n,
         lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at, n > 60 and n <= ${rows} - 300 as closed) facts`;

const ACTIVITIES = `
  insert into activities (id, commune, version, plan_id, kind, place, planned_for, stage, cycle, planned_by, planned_at, state, held_on, held_at)
  select case id when '${FAR.plan}' then '${FAR.activity}'::uuid else gen_random_uuid() end, commune, 1, id, 'workshop', 'sede-vecinal',
         opened_at::date, 'commitment', 0, 'comunitaria-1', opened_at, 'held', opened_at::date, opened_at from community_plans`;

const PARTICIPANTS = `
  insert into participants (id, commune, version, plan_id, person_id, taking_part_as, state, joined_at)
  select gen_random_uuid(), commune, 1, id, gen_random_uuid(), 'adult', 'active', opened_at from community_plans`;

const ATTENDANCES = `
  insert into attendances (activity_id, participant_id, commune, at, person)
  select activity.id, participant.id, activity.commune, planned_at, 'comunitaria-1'
    from activities activity join participants participant using (plan_id)`;

const HEADCOUNTS = `
  insert into headcounts (activity_id, age_band, sex, commune, plan_id, people)
  select id, '7-13', 'female', commune, plan_id, 12 from activities`;

const EVENTS = `
  insert into outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload, published_at)
  select gen_random_uuid(), 'event', commune, entity, id, 1, 'oln', jsonb_build_object('id', id, 'data', '{}'::jsonb), now()
    from (select id, commune, 'community-plan' as entity from community_plans union all select id, commune, 'activity' from activities
          union all select id, commune, 'participation' from participants) as records`;

const DUE_DATES = `
  insert into due_dates (id, commune, process, entity_id, stage, rule, kind, due, overdue_to, person_in_charge, revision, version, state)
  select gen_random_uuid(), commune, 'communityPlan', id, 'commitment', 'commitment.sign', 'term', opened_at, 'coordinator', person_in_charge, 1, 1,
         case when stage = 'closed' then 'met' else 'open' end from community_plans`;
