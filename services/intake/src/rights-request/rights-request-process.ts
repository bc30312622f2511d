import { Injectable } from '@nestjs/common';
import { addTerm } from '@oln/calendar';
import { holidaysOf, yearsFrom } from '@oln/calendar/holidays';
import type { Standing } from '@oln/contracts';
import { OwnedProcess, type Tx } from '@oln/service-kit';
import type { RightsRequest } from './rights-request.js';

/** What a request tells its process `rights-request-<id>`. */
@Injectable()
export class RightsRequestProcess extends OwnedProcess<RightsRequest> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'rightsRequest' as const;
  }

  protected override countedFrom(request: RightsRequest): Date {
    return request.receivedAt;
  }

  /** Until when it is to be answered: of the first term from the receipt, of the second from the end of the first. */
  async answerBy(tx: Tx, commune: string, stage: 'received' | 'extended', from: Date): Promise<Date> {
    const term = (await this.policy.of(tx, commune)).termsOf('rightsRequest')[`${stage}.answer`]!;
    return new Date(addTerm(from.toISOString(), term, holidaysOf(yearsFrom(from.getUTCFullYear(), 2))));
  }
}

/** Where the request stands, as its process is told. */
export const standingOf = (request: RightsRequest, asOf: Date): Standing => ({
  version: request.version,
  stage: request.stage,
  outcome: request.stage === 'closed' ? request.outcome : undefined,
  ended: request.stage === 'closed' || undefined,
  anchors: anchorsOf(request),
  asOf: asOf.toISOString(),
});

export function anchorsOf(request: RightsRequest): Record<string, string> {
  const { stageSince, receivedAt, answerBy } = request;
  const first = {
    stageSince: stageSince.toISOString(),
    askedAt: receivedAt.toISOString(),
    answerBy: answerBy.toISOString(),
  };
  const { firstTermEndsAt } = 'firstTermEndsAt' in request ? request : { firstTermEndsAt: undefined };
  return firstTermEndsAt ? { ...first, firstTermEndsAt: firstTermEndsAt.toISOString() } : first;
}
