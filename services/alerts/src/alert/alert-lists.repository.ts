import { Injectable } from '@nestjs/common';
import { SEVERITIES } from '@oln/contracts';
import {
  columnsOf,
  Conditions,
  decodeCursor,
  pageOf,
  withinReach,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import type { AlertListQuery } from './alert.dto.js';
import { AlertRow } from './alert.entity.js';
import { alertOf, READ } from './alert.rows.js';
import type { Alert } from './alert.js';
import { AlertSealing } from './alert-sealing.js';
import type { OwnAlert } from './alert.views.js';

export type AlertFilter = Omit<AlertListQuery, keyof PageQuery>;

/** Whose alerts somebody hears back of. */
export interface RaisedBy {
  institutionId?: string;
  raisedBy?: string;
}

type Listed = AlertRow & { dueAt: Date };
type OwnRow = AlertRow & { reference: Buffer | null };

/** Lists of alerts, read by an index each. */
@Injectable()
export class AlertLists {
  constructor(private readonly sealing: AlertSealing) {}

  async list(tx: Tx, filter: AlertFilter, page: PageQuery): Promise<Page<Alert>> {
    const where = filtered(new Conditions(withinReach(tx, 'row.commune')), filter);
    const isByUrgency = (filter.sort ?? 'urgency') === 'urgency' && !asksForClosed(filter);
    return isByUrgency ? this.byUrgency(tx, where, filter, page) : this.byArrival(tx, where, filter, page);
  }

  /** Newest first. */
  async raisedBy(tx: Tx, who: RaisedBy, page: PageQuery): Promise<Page<OwnAlert>> {
    const where = new Conditions(withinReach(tx, 'row.commune'));
    if (who.institutionId) where.and('row.institution_id = ?', who.institutionId);
    if (who.raisedBy) where.and('row.raised_by = ?', who.raisedBy);
    const after = decodeCursor(page.cursor, 2);
    if (after) where.and('(row.received_at, row.id) < (?, ?)', ...after);
    const limit = where.place(page.limit + 1);
    const rows = await tx.query<OwnRow>(
      `select ${columnsOf(tx.source, AlertRow, READ)}, row.reference from alerts row where ${where}
        order by row.received_at desc, row.id desc limit ${limit}`,
      where.values,
    );
    const view = (row: OwnRow): OwnAlert => ({
      alert: alertOf(row),
      reference: this.sealing.openReference(row.id, row.reference),
    });
    return pageOf(rows, page.limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id], view);
  }

  /** Of what is open: the gravest first, of these what is due first. */
  private async byUrgency(tx: Tx, where: Conditions, filter: AlertFilter, page: PageQuery): Promise<Page<Alert>> {
    where.and(`row.stage <> 'closed'`);
    const after = decodeCursor(page.cursor, 3);
    if (after) {
      const [rank, due, id] = after;
      where.behind({ ...ofPerson(filter), 'row.severity_rank': rank, 'row.due_at': due, 'row.id': id });
    }
    const limit = where.place(page.limit + 1);
    const rows = await tx.query<Listed>(
      `select ${columnsOf(tx.source, AlertRow, READ)}, row.due_at as "dueAt" from alerts row where ${where}
        order by row.severity_rank, row.due_at, row.id limit ${limit}`,
      where.values,
    );
    const keys = ({ severity, dueAt, id }: Listed) => [SEVERITIES.indexOf(severity), dueAt.toISOString(), id];
    return pageOf(rows, page.limit, keys, alertOf);
  }

  private async byArrival(tx: Tx, where: Conditions, { sort }: AlertFilter, page: PageQuery): Promise<Page<Alert>> {
    const after = decodeCursor(page.cursor, 2);
    const [behind, direction] = sort === 'oldest' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
    if (after) where.and(`(row.received_at, row.id) ${behind} (?, ?)`, ...after);
    const limit = where.place(page.limit + 1);
    const rows = await tx.query<AlertRow>(
      `select ${columnsOf(tx.source, AlertRow, READ)} from alerts row where ${where}
        order by row.received_at ${direction}, row.id ${direction} limit ${limit}`,
      where.values,
    );
    return pageOf(rows, page.limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id], alertOf);
  }
}

const ofPerson = ({ personInCharge }: AlertFilter) => personInCharge && { 'row.person_in_charge': personInCharge };

/** What is answered has no urgency. */
const asksForClosed = ({ open, outcome, stage }: AlertFilter): boolean =>
  open === false || outcome !== undefined || stage === 'closed';

const EXACT = {
  commune: 'commune',
  stage: 'stage',
  source: 'source',
  outcome: 'outcome',
  childId: 'child_id',
  personInCharge: 'person_in_charge',
} as const;

function filtered(where: Conditions, filter: AlertFilter): Conditions {
  for (const [name, column] of Object.entries(EXACT)) {
    const value = filter[name as keyof typeof EXACT];
    if (value !== undefined) where.and(`row.${column} = ?`, value);
  }
  if (filter.severity) where.and('row.severity_rank = ?', SEVERITIES.indexOf(filter.severity));
  if (filter.open !== undefined) where.and(`row.stage ${filter.open ? '<>' : '='} 'closed'`);
  return where;
}
