/**
 * Every indicator once more, by read-only SQL over the services' own tables and event logs, knowing nothing of how reporting comes to its figures:
 * written down by hand from what each indicator means. `$1` commune or null, `$2`, `$3` first and last local day, `$4` today.
 * Each gives one row: numerator, denominator, or median and 90th percentile of values.
 */
export interface Reckoned {
  numerator?: number;
  denominator?: number;
  median?: number;
  p90?: number;
  /** How many values. */
  n?: number;
}

const day = (instant: string): string => `(${instant} at time zone 'America/Santiago')::date`;
const within = (instant: string): string => `${day(instant)} between $2::date and $3::date`;
const HERE = '($1::text is null or commune = $1)';
const here = (of: string): string => `($1::text is null or ${of}.commune = $1)`;

const count = (from: string, where: string): string =>
  `select count(*)::int as numerator from ${from} where ${HERE} and ${where}`;
const share = (from: string, counted: string, of: string): string =>
  `select count(*) filter (where ${counted})::int as numerator, count(*)::int as denominator from ${from} where ${HERE} and ${of}`;
const times = (values: string): string => `
  select percentile_disc(0.5) within group (order by value)::int as median,
         percentile_disc(0.9) within group (order by value)::int as p90, count(*)::int as n
    from (${values}) as times (value)`;

/** Facts of a kind of record in a service's event log, with business time. */
const told = (service: string, entity: string, event: string): string => `
  select entity_id, commune, entity_version, (payload ->> 'asof')::timestamptz as at, payload -> 'data' as data
    from ${service}.outbox where lane = 'event' and entity = '${entity}' and split_part(subject, '.', 6) = '${event}'`;

const whole = (from: string, to: string, unit: number): string =>
  `floor(extract(epoch from ${to} - ${from}) / ${unit})::int`;
const DAY = 86_400;
const HOUR = 3_600;

const CASES = 'cases.case_files';
const ATTENDED = `accepted_at is not null and ${within('accepted_at')}`;
const INVITED = within('opened_at');

/** The last evaluation of a case says how its factors are. */
const EVALUATED = `
  (select file.commune, file.id, file.accepted_at, last.counts, last.changes
     from cases.case_files file
     join lateral (select counts, changes from cases.evaluations where case_id = file.id order by at desc, id desc limit 1) last on true) evaluated`;

const byFactor = (kind: string): string => `
  select count(*) filter (where better)::int as numerator, count(*)::int as denominator
    from (select evaluated.id, change ->> 'code' as factor, bool_or(change ->> 'change' = 'better') as better
            from ${EVALUATED}, jsonb_array_elements(evaluated.changes) as change
           where ${here('evaluated')} and ${within('evaluated.accepted_at')} and change ->> 'kind' = '${kind}'
           group by 1, 2) as factors`;

const STAYS = `
  select ${whole('entered', 'at', DAY)}
    from (select commune, at, data ->> 'from' as stage,
                 coalesce(lag(at) over (partition by entity_id order by entity_version),
                          (select opened_at from cases.case_files where id = entity_id)) as entered
            from (${told('cases', 'case', 'moved')}) moves) stays
   where ${HERE} and ${within('at')}`;

const PLANNED = `exists (select from (${told('cases', 'case', 'moved')}) moves where moves.entity_id = case_files.id
  and moves.data ->> 'from' = 'family-plan' and moves.data ->> 'to' = 'execution')`;

const DECIDED = `
  select ${whole('requests.received_at', 'moves.at', DAY)}
    from (${told('intake', 'request', 'moved')}) moves join intake.requests on requests.id = moves.entity_id
   where ${here('moves')} and ${within('moves.at')} and moves.data ->> 'from' in ('registered', 'admissibility')
     and moves.data ->> 'to' in ('prioritised', 'referring', 'closed')`;

/** Since when each referral that waits has been on a list. */
const WAITING = `
  select referrals.commune, (select max(moves.at) from (${told('offer', 'referral', 'moved')}) moves
                   where moves.entity_id = referrals.id and moves.data ->> 'to' = 'waiting') as since
    from offer.referrals where stage = 'waiting'`;

const VERIFIED = `
  select ${whole('alerts.received_at', 'min(verified.at)', HOUR)}
    from (${told('alerts', 'alert', 'verified')}) verified join alerts.alerts on alerts.id = verified.entity_id
   where ${here('alerts')} and ${within('alerts.received_at')} group by alerts.id, alerts.received_at`;

