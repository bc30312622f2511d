import { Injectable } from '@nestjs/common';
import { assertWithinReach, mayTouch, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { CommunityPlanReading } from '../community-plan/community-plan-reading.js';
import { coarse, figuresOf, type CoarseFigures } from './participation-figures.js';
import { ParticipationFiguresRepository, type FiguresOf } from './participation-figures.repository.js';
import type { Participant } from './participation.js';
import { ParticipationRepository } from './participation.repository.js';

/** Who took part, and how many. Each look at people is audited, under each of them. */
@Injectable()
export class ParticipationReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: CommunityPlanReading,
    private readonly participants: ParticipationRepository,
    private readonly figures: ParticipationFiguresRepository,
  ) {}

  ofPlan(planId: string, activityId: string | undefined, page: PageQuery): Promise<Page<Participant>> {
    return this.plans.audited(planId, 'participation.read', async (tx) => {
      const found = await this.participants.page(tx, planId, activityId, page);
      for (const { id, commune, version } of found.items) tx.audit({ kind: 'participant', id, commune, version });
      return found;
    });
  }

  figuresOfPlan(planId: string): Promise<CoarseFigures> {
    return this.plans.audited(planId, 'community-plans.follow', (tx, { commune }) =>
      this.counted(tx, commune, { planId }),
    );
  }

  figuresOfCommune(commune: string): Promise<CoarseFigures> {
    return this.work.read('participation.figures', (tx) => {
      assertWithinReach(tx, commune);
      return this.counted(tx, commune, { commune });
    });
  }

  private async counted(tx: Tx, commune: string, of: FiguresOf): Promise<CoarseFigures> {
    const figures = figuresOf(await this.figures.identified(tx, of), await this.figures.bands(tx, of));
    const isOfTheOffice = mayTouch(tx.context.principal, 'participation.read', { commune });
    return isOfTheOffice ? figures : coarse(figures);
  }
}
