import { assertEvent } from '@oln/contracts/validate';
import {
  outboxInsert,
  outboxValue,
  toEvent,
  type EventEntry,
  type OutboxEntry,
  type ProcessEntry,
} from '@oln/messaging';
import type { NewAuditRow } from '../audit/audit-entries.js';
import { auditInsert } from '../audit/audit-insert.js';
import { homeCommune } from './home-commune.js';
import { newId } from './ids.js';
import type { Tx } from './transaction.js';

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
    ${auditInsert(2)}
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

/** How what use cases leave behind is written. */
export interface Flushing {
  /** Throws if a fact is not as its contract says. Its maker learns of it, not those who hear it. */
  checked: boolean;
  /** What a use case leaves in the audit log, asked once all its facts are known. */
  audited(tx: Tx): NewAuditRow[];
}

export function flushStatement(done: readonly Done[], { checked, audited }: Flushing): FlushStatement {
  for (const { tx } of done) tx.tellWhatIsUntold();
  const entries = done.flatMap(({ tx }) => outboxEntries(tx));
  if (checked) for (const entry of entries) if (entry.lane === 'event') assertEvent(toEvent(entry));
  const audits = done.flatMap(({ tx }) => audited(tx));
  audits.forEach((row, ord) => (row.ord = ord));
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
