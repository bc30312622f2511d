import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { CapacityRow } from './capacity.entity.js';
import { CapacityErrors } from './capacity.errors.js';
import type { Capacity } from './capacity.js';

const COLUMNS = `offer_id as "offerId", commune, period_from::text as "periodFrom", period_to::text as "periodTo",
  places, taken, version, changed_at as "changedAt"`;
const HOLDS = `offer_id = $1 and period_from <= $2::date and (period_to is null or period_to >= $2::date)`;
const OF_DAY = `select ${COLUMNS} from capacities where ${HOLDS} order by period_from desc limit 1`;
const COUNT = (change: string, condition: string): string => `
  update capacities set taken = taken ${change}, version = version + 1, changed_at = $3
   where offer_id = $1 and period_from = $2::date and ${condition} returning ${COLUMNS}`;

/**
 * The only file that touches the table `capacities`. Who takes a place locks its period first (`lockPeriod`), decides
 * who gets it, and takes it, all in one transaction: of two one waits for the other and sees what is left.
 */
@Injectable()
export class CapacityRepository {
  /** The period that holds the day of `at`, locked; undefined where nothing was declared. */
  async lockPeriod(tx: Tx, offerId: string, at: Date): Promise<Capacity | undefined> {
    const [row] = await tx.query<CapacityRow>(`${OF_DAY} for update`, [offerId, localDate(at.getTime())]);
    return row && capacityOf(row);
  }

  /** The same without a lock, to show it. */
  async findPeriod(tx: Tx, offerId: string, at: Date): Promise<Capacity | undefined> {
    const [row] = await tx.query<CapacityRow>(OF_DAY, [offerId, localDate(at.getTime())]);
    return row && capacityOf(row);
  }

  /** One period by its first day, locked. */
  async lock(tx: Tx, offerId: string, periodFrom: string): Promise<Capacity | undefined> {
    const sql = `select ${COLUMNS} from capacities where offer_id = $1 and period_from = $2::date for update`;
    const [row] = await tx.query<CapacityRow>(sql, [offerId, periodFrom]);
    return row && capacityOf(row);
  }

  /** Takes one place of the period. Throws CAPACITY.NONE_FREE; never more than there are, whoever else comes. */
  async take(tx: Tx, { offerId, periodFrom }: Pick<Capacity, 'offerId' | 'periodFrom'>): Promise<Capacity> {
    const values = [offerId, periodFrom, tx.asOf];
    const [row] = await tx.query<CapacityRow>(COUNT('+ 1', 'taken < places'), values);
    if (!row) throw new RefusedError(refuse(CapacityErrors.NONE_FREE));
    return capacityOf(row);
  }

  /** Gives back one place of the period it was taken from. Undefined if none was taken. */
  async release(
    tx: Tx,
    { offerId, periodFrom }: Pick<Capacity, 'offerId' | 'periodFrom'>,
  ): Promise<Capacity | undefined> {
    const [row] = await tx.query<CapacityRow>(COUNT('- 1', 'taken > 0'), [offerId, periodFrom, tx.asOf]);
    return row && capacityOf(row);
  }

  /** Periods of a service, in order. */
  async list(tx: Tx, offerId: string): Promise<Capacity[]> {
    const sql = `select ${COLUMNS} from capacities where offer_id = $1 order by period_from`;
    return (await tx.query<CapacityRow>(sql, [offerId])).map(capacityOf);
  }

  /** Periods of several services, in order. */
  async ofOffers(tx: Tx, offerIds: readonly string[]): Promise<Capacity[]> {
    const sql = `select ${COLUMNS} from capacities where offer_id = any ($1::uuid[]) order by offer_id, period_from`;
    return (await tx.query<CapacityRow>(sql, [[...offerIds]])).map(capacityOf);
  }

  async insert(tx: Tx, capacity: Capacity): Promise<void> {
    await tx.manager.insert(CapacityRow, { ...capacity, periodTo: capacity.periodTo ?? null });
  }

  async save(tx: Tx, { offerId, periodFrom, periodTo, places, version, changedAt }: Capacity): Promise<void> {
    const change = { periodTo: periodTo ?? null, places, version, changedAt };
    await tx.manager.update(CapacityRow, { offerId, periodFrom }, change);
  }
}

const capacityOf = ({ periodTo, ...row }: CapacityRow): Capacity => ({ ...row, periodTo: periodTo ?? undefined });
