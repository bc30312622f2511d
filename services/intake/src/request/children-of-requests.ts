import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { PersonRepository } from '../person/person.repository.js';
import type { LeavingReason } from './request-codes.js';
import { COORDINATOR, raiseNotice } from './request-notices.js';
import { RequestRepository } from './request.repository.js';
import { RequestService } from './request.service.js';
import type { IntakeRequest } from './request.js';

/** A child came of age or died: open requests go on with the others, end with the last one, or wait for a person's decision. */
@Injectable()
export class ChildrenOfRequests {
  constructor(
    private readonly requests: RequestRepository,
    private readonly service: RequestService,
    private readonly persons: PersonRepository,
  ) {}

  async childLeft(tx: Tx, childId: string, reason: LeavingReason): Promise<void> {
    for (const request of await this.requests.openOfChild(tx, childId)) {
      if (reason === 'of-age' && request.children.length === 1) {
        raiseNotice(tx, request, { code: 'request.last-child-of-age', urgency: 'today' }, COORDINATOR);
      } else {
        const child = await this.entryOf(tx, request, childId);
        await this.service.apply(tx, request, { do: 'child-left', child, reason });
      }
    }
  }

  /** What the score reads of the child is another thing now: its open requests are scored again. */
  async childChanged(tx: Tx, childId: string): Promise<void> {
    for (const request of await this.requests.openOfChild(tx, childId))
      await this.service.rescore(tx, request, 'child-changed');
  }

  /** The child as this request names it: perhaps by an entry that was merged since. */
  private async entryOf(tx: Tx, { children }: IntakeRequest, childId: string): Promise<string> {
    for (const child of children) {
      const [survivor] = await this.persons.survivors(tx, [child]);
      if (survivor === childId) return child;
    }
    return childId;
  }
}
