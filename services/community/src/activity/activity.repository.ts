import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { newestFirst, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { ActivityRow, HeadcountRow } from './activity.entity.js';
import { ActivityErrors } from './activity.errors.js';
import type { Activity, Headcount } from './activity.js';

/** The only file that touches the tables `activities` and `headcounts`. */
@Injectable()
export class ActivityRepository {
  async get(tx: Tx, id: string): Promise<Activity> {
    return found(await tx.manager.findOne(ActivityRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<Activity> {
    return found(await tx.manager.findOne(ActivityRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async insert(tx: Tx, activity: Activity): Promise<void> {
    await tx.manager.insert(ActivityRow, rowOf(activity));
  }

  async save(tx: Tx, activity: Activity): Promise<void> {
    const { id, ...row } = rowOf(activity);
    await tx.manager.update(ActivityRow, { id }, row);
  }

  /** In place of those before: a count is corrected as a whole. */
  async keepCounts(tx: Tx, { id: activityId, commune, planId }: Activity, counts: readonly Headcount[]): Promise<void> {
    await tx.manager.delete(HeadcountRow, { activityId });
    const rows = counts.filter(({ people }) => people > 0).map((one) => ({ ...one, activityId, commune, planId }));
    if (rows.length > 0) await tx.manager.insert(HeadcountRow, rows);
  }

  /** When the latest activity was recorded as held, since then: what a process that was started anew cannot know. */
  async lastHeld(tx: Tx, planId: string, since: Date): Promise<Date | undefined> {
    const sql = 'select max(held_at) as at from activities where plan_id = $1 and held_at >= $2';
    return (await tx.query<{ at: Date | null }>(sql, [planId, since]))[0]?.at ?? undefined;
  }

  async counts(tx: Tx, activityId: string): Promise<Headcount[]> {
    const rows = await tx.manager.find(HeadcountRow, { where: { activityId }, order: { ageBand: 'ASC', sex: 'ASC' } });
    return rows.map(({ ageBand, sex, people }) => ({ ageBand, sex, people }));
  }

  list(tx: Tx, planId: string, state: Activity['state'] | undefined, page: PageQuery): Promise<Page<Activity>> {
    const query = tx.manager.createQueryBuilder(ActivityRow, 'row').where({ planId, ...(state && { state }) });
    query.andWhere(withinReach(tx, 'row.commune'));
    return newestFirst(query, 'plannedAt', page, activityOf);
  }
}

const rowOf = (activity: Activity): ActivityRow => ({
  ...activity,
  heldOn: activity.state === 'held' ? activity.heldOn : null,
  heldAt: activity.state === 'held' ? activity.heldAt : null,
  cancelReason: activity.state === 'cancelled' ? activity.cancelReason : null,
});

function activityOf({ state, heldOn, heldAt, cancelReason, ...facts }: ActivityRow): Activity {
  if (state === 'held') return { ...facts, state, heldOn: heldOn!, heldAt: heldAt! };
  return state === 'cancelled' ? { ...facts, state, cancelReason: cancelReason! } : { ...facts, state };
}

function found(row: ActivityRow | null): Activity {
  if (!row) throw new RefusedError(refuse(ActivityErrors.NOT_FOUND));
  return activityOf(row);
}
