import { Injectable } from '@nestjs/common';
import { intakeEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { waitDays } from '../priority/priority.js';
import { RightsRequestProcess } from './rights-request-process.js';
import { isOpen, type RightsRequest, type RightsRequestCommand } from './rights-request.js';

/** Tells everybody what changed: events for the house, signals for the process, notices for people. */
@Injectable()
export class RightsRequestAnnouncements {
  constructor(private readonly process: RightsRequestProcess) {}

  async received(tx: Tx, request: RightsRequest): Promise<void> {
    const { id, right, relation, receivedAt, answerBy } = request;
    tx.emit(intakeEvents.rightsRequestReceived, request, {
      ...{ id, right, relation },
      about: request.personId ? 'person' : 'family',
      receivedAt: receivedAt.toISOString(),
      answerBy: answerBy.toISOString(),
    });
    const notice = { code: 'rights-request.received', aboutKind: 'rights-request', urgency: 'today' } as const;
    raiseNotice(tx, request, notice, COORDINATOR);
    await this.process.start(tx, request);
  }

  changed(tx: Tx, before: RightsRequest, after: RightsRequest, command: RightsRequestCommand): void {
    const reason = 'reason' in command ? command.reason : undefined;
    if (before.stage !== after.stage) this.process.moved(tx, after, reason);
    if (after.stage === 'extended' && before.stage !== 'extended') this.extended(tx, after);
    if (after.personInCharge && after.personInCharge !== before.personInCharge)
      this.reassigned(tx, after, after.personInCharge);
    if (!isOpen(after)) this.closed(tx, after);
    tx.emitOtherwise(intakeEvents.rightsRequestAmended, after, { id: after.id, what: `rights-request.${command.do}` });
  }

  private extended(tx: Tx, request: Extract<RightsRequest, { stage: 'extended' }>): void {
    const { id, right, extensionReason: reason, answerBy } = request;
    tx.emit(intakeEvents.rightsRequestExtended, request, { id, right, reason, answerBy: answerBy.toISOString() });
  }

  private reassigned(tx: Tx, request: RightsRequest, personInCharge: string): void {
    this.process.reassigned(tx, request, personInCharge);
    const notice = { code: 'rights-request.in-charge', aboutKind: 'rights-request', urgency: 'today' } as const;
    raiseNotice(tx, request, notice, { toPerson: personInCharge });
  }

  private closed(tx: Tx, request: Extract<RightsRequest, { stage: 'closed' }>): void {
    const { id, right, outcome, closeReason: reason, receivedAt, closedAt } = request;
    const answered = { id, right, outcome, reason, waitDays: waitDays(receivedAt, closedAt) };
    tx.emit(intakeEvents.rightsRequestClosed, request, answered);
  }
}