const NOTIFIED = `
  (select notified.entity_id as id, notified.commune, min(notified.at) as notified_at,
          (select min(at) from (${told('cases', 'escalation', 'acknowledged')}) heard where heard.entity_id = notified.entity_id) as acknowledged_at
     from (${told('cases', 'escalation', 'notified')}) notified group by 1, 2) notified`;

const CLOCKS = `
  (select commune, state, overdue_at from intake.due_dates union all select commune, state, overdue_at from cases.due_dates
   union all select commune, state, overdue_at from alerts.due_dates union all select commune, state, overdue_at from offer.due_dates
   union all select commune, state, overdue_at from community.due_dates) clocks`;

/** Children who take part, each under the entry of the registry that stays. */
const TAKING_PART = `
  with recursive line (commune, entry, at) as (
    select commune, person_id, person_id from community.participants where ${HERE} and state = 'active' and taking_part_as = 'child'
    union
    select line.commune, line.entry, merged."into"
      from line join community.merged_persons merged on merged.id = line.at and merged.commune = line.commune
     where merged."into" is not null)
  select count(distinct (commune, at))::int as numerator from line
   where not exists (select from community.merged_persons merged where merged.id = line.at and merged.commune = line.commune and merged."into" is not null)`;

/** When each plan first came to each of its stages. */
const REACHED = `
  (select entity_id, commune, stage, min(at) as at
     from (select entity_id, commune, at, 'commitment' as stage from (${told('community', 'community-plan', 'opened')}) opened
           union all select entity_id, commune, at, data ->> 'to' from (${told('community', 'community-plan', 'moved')}) moved) steps
    group by 1, 2, 3) reached`;

const GAPS = 'offer.gaps';
const ALERTS = 'alerts.alerts';
const ESCALATIONS = 'cases.escalations';

