import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Conditions, decodeCursor, pageOf, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { AlertIdentificationErrors } from './alert-identification.errors.js';
import type { AlertIdentification, IdentificationState, UnclearReason } from './alert-identification.js';

interface Row {
  alertId: string;
  commune: string;
  version: number;
  state: IdentificationState;
  reason: UnclearReason | null;
  candidates: string[];
  personId: string | null;
  askedAt: Date;
}

const COLUMNS = `row.alert_id as "alertId", row.commune, row.version, row.state, row.reason, row.candidates,
  row.person_id as "personId", row.asked_at as "askedAt"`;

/** Tried again soon at first, then every five minutes: the other service may be away for hours. Wall time. */
const PENDING = `
  select ${COLUMNS} from alert_identifications row
   where row.state = 'pending'
     and (row.tried_at is null or row.tried_at < clock_timestamp() - least(row.attempts, 60) * interval '5 seconds')
   order by row.asked_at, row.alert_id limit $1`;

export interface Verdict {
  state: IdentificationState;
  reason?: UnclearReason;
  candidates?: string[];
  personId?: string;
}

/** The only file that touches the table `alert_identifications`. */
@Injectable()
export class AlertIdentificationRepository {
  /** Asked twice, written once. */
  async ask(tx: Tx, alertId: string, commune: string): Promise<void> {
    await tx.query(
      `insert into alert_identifications (alert_id, commune, version, state, asked_at) values ($1, $2, 1, 'pending', $3) on conflict do nothing`,
      [alertId, commune, tx.asOf],
    );
  }

  async pending(tx: Tx, limit: number): Promise<AlertIdentification[]> {
    return (await tx.query<Row>(PENDING, [limit])).map(identificationOf);
  }

  async tried(tx: Tx, alertId: string): Promise<void> {
    await tx.query(
      'update alert_identifications set attempts = attempts + 1, tried_at = clock_timestamp() where alert_id = $1',
      [alertId],
    );
  }

  async find(tx: Tx, alertId: string): Promise<AlertIdentification | undefined> {
    const [row] = await tx.query<Row>(`select ${COLUMNS} from alert_identifications row where row.alert_id = $1`, [
      alertId,
    ]);
    return row && identificationOf(row);
  }

  /** Throws ALERT_IDENTIFICATION.NOT_FOUND. */
  async lock(tx: Tx, alertId: string): Promise<AlertIdentification> {
    const sql = `select ${COLUMNS} from alert_identifications row where row.alert_id = $1 for update`;
    const [row] = await tx.query<Row>(sql, [alertId]);
    if (!row) throw new RefusedError(refuse(AlertIdentificationErrors.NOT_FOUND));
    return identificationOf(row);
  }

  async decide(tx: Tx, before: AlertIdentification, verdict: Verdict): Promise<AlertIdentification> {
    const after = { ...before, ...verdict, candidates: verdict.candidates ?? [], version: before.version + 1 };
    await tx.query(
      `update alert_identifications set version = $2, state = $3, reason = $4, candidates = $5, person_id = $6, decided_at = $7, decided_by = $8
        where alert_id = $1`,
      [
        ...[after.alertId, after.version, after.state, verdict.reason ?? null, after.candidates],
        ...[verdict.personId ?? null, tx.asOf, tx.context.principal.person],
      ],
    );
    return after;
  }

  /** Who waits for the longest first. */
  async list(
    tx: Tx,
    { state, commune }: { state: IdentificationState; commune?: string },
    page: PageQuery,
  ): Promise<Page<AlertIdentification>> {
    const where = new Conditions(withinReach(tx, 'row.commune')).and('row.state = ?', state);
    if (commune) where.and('row.commune = ?', commune);
    const after = decodeCursor(page.cursor, 2);
    if (after) where.and('(row.asked_at, row.alert_id) > (?, ?)', ...after);
    const limit = where.place(page.limit + 1);
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from alert_identifications row where ${where} order by row.asked_at, row.alert_id limit ${limit}`,
      where.values,
    );
    return pageOf(rows, page.limit, ({ askedAt, alertId }) => [askedAt.toISOString(), alertId], identificationOf);
  }
}

const identificationOf = ({ reason, personId, ...row }: Row): AlertIdentification => ({
  ...row,
  reason: reason ?? undefined,
  personId: personId ?? undefined,
});
