import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { AnonymisationOpening } from '../anonymisation/anonymisation-opening.js';
import { RightsRegistry } from './rights-request-desk.js';
import type { DenialReason } from './rights-request-codes.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import { RightsRequestService } from './rights-request.service.js';
import type { Answer, RightsRequest } from './rights-request.js';

/** The answer closes the request. */
@Injectable()
export class RightsAnswering {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: RightsRequestService,
    private readonly requests: RightsRequestRepository,
    private readonly registry: RightsRegistry,
    private readonly anonymisations: AnonymisationOpening,
  ) {}

  /** `text`: what the person is told, kept sealed. */
  answer(id: string, outcome: Answer, text: string, reason?: DenialReason): Promise<RightsRequest> {
    return this.work.run('rights-request.answer', async (tx) => {
      const before = await this.service.lockForChange(tx, id);
      const by = tx.context.principal.person;
      const after = await this.service.apply(tx, before, { do: 'answer', outcome, reason, by });
      await this.requests.putAnswer(tx, id, text);
      if (after.right === 'erasure' && outcome === 'granted') await this.erase(tx, after);
      return after;
    });
  }

  /** An erasure that is granted whole has a process of its own: announced first, and never while anything is open. */
  private async erase(tx: Tx, request: RightsRequest): Promise<void> {
    for (const person of await this.registry.holders(tx, request))
      await this.anonymisations.open(tx, person, { cause: 'asked-for', rightsRequestId: request.id });
  }
}