/** By the id of the indicator: each has one. */
export const SECOND_RECKONING: Readonly<Record<string, string>> = {
  coverage: `
    select (select count(*)::int from ${CASES} where ${HERE} and ${ATTENDED}) as numerator,
           (select coalesce(sum(families), 0)::int from (select distinct on (commune, year, line) families, starts_on, ends_on
              from reporting.commitments where ${HERE} order by commune, year, line, version desc) newest
             where least($3::date, $4::date) between starts_on and ends_on) as denominator`,
  'families-invited': count(CASES, INVITED),
  'families-attended': count(CASES, ATTENDED),
  'invitations-accepted': share(CASES, 'accepted_at is not null', INVITED),
  'invitations-rejected': share(CASES, `exit_stage = 'invitation' and outcome = 'invitation-rejected'`, INVITED),
  'invitations-not-located': share(CASES, `exit_stage = 'invitation' and outcome = 'not-located'`, INVITED),
  renounced: share(CASES, `outcome = 'renounced'`, ATTENDED),
  outcomes: share(CASES, 'true', `exit_at is not null and ${within('exit_at')}`),
  'risk-mitigated': `
    select (select count(*)::int from ${EVALUATED} where ${HERE} and ${within('accepted_at')} and (counts ->> 'riskMitigated')::int > 0) as numerator,
           (select count(*)::int from ${CASES} where ${HERE} and ${ATTENDED}) as denominator`,
  'risk-mitigated-of-evaluated': share(EVALUATED, `(counts ->> 'riskMitigated')::int > 0`, within('accepted_at')),
  'protection-strengthened': `
    select (select count(*)::int from ${EVALUATED} where ${HERE} and ${within('accepted_at')} and (counts ->> 'protectiveStrengthened')::int > 0) as numerator,
           (select count(*)::int from ${CASES} where ${HERE} and ${ATTENDED}) as denominator`,
  'protection-strengthened-of-evaluated': share(
    EVALUATED,
    `(counts ->> 'protectiveStrengthened')::int > 0`,
    within('accepted_at'),
  ),
  'risk-mitigated-by-factor': byFactor('risk'),
  'protection-strengthened-by-factor': byFactor('protective'),
  'stage-days': times(STAYS),
  'cases-by-stage': count(CASES, `stage <> 'ended'`),
  'funnel-1-invited': count(CASES, INVITED),
  'funnel-2-attended': count(CASES, ATTENDED),
  'funnel-3-planned': count(CASES, `${ATTENDED} and ${PLANNED}`),
  'funnel-4-evaluated': count(EVALUATED, within('accepted_at')),
  'funnel-5-completed': count(CASES, `${ATTENDED} and outcome in ('completed', 'partially-completed')`),
  'sessions-held': share('cases.sessions', 'held', within('at')),
  caseload: `
    select count(*)::int as numerator, count(distinct (commune, person_in_charge))::int as denominator from ${CASES}
     where ${HERE} and outcome is null`,
  'requests-received': count('intake.requests', within('received_at')),
  'request-outcomes': share('intake.requests', 'true', `closed_at is not null and ${within('closed_at')}`),
  'admissibility-days': times(DECIDED),
  'queue-length': count('intake.requests', `stage = 'assignment'`),
  'queue-age': times(
    `select $4::date - ${day('stage_since')} from intake.requests where ${HERE} and stage = 'assignment'`,
  ),
  'waiting-length': count('offer.referrals', `stage = 'waiting'`),
  'waiting-age': times(`select $4::date - ${day('since')} from (${WAITING}) waiting where ${HERE}`),
  'waits-expired': share(
    `(${told('offer', 'referral', 'moved')}) moves`,
    `data ->> 'to' = 'wait-review'`,
    `data ->> 'from' = 'waiting' and ${within('at')}`,
  ),
  'referrals-effective': share(
    'offer.referrals',
    `outcome = 'effective'`,
    `outcome_at is not null and ${within('outcome_at')}`,
  ),
  'referral-outcomes': share('offer.referrals', 'true', `outcome_at is not null and ${within('outcome_at')}`),
  'gaps-open': count(GAPS, 'closed_at is null'),
  'gaps-opened': count(GAPS, within('opened_at')),
  'alerts-received': count(ALERTS, within('received_at')),
  'alerts-open': count(ALERTS, `stage <> 'closed'`),
  'alert-verification-hours': times(VERIFIED),
  'alert-answer-hours': times(
    `select ${whole('received_at', 'closed_at', HOUR)} from ${ALERTS} where ${HERE} and closed_at is not null and ${within('received_at')}`,
  ),
  'alert-outcomes': share(ALERTS, 'true', `closed_at is not null and ${within('closed_at')}`),
  'escalations-opened': count(ESCALATIONS, within('opened_at')),
  'escalations-acknowledged': share(NOTIFIED, 'acknowledged_at is not null', within('notified_at')),
  'acknowledgement-hours': times(
    `select ${whole('notified_at', 'acknowledged_at', HOUR)} from ${NOTIFIED} where ${HERE} and acknowledged_at is not null and ${within('notified_at')}`,
  ),
  'escalation-outcomes': share(ESCALATIONS, 'outcome is not null', within('opened_at')),
  'measures-in-force': count('cases.measures', `stage = 'in-force'`),
  'work-overdue': count(CLOCKS, `state = 'overdue'`),
  'work-became-overdue': count(CLOCKS, `overdue_at is not null and ${within('overdue_at')}`),
  'children-participating': TAKING_PART,
  'plans-by-stage': count('community.community_plans', `stage <> 'closed'`),
  'plans-reached': count(REACHED, within('at')),
  'activities-held': count('community.activities', `state = 'held' and held_on between $2::date and $3::date`),
};

export interface ReckoningAsked {
  commune?: string;
  from: string;
  to: string;
  today: string;
  /** Default: all. */
  indicators?: readonly string[];
}

type Rows = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** By indicator. `rows` asks the database, as somebody who sees every commune. */
export async function reckonAgain(
  rows: Rows,
  { commune, from, to, today, indicators = Object.keys(SECOND_RECKONING) }: ReckoningAsked,
): Promise<Map<string, Reckoned>> {
  const all = new Map<string, Reckoned>();
  for (const id of indicators) {
    const sql = SECOND_RECKONING[id];
    if (!sql) throw new Error(`${id} has no second reckoning`);
    // A statement may leave out what it does not need; PostgreSQL wants to know the type of each all the same.
    const text = `with asked as (select $1::text, $2::date, $3::date, $4::date) select reckoned.* from (${sql}) as reckoned`;
    const [row] = await rows<Record<string, number | null>>(text, [commune ?? null, from, to, today]);
    all.set(id, Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null)) as Reckoned);
  }
  return all;
}
