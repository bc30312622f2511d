import { Injectable } from '@nestjs/common';
import { mayTouch, UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import { CommunityPlanReading } from '../community-plan/community-plan-reading.js';
import type { Activity, Headcount } from './activity.js';
import { ActivityRepository } from './activity.repository.js';

/** `counts`: one girl of an age at a place on a day is somebody, and stays with the office. */
export type WholeActivity = Activity & { counts?: Headcount[] };

/** Reading activities: codes and dates; in the office, how many were there. */
@Injectable()
export class ActivityReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: CommunityPlanReading,
    private readonly activities: ActivityRepository,
  ) {}

  get(id: string): Promise<WholeActivity> {
    return this.work.read('activity.read', async (tx) => {
      const activity = await this.activities.get(tx, id);
      tx.audit({ kind: 'activity', id, commune: activity.commune, version: activity.version });
      if (!mayTouch(tx.context.principal, 'participation.read', { commune: activity.commune })) return activity;
      return { ...activity, counts: await this.activities.counts(tx, id) };
    });
  }

  ofPlan(planId: string, state: Activity['state'] | undefined, page: PageQuery): Promise<Page<Activity>> {
    return this.plans.audited(planId, 'community-plans.follow', (tx) => this.activities.list(tx, planId, state, page));
  }
}
