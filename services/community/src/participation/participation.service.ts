import { Injectable } from '@nestjs/common';
import { communityEvents, refuse, RefusedError, settle, type ParticipationWithdrawal } from '@oln/contracts';
import { Erasures, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { ActivityErrors } from '../activity/activity.errors.js';
import { ActivityRepository } from '../activity/activity.repository.js';
import type { HeldActivity } from '../activity/activity.js';
import { CommunityPlanService } from '../community-plan/community-plan.service.js';
import { takePart, withdraw, type Attendee, type Participant } from './participation.js';
import { ParticipationRepository } from './participation.repository.js';
import { Registry } from './registry.js';

export interface Recorded {
  /** Took part for the first time in this plan, or again after a withdrawal. */
  joined: number;
  /** Are recorded at this activity, those who were before included. */
  attending: number;
}

/** The tools of {@link ParticipationService}. */
@Injectable()
export class ParticipationTools {
  constructor(
    readonly plans: CommunityPlanService,
    readonly activities: ActivityRepository,
    readonly participants: ParticipationRepository,
    readonly registry: Registry,
    readonly erasures: Erasures,
  ) {}
}

/** Who took part, by their id in the registry: a person is one in a plan, whatever the number of activities. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: ParticipationTools,
  ) {}

  /** All of them or none. Told again, nobody takes part twice. */
  async record(activityId: string, told: readonly Attendee[]): Promise<Recorded> {
    const people = [...new Map(told.map((one) => [one.personId, one])).values()];
    await this.tools.registry.assertKnown(people);
    return this.work.run('participation.record', async (tx) => {
      const { participants, erasures } = this.tools;
      const persons = people.map(({ personId }) => personId);
      const activity = await this.heldActivity(tx, activityId);
      await erasures.assertNotErased(tx, persons);
      const known = await participants.known(tx, activity.planId, persons);
      const attending = await participants.attending(tx, activityId);
      let joined = 0;
      for (const one of people) {
        const before = known.get(one.personId);
        const isThere = before?.state === 'active' && attending.has(before.id);
        if (!isThere && (await this.recordOne(tx, activity, before, one))) joined += 1;
      }
      const { commune, version } = activity;
      tx.audit({ kind: 'activity', id: activityId, commune, version });
      return { joined, attending: (await participants.attending(tx, activityId)).size };
    });
  }

  withdraw(id: string, reason: ParticipationWithdrawal): Promise<Participant> {
    return this.work.run('participation.withdraw', async (tx) => {
      const before = await this.tools.participants.lock(tx, id);
      tx.assertVersion(before.version);
      const after = settle(withdraw(before, reason, tx.asOf));
      await this.tools.participants.save(tx, after);
      const { planId, personId, as, commune, version } = after;
      tx.emit(communityEvents.participationWithdrawn, after, { id, planId, personId, as, reason });
      tx.audit({ kind: 'participant', id, commune, version, reason });
      return after;
    });
  }

  /** The plan first, then the activity: two lists of the same activity wait for each other. */
  private async heldActivity(tx: Tx, id: string): Promise<HeldActivity> {
    const { planId } = await this.tools.activities.get(tx, id);
    await this.tools.plans.lockLiving(tx, planId);
    const activity = await this.tools.activities.lock(tx, id);
    if (activity.state !== 'held') throw new RefusedError(refuse(ActivityErrors.NOT_HELD));
    return activity;
  }

  /** Gives whether it is the first time. */
  private async recordOne(
    tx: Tx,
    activity: HeldActivity,
    before: Participant | undefined,
    attendee: Attendee,
  ): Promise<boolean> {
    const after = settle(takePart(before, attendee, activity, { id: newId(), asOf: tx.asOf }));
    await this.tools.participants.save(tx, after);
    await this.tools.participants.attend(tx, activity.id, after);
    const first = before?.state !== 'active';
    const { id, planId, personId, as, commune, version } = after;
    const who = { id, planId, personId, as };
    tx.emit(communityEvents.participationRecorded, after, { ...who, activityId: activity.id, first });
    tx.audit({ kind: 'participant', id, commune, version });
    return first;
  }
}
