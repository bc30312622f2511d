import type { ConsumerInfo } from '@nats-io/jetstream';
import type { House, Rows } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import { matches, type Streamed } from '../house/stream-reader.js';
import { consequencesOf } from './consequences.js';
import { findings, type Finding, type Invariant } from './invariant.js';
import { OWN_NOTICES, ownNotices } from './own-notices.js';

/** Every fact has one effect in each service that hears it: by the inboxes, and by what the handlers left. */
export const oneEffect: Invariant = {
  id: 'I3',
  asks: 'every fact is in the inbox of each service that hears it and has its effect there, once; nothing was parked',
  check: async (house) => {
    const consumers = await house.stream.consumers();
    const streamed = await house.stream.all();
    const stream = once(streamed);
    const told = await house.read((rows) => rows<NoticeRow>(NOTICES));
    const found = await house.read(async (rows) => [
      ...(await inboxes(rows, consumers, stream)),
      ...(await consequencesOf(rows, stream)),
      ...toldToNobody(told, stream),
      ...(await ownNotices(rows)),
      ...(await parked(rows, house.stream.poison)),
    ]);
    // Read again: whatever somebody was told of stands in it by now.
    return [...found, ...toldTooOften(told, once(await house.stream.all()))];
  },
};

/** Copies in the stream are another invariant's. */
const once = (stream: readonly Streamed[]): Streamed[] => [
  ...new Map(stream.map((one) => [one.messageId, one])).values(),
];

async function inboxes(rows: Rows, consumers: ConsumerInfo[], stream: Streamed[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const service of SERVICES) {
    const { config } = consumers.find(({ name }) => name === service) ?? {};
    if (!config) continue;
    const subjects = config.filter_subjects ?? [config.filter_subject ?? '>'];
    const wanted = stream.filter(({ subject }) => subjects.some((pattern) => matches(pattern, subject)));
    const heard = await rows<{ message_id: string }>(`select message_id from ${service}.inbox where consumer = $1`, [
      service,
    ]);
    const ids = new Set(heard.map(({ message_id }) => message_id));
    const lost = wanted.filter(({ messageId }) => !ids.has(messageId));
    found.push(
      ...findings(
        'I3',
        'lost',
        lost.map(({ messageId, subject }) => `${service} has not heard ${subject} ${messageId}`),
      ),
    );
  }
  return found;
}

const ofSubject = (stream: readonly Streamed[], end: string): Streamed[] =>
  stream.filter(({ subject }) => subject.endsWith(end));

interface NoticeRow {
  key: string;
  person: string;
  times: number;
}

const NOTICES = `
  select concat_ws('|', code, about, rule, extract(epoch from due)::text, extract(epoch from raised_at)::text) as key, person, count(*)::int as times
    from gateway.notices where code not like '${OWN_NOTICES}' group by 1, 2`;

/** How often each notice was raised. Alike ones (same words, same moment) are counted together. */
function raisedIn(stream: readonly Streamed[]): Map<string, number> {
  const raised = new Map<string, number>();
  for (const { event } of ofSubject(stream, '.notice.raised')) {
    const key = noticeKey(event.data, event.asof);
    raised.set(key, (raised.get(key) ?? 0) + 1);
  }
  return raised;
}

function toldToNobody(told: readonly NoticeRow[], stream: readonly Streamed[]): Finding[] {
  const heard = new Set(told.map(({ key }) => key));
  const none = [...raisedIn(stream).keys()].filter((key) => !heard.has(key));
  return findings(
    'I3',
    'lost',
    none.map((key) => `notice ${key}: told to nobody`),
  );
}

/** A notice says once to each addressee what was raised once. */
function toldTooOften(told: readonly NoticeRow[], stream: readonly Streamed[]): Finding[] {
  const raised = raisedIn(stream);
  const more = told.filter(({ key, times }) => times > (raised.get(key) ?? 0));
  const say = ({ key, person, times }: NoticeRow): string =>
    `notice ${key}: told ${person} ${times} times, raised ${raised.get(key) ?? 0} times`;
  return findings('I3', 'doubled', more.map(say));
}

/** As PostgreSQL writes it: absent parts are left out, instants in seconds with six decimals. */
function noticeKey(data: Record<string, unknown>, asof: string): string {
  const seconds = (instant: unknown): string => (Date.parse(String(instant)) / 1_000).toFixed(6);
  const parts = [data.code, data.about, data.rule, data.due ? seconds(data.due) : undefined, seconds(asof)];
  return parts.filter((part) => part !== undefined && part !== null).join('|');
}

/** Whatever a fault published to be parked belongs there. */
async function parked(rows: Rows, poison: ReadonlySet<string>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const service of SERVICES) {
    const left = await rows<{ subject: string; message_id: string; error_code: string }>(
      `select subject, message_id, error_code from ${service}.parked where replayed_at is null`,
    );
    const facts = left.filter(({ message_id }) => !poison.has(message_id));
    const texts = facts.map((row) => `${service} parked ${row.subject} ${row.message_id}: ${row.error_code}`);
    found.push(...findings('I3', 'lost', texts));
  }
  return found;
}

/** Messages that were taken in so far, over all services. */
export async function effectsCount(house: House): Promise<number> {
  const inboxes = SERVICES.map((service) => `select from ${service}.inbox`).join(' union all ');
  const [row] = await house.read((rows) => rows<{ n: number }>(`select count(*)::int as n from (${inboxes}) as heard`));
  return row!.n;
}
