import { Injectable } from '@nestjs/common';
import { MergedPersons, type Tx } from '@oln/service-kit';
import { tellOffice } from './escalation-notices.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';

/** A child that came of age or died, under whichever of its entries: only the last one ends an escalation. */
@Injectable()
export class EscalationChildren {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly service: EscalationService,
    private readonly merged: MergedPersons,
  ) {}

  async lose(tx: Tx, child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    for (const entry of await this.merged.entriesOf(tx, child)) {
      for (const escalation of await this.escalations.ofChild(tx, entry)) {
        const after = await this.service.apply(tx, escalation, { do: 'lose-child', child: entry, reason });
        tellOffice(tx, after, `child-${reason}`, 'today');
      }
    }
  }

  /** A family renounces, or moves, while its child is being escalated: the child is not let go with the case. */
  async caseClosed(tx: Tx, caseId: string, outcome: string): Promise<void> {
    if (outcome === 'escalated') return;
    for (const escalation of await this.escalations.runningOfCase(tx, caseId)) tellOffice(tx, escalation, 'case-left');
  }
}
