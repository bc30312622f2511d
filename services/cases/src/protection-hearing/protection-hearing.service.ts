import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { Hearings } from '../measure/measure-commands.js';
import { assertMayChange, assertMayRead } from '../measure/measure-rights.js';
import { MeasureRepository } from '../measure/measure.repository.js';
import type { Measure } from '../measure/measure.js';
import { decideHearing, heardSoFar, type ProtectionHearing } from './protection-hearing.js';
import { ProtectionHearingRepository, type HearingView } from './protection-hearing.repository.js';

/** Children and adults are heard before anything is decided over them. */
@Injectable()
export class ProtectionHearingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly measures: MeasureRepository,
    private readonly hearings: ProtectionHearingRepository,
  ) {}

  add(measureId: string, given: ProtectionHearing): Promise<HearingView> {
    return this.work.run('protection-hearing.add', async (tx) => {
      const measure = await this.measures.lock(tx, measureId);
      assertMayChange(tx.context.principal, measure);
      const hearing = settle(decideHearing(measure, given));
      const view = await this.hearings.add(tx, measure, hearing);
      // That somebody could not be heard is no hearing.
      if (hearing.said !== undefined) tx.emit(casesEvents.measureHeard, measure, { id: measureId, who: hearing.who });
      tx.audit({ kind: 'measure', id: measureId, commune: measure.commune, version: measure.version });
      return view;
    });
  }

  list(measureId: string): Promise<HearingView[]> {
    return this.work.read('protection-hearing.read', async (tx) => {
      const measure = await this.measures.get(tx, measureId);
      assertMayRead(tx.context.principal, measure, 'measures.read');
      tx.audit({ kind: 'measure', id: measureId, commune: measure.commune });
      return this.hearings.of(tx, measureId);
    });
  }

  /** What a decision needs to know of it. */
  async soFar(tx: Tx, measure: Measure): Promise<Hearings> {
    return heardSoFar(measure, await this.hearings.of(tx, measure.id));
  }
}
