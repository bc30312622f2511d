import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { columnsOf, insertStatement, type Tx } from '@oln/service-kit';
import { updateStatement } from '../persistence/update-row.js';
import { AlertRow, NewAlertRow } from './alert.entity.js';
import { AlertErrors } from './alert.errors.js';
import type { Alert } from './alert.js';
import { alertOf, READ, rowOf } from './alert.rows.js';

/** What is written with a new alert besides its state. */
export interface Beside {
  key: string;
  digest: Buffer;
  reference: Buffer | null;
  identity: Buffer | null;
}

/** Writes and reads single alerts; lists of them stand in alert-lists.repository.ts. Nobody else touches the table. */
@Injectable()
export class AlertRepository {
  /** Throws ALERT.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Alert> {
    return found(await this.read(tx, 'row.id = $1', [id]));
  }

  /** One change at a time per alert. Who needs its watch as well locks that first (see AlertLocks). */
  async lock(tx: Tx, id: string): Promise<Alert> {
    return found(await this.read(tx, 'row.id = $1 for update', [id]));
  }

  /** Undefined: there is none. Null: it has no child yet. */
  async childOf(tx: Tx, id: string): Promise<string | null | undefined> {
    const rows = await tx.query<{ child: string | null }>('select child_id as child from alerts where id = $1', [id]);
    return rows[0]?.child;
  }

  async idByKey(tx: Tx, commune: string, keys: readonly string[]): Promise<string | undefined> {
    const sql = 'select id from alerts where commune = $1 and key = any ($2) limit 1';
    return (await tx.query<{ id: string }>(sql, [commune, keys]))[0]?.id;
  }

  /** Undefined if there is none. Who raised it never changes. */
  async raiserOf(tx: Tx, id: string): Promise<string | undefined> {
    const sql = 'select raised_by as "raisedBy" from alerts where id = $1';
    return (await tx.query<{ raisedBy: string }>(sql, [id]))[0]?.raisedBy;
  }

  /** False if the same alert is there already. */
  async insertOnce(tx: Tx, alert: Alert, beside: Beside): Promise<boolean> {
    const row: NewAlertRow = { ...rowOf(alert), ...beside, dueAt: alert.receivedAt };
    const { text, values } = insertStatement(tx, NewAlertRow, row);
    return (await tx.query(`${text} on conflict (commune, key) do nothing returning id`, values)).length > 0;
  }

  /** Written with the rest of the transaction. */
  save(tx: Tx, alert: Alert): void {
    const { text, values } = updateStatement(tx, AlertRow, rowOf(alert));
    tx.write(text, values);
  }

  /** Alerts of a child that came in between two instants, the oldest first: by the index of child and instant. */
  async ofChildBetween(tx: Tx, childId: string, from: Date, to: Date): Promise<Alert[]> {
    const rows = await this.read(
      tx,
      'row.child_id = $1 and row.received_at between $2 and $3 order by row.received_at, row.id limit 500',
      [childId, from, to],
    );
    return rows.map(alertOf);
  }

  /** Who the child is, sealed; null once it was forgotten. */
  async identity(tx: Tx, id: string): Promise<Buffer | null> {
    const rows = await tx.query<{ identity: Buffer | null }>('select identity from alerts where id = $1', [id]);
    return rows[0]?.identity ?? null;
  }

  forgetIdentity(tx: Tx, id: string): void {
    tx.write('update alerts set identity = null where id = $1', [id]);
  }

  /** When the first clock rings, as its process says. No new version: nothing was decided. */
  putDue(tx: Tx, id: string, due: Date): void {
    tx.write('update alerts set due_at = $2 where id = $1', [id, due]);
  }

  /** Ids, in one order for all. */
  async idsOfChild(tx: Tx, childId: string): Promise<string[]> {
    return idsOf(await tx.query('select id from alerts where child_id = $1 order by id', [childId]));
  }

  /** Told under one of these entries, and watched under none of them. */
  async idsElsewhere(tx: Tx, entries: readonly string[]): Promise<string[]> {
    const sql = 'select id from alerts where entry_id = any ($1) and child_id <> all ($1) order by id';
    return idsOf(await tx.query(sql, [entries]));
  }

  async openIdsInCharge(tx: Tx, commune: string, person: string): Promise<string[]> {
    const sql = `select id from alerts where commune = $1 and person_in_charge = $2 and stage <> 'closed' order by id`;
    return idsOf(await tx.query(sql, [commune, person]));
  }

  /** Those that were handed on to a case and wait for its word. */
  async handedToCase(tx: Tx, caseId: string, childIds: readonly string[]): Promise<string[]> {
    const sql = `select id from alerts where child_id = any ($2) and stage = 'handing-on' and answer ->> 'caseId' = $1 order by id`;
    return idsOf(await tx.query(sql, [caseId, childIds]));
  }

  /** Alerts whose process must be running, by id. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<Alert[]> {
    const rows = await this.read(
      tx,
      `row.stage <> 'closed' and ($1::uuid is null or row.id > $1) order by row.id limit $2`,
      [after ?? null, limit],
    );
    return rows.map(alertOf);
  }

  private read(tx: Tx, where: string, values: unknown[]): Promise<AlertRow[]> {
    return tx.query<AlertRow>(`select ${columnsOf(tx.source, AlertRow, READ)} from alerts row where ${where}`, values);
  }
}

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);

function found([row]: AlertRow[]): Alert {
  if (!row) throw new RefusedError(refuse(AlertErrors.NOT_FOUND));
  return alertOf(row);
}
