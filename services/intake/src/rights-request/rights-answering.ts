import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { UnitOfWork } from '@oln/service-kit';
import { RightsConsequences } from './rights-consequences.js';
import type { DenialReason } from './rights-request-codes.js';
import { RightsRequestErrors } from './rights-request.errors.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import { RightsRequestService } from './rights-request.service.js';
import type { Answer, RightsRequest } from './rights-request.js';

export interface GivenAnswer {
  outcome: Answer;
  reason?: DenialReason;
  /** What the person is told, kept sealed. */
  text: string;
  /** Purposes of consent that an objection ends. */
  withdraws?: readonly string[];
}

/** The answer closes the request. */
@Injectable()
export class RightsAnswering {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: RightsRequestService,
    private readonly requests: RightsRequestRepository,
    private readonly consequences: RightsConsequences,
  ) {}

  answer(id: string, { outcome, reason, text, withdraws = [] }: GivenAnswer): Promise<RightsRequest> {
    return this.work.run('rights-request.answer', async (tx) => {
      const before = await this.service.lockForChange(tx, id);
      if (withdraws.length > 0 && (before.right !== 'objection' || outcome === 'refused'))
        throw new RefusedError(refuse(RightsRequestErrors.WITHDRAWS_NOTHING, { field: 'withdraws' }));
      const by = tx.context.principal.person;
      const after = await this.service.apply(tx, before, { do: 'answer', outcome, reason, by });
      await this.requests.putAnswer(tx, id, text);
      if (after.right === 'erasure' && outcome === 'granted') await this.consequences.erase(tx, after);
      await this.consequences.withdraw(tx, after, withdraws);
      return after;
    });
  }
}
