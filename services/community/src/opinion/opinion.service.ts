import { Injectable } from '@nestjs/common';
import { communityEvents, refuse, RefusedError } from '@oln/contracts';
import { UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import { ActivityErrors } from '../activity/activity.errors.js';
import { ActivityRepository } from '../activity/activity.repository.js';
import { ParticipationRepository } from '../participation/participation.repository.js';
import { OpinionErrors } from './opinion.errors.js';
import { OpinionRepository, type Opinion, type OpinionView } from './opinion.repository.js';

/** What children say at an activity: written down in their words, and sealed. */
@Injectable()
export class OpinionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly activities: ActivityRepository,
    private readonly participants: ParticipationRepository,
    private readonly opinions: OpinionRepository,
  ) {}

  hear(activityId: string, opinion: Opinion): Promise<OpinionView> {
    return this.work.run('opinion.hear', async (tx) => {
      const activity = await this.activities.lock(tx, activityId);
      if (activity.state !== 'held') throw new RefusedError(refuse(ActivityErrors.NOT_HELD));
      const { participantId } = opinion;
      if (participantId && !(await this.participants.isChildAt(tx, activityId, participantId)))
        throw new RefusedError(refuse(OpinionErrors.NOT_A_PARTICIPANT, { field: 'participantId' }));
      const view = await this.opinions.add(tx, activity, opinion);
      const { planId, commune, version } = activity;
      tx.emit(communityEvents.opinionHeard, activity, {
        id: activityId,
        planId,
        byParticipant: Boolean(participantId),
      });
      tx.audit({ kind: 'activity', id: activityId, commune, version });
      if (participantId) tx.audit({ kind: 'participant', id: participantId, commune });
      return view;
    });
  }

  /** Newest first. Who reads what a child said is on record under that child. */
  list(activityId: string, page: PageQuery): Promise<Page<OpinionView>> {
    return this.work.read('opinion.read', async (tx) => {
      const { commune, version } = await this.activities.get(tx, activityId);
      const found = await this.opinions.page(tx, activityId, page);
      tx.audit({ kind: 'activity', id: activityId, commune, version });
      for (const { participantId } of found.items)
        if (participantId) tx.audit({ kind: 'participant', id: participantId, commune });
      return found;
    });
  }
}
