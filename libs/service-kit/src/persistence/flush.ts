import { assertEvent } from '@oln/contracts/validate';
import {
  outboxInsert,
  outboxValue,
  toEvent,
  type EventEntry,
  type OutboxEntry,
  type ProcessEntry,
} from '@oln/messaging';
import type { CallContext } from '../context/call-context.js';
import { newId } from './ids.js';
import type { AuditEntry, Tx } from './transaction.js';

export interface Receipt {
  key: string;
  requestHash: string;
  /** Sealed: an answer may hold names. */
  response: Buffer;
}

/** A use case that has run: what it leaves behind, and how it was answered. */
export interface Done {
  tx: Tx;
  receipt?: Receipt;
}

/** Everything that use cases leave behind besides their rows, in one statement. A key that was used meanwhile violates its primary key: nothing is written twice. */
const FLUSH = `
  with written as (
    ${outboxInsert(1)}
  ), audited as (
    insert into audit (id, as_of, commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace)
    select id, as_of, commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace
      from jsonb_to_recordset($2::jsonb) as row (ord int, id uuid, as_of timestamptz, commune text, person text, roles text[],
           action text, kind text, entity_id uuid, entity_version int, reason text, door text, origin text, trace text)
     order by ord
    returning 1
  ), claimed as (
    insert into idempotency (person, key, action, request_hash, commune, response)
    select * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[])
    returning 1
  )
  select count(*)::int as written from written`;

export interface FlushStatement {
  text: string;
  values: unknown[];
  name: string;
}

/** `checked`: throws if a fact is not as its contract says. Its maker learns of it, not those who hear it. */
export function flushStatement(done: readonly Done[], checked: boolean): FlushStatement {
  for (const { tx } of done) tx.tellWhatIsUntold();
  const entries = done.flatMap(({ tx }) => outboxEntries(tx));
  if (checked) for (const entry of entries) if (entry.lane === 'event') assertEvent(toEvent(entry));
  const audits = done.flatMap(({ tx }) => audited(tx)).map(auditRow);
  const receipts = done.flatMap(({ tx, receipt }) => (receipt ? [{ receipt, tx }] : []));
  return {
    name: 'oln-flush',
    text: FLUSH,
    values: [
      outboxValue(entries),
      JSON.stringify(audits),
      receipts.map(({ tx }) => tx.context.principal.person),
      receipts.map(({ receipt }) => receipt.key),
      receipts.map(({ tx }) => tx.action),
      receipts.map(({ receipt }) => receipt.requestHash),
      receipts.map(({ tx }) => homeCommune(tx.context)),
      receipts.map(({ receipt }) => receipt.response),
    ],
  };
}

/** Commune under which what belongs to no record is kept: the caller's first. */
export const homeCommune = ({ principal }: CallContext): string =>
  principal.communes === '*' ? '*' : (principal.communes[0] ?? '*');

const outboxEntries = (tx: Tx): OutboxEntry[] => [...factsOf(tx), ...toldBy(tx)];

const factsOf = ({ events }: Tx): EventEntry[] =>
  events.map(({ definition, about, data, context }) => ({
    lane: 'event',
    id: newId(),
    definition,
    about,
    data,
    asOf: context.asOf,
    actor: context.principal.person,
    traceparent: context.traceparent,
  }));

const toldBy = ({ messages }: Tx): ProcessEntry[] =>
  messages.map(({ message, about, context }) => ({
    lane: 'process',
    id: newId(),
    message,
    about,
    traceparent: context.traceparent,
  }));

/** What nobody audited by name is audited by what it left behind: no write without an entry. */
function audited(tx: Tx): Audited[] {
  const entries = tx.audits.length > 0 ? tx.audits : impliedAudits(tx);
  return entries.map(({ entry, context }) => ({ entry, context, action: entry.action ?? tx.action }));
}

interface Audited extends Entry {
  action: string;
}

const auditRow = ({ entry, context, action }: Audited, ord: number): Record<string, unknown> => ({
  ord,
  id: newId(),
  as_of: context.asOf.toISOString(),
  commune: entry.commune,
  person: context.principal.person,
  roles: context.principal.roles,
  action,
  kind: entry.kind,
  entity_id: entry.id,
  entity_version: entry.version,
  reason: entry.reason,
  door: context.door,
  origin: context.origin,
  trace: context.traceparent,
});

interface Entry {
  entry: Omit<AuditEntry, 'id'> & { id?: string };
  context: CallContext;
}

function impliedAudits(tx: Tx): Entry[] {
  const byRecord = new Map<string, Entry>();
  for (const { definition, about, context } of tx.events) {
    byRecord.set(about.id, { entry: { kind: definition.entity, ...about }, context });
  }
  if (byRecord.size > 0) return [...byRecord.values()];
  return tx.silent ? [] : [{ entry: { kind: 'action', commune: homeCommune(tx.context) }, context: tx.context }];
}
