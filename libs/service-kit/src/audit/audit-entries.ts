import { Injectable } from '@nestjs/common';
import type { CallContext } from '../context/call-context.js';
import { homeCommune } from '../persistence/home-commune.js';
import { newId } from '../persistence/ids.js';
import type { AuditEntry, Tx } from '../persistence/transaction.js';

/** A row of the audit log as it is about to be written. `ord`: its place among those that are written with it. */
export type NewAuditRow = { ord: number } & Record<string, unknown>;

/** What use cases leave in the audit log, in the order in which it happened. */
@Injectable()
export class AuditEntries {
  /** Of a reading: what it says that it has read. */
  ofReading(tx: Tx): NewAuditRow[] {
    return tx.audits.map(({ entry, context }) => auditRow(tx, entry, context));
  }

  /** Of a change. What nobody audited by name is audited by what it left behind: no write without an entry. */
  ofChange(tx: Tx): NewAuditRow[] {
    const entries = tx.audits.length > 0 ? tx.audits : impliedAudits(tx);
    return entries.map(({ entry, context }) => auditRow(tx, entry, context));
  }
}

interface Entry {
  entry: AuditEntry;
  context: CallContext;
}

const auditRow = (tx: Tx, entry: AuditEntry, context: CallContext): NewAuditRow => ({
  ord: 0,
  id: newId(),
  as_of: context.asOf.toISOString(),
  commune: entry.commune,
  person: context.principal.person,
  roles: context.principal.roles,
  action: entry.action ?? tx.action,
  kind: entry.kind,
  entity_id: entry.id,
  entity_version: entry.version,
  reason: entry.reason,
  door: context.door,
  origin: context.origin,
  trace: context.traceparent,
});

function impliedAudits(tx: Tx): Entry[] {
  const byRecord = new Map<string, Entry>();
  for (const { definition, about, context } of tx.events) {
    byRecord.set(about.id, { entry: { kind: definition.entity, ...about }, context });
  }
  if (byRecord.size > 0) return [...byRecord.values()];
  return tx.silent ? [] : [{ entry: { kind: 'action', commune: homeCommune(tx.context) }, context: tx.context }];
}
