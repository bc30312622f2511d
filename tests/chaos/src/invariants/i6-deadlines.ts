import type { House } from '../house/house.js';
import type { Owner } from '../house/records.js';
import { findings, type Finding, type Invariant } from './invariant.js';

/** A due date counts as passed over when it lies so far back in wall time: a dead part may have been in the way until then. */
const TOLD_WITHIN_MS = 60_000;

/** No deadline is passed over, none told twice. */
export const deadlines: Invariant = {
  id: 'I6',
  asks: 'every clock that ran out was told, once each time (reminder, overdue, each climb), and its row says so',
  check: async (house, { businessNow, speed }) => {
    const before = new Date(businessNow - TOLD_WITHIN_MS * speed).toISOString();
    const found: Finding[] = [];
    const owners = await house.owners();
    for (const owner of owners) found.push(...(await passedOver(house, owner, before)));
    for (const service of new Set(owners.map((owner) => owner.service))) {
      found.push(...(await toldTwice(house, service)));
      found.push(...(await saidAndNotTold(house, service)));
    }
    return found;
  },
};

async function toldTwice(house: House, service: string): Promise<Finding[]> {
  const twice = await house.read((rows) =>
    rows<{ key: string; times: number }>(
      `select concat_ws(' ', split_part(subject, '.', 6), payload -> 'data' ->> 'id', payload -> 'data' ->> 'rule',
                        payload -> 'data' ->> 'due', payload -> 'data' ->> 'told') as key, count(*)::int as times
         from ${service}.outbox
        where lane = 'event' and subject ~ '\\.deadline-(set|reminded|overdue|climbed)$' group by 1 having count(*) > 1`,
    ),
  );
  return findings(
    'I6',
    'doubled',
    twice.map(({ key, times }) => `${key}: told ${times} times`),
  );
}

/** A pause moves what is still to come: who was reminded before it is not reminded of the same again. */
const REMINDED_BEFORE = (service: string): string => `
  select from ${service}.due_dates as earlier
   where earlier.entity_id = due.entity_id and earlier.rule = due.rule and earlier.remind_at = due.remind_at and earlier.reminded_at is not null`;

/** Open records that are not paused, whose clock ran out long ago and nobody was told. */
async function passedOver(house: House, { service, table, paused }: Owner, before: string): Promise<Finding[]> {
  const silent = await house.read((rows) =>
    rows<{ entity_id: string; rule: string; level: string; at: Date }>(
      `select due.entity_id, due.rule, told.level, told.at
         from ${service}.due_dates as due join ${service}.${table} as record on record.id = due.entity_id,
              lateral (values ('reminder', due.remind_at, due.reminded_at is null and due.overdue_at is null and not exists (${REMINDED_BEFORE(service)})),
                              ('overdue', due.due, due.overdue_at is null)) as told (level, at, missing)
        where due.kind = 'term' and due.state <> 'met' and due.stage = record.stage and not (${paused})
          and told.missing and told.at < $1`,
      [before],
    ),
  );
  return findings(
    'I6',
    'lost',
    silent.map(
      ({ entity_id, rule, level, at }) => `${level} of ${rule} of ${entity_id}, due ${at.toISOString()}: not told`,
    ),
  );
}

/** The row says that somebody was told; the outbox must say it too. */
async function saidAndNotTold(house: House, service: string): Promise<Finding[]> {
  const silent = await house.read((rows) =>
    rows<{ entity_id: string; rule: string; event: string }>(
      `select due.entity_id, due.rule, event
         from ${service}.due_dates as due,
              lateral (values ('deadline-reminded', due.reminded_at), ('deadline-overdue', due.overdue_at)) as said (event, at)
        where at is not null and not exists (
              select from ${service}.outbox as fact
               where fact.lane = 'event' and fact.entity_id = due.entity_id and split_part(fact.subject, '.', 6) = event
                 and fact.payload -> 'data' ->> 'rule' = due.rule and (fact.payload -> 'data' ->> 'due')::timestamptz = due.due)`,
    ),
  );
  return findings(
    'I6',
    'lost',
    silent.map(({ entity_id, rule, event }) => `${event} of ${rule} of ${entity_id}: in its row, in no outbox`),
  );
}
