import { Injectable } from '@nestjs/common';
import { intakeEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { waitDays } from '../priority/priority.js';
import { COORDINATOR, raiseNotice } from './request-notices.js';
import { RequestProcess } from './request-process.js';
import type { RequestCommand } from './request-commands.js';
import { isOpen, priorityOfRequest, scoringOf, type Closed, type IntakeRequest } from './request.js';

/** Who waits to hear that there is a request. */
export interface AskedBy {
  alertId?: string;
  escalationId?: string;
}

/** Tells everybody what changed: events for the house, signals for the process, notices for people. */
@Injectable()
export class RequestAnnouncements {
  constructor(private readonly process: RequestProcess) {}

  received(tx: Tx, request: IntakeRequest, asked: AskedBy = {}): void {
    const { id, familyId, channel, motive, origin, previousCaseId } = request;
    const who = { familyId, childIds: [...request.children] };
    const received = {
      origin,
      previousCaseId,
      receivedAt: request.receivedAt.toISOString(),
      imminentDanger: request.danger !== undefined,
    };
    tx.emit(intakeEvents.requestReceived, request, { id, ...who, ...asked, channel, motive, ...received });
  }

  /** What was asked for is there already. */
  joined(tx: Tx, request: IntakeRequest, childIds: string[], asked: AskedBy): void {
    tx.emit(intakeEvents.requestJoined, request, { id: request.id, childIds, ...asked });
  }

  /** Whoever asked is done with it: from now on it is seen here, or nowhere. */
  joinedBy(tx: Tx, request: IntakeRequest, urgency: 'now' | 'today'): void {
    const notice = { code: 'request.joined', urgency } as const;
    raiseNotice(tx, request, notice, COORDINATOR);
    if (request.personInCharge) raiseNotice(tx, request, notice, { toPerson: request.personInCharge });
  }

  changed(tx: Tx, before: IntakeRequest, after: IntakeRequest, command: RequestCommand): void {
    const reason = 'reason' in command ? command.reason : undefined;
    if (before.stage !== after.stage)
      tx.emit(intakeEvents.requestMoved, after, { id: after.id, from: before.stage, to: after.stage, reason });
    if (this.process.standsElsewhere(before, after)) this.process.moved(tx, after, reason);
    if (priorityOfRequest(before) && priorityOfRequest(before) !== 'high' && priorityOfRequest(after) === 'high') {
      raiseNotice(tx, after, { code: 'request.priority-high', urgency: 'today' }, COORDINATOR);
    }
    this.tellWhatHappened(tx, after, command);
    this.tellPause(tx, before, after);
    this.tellPerson(tx, before, after);
    if (!isOpen(after)) this.closed(tx, after);
    tx.emitOtherwise(intakeEvents.requestAmended, after, { id: after.id, what: `request.${command.do}` });
  }

  /** A danger that was reported with the request, or later. */
  danger(tx: Tx, request: IntakeRequest): void {
    if (!request.danger) return;
    const { id, familyId, children, danger } = request;
    const reported = { grounds: [...danger.grounds], reportedAt: danger.reportedAt };
    tx.emit(intakeEvents.imminentDangerReported, request, { id, familyId, childIds: [...children], ...reported });
    const notice = { code: 'request.imminent-danger', urgency: 'now' } as const;
    raiseNotice(tx, request, notice, COORDINATOR);
    if (request.personInCharge && request.personInCharge !== danger.reportedBy)
      raiseNotice(tx, request, notice, { toPerson: request.personInCharge });
  }

  noRoom(tx: Tx, request: IntakeRequest): void {
    if (request.stage !== 'assignment') return;
    const { id, line, receivedAt } = request;
    tx.emit(intakeEvents.noRoom, request, { id, line, waitDays: waitDays(receivedAt, tx.asOf) });
    raiseNotice(tx, request, { code: 'request.no-room', urgency: 'today' }, COORDINATOR);
  }

  private tellWhatHappened(tx: Tx, after: IntakeRequest, command: RequestCommand): void {
    const { id } = after;
    switch (command.do) {
      case 'refer':
        return tx.emit(intakeEvents.requestReferred, after, {
          id,
          ...receiverOf(after),
          attempt: attemptOf(after),
          reason: command.reason,
        });
      case 'check-arrival':
        return tx.emit(intakeEvents.arrivalChecked, after, { id, ...receiverOf(after), arrived: command.arrived });
      case 'choose-variant':
        return tx.emit(intakeEvents.variantChosen, after, {
          id,
          variant: command.variant,
          line: command.line,
          reason: command.reason,
          separate: command.separate,
        });
      case 'review':
        tx.emit(intakeEvents.queueReviewed, after, {
          id,
          waitDays: waitDays(after.receivedAt, tx.asOf),
          decision: command.decision,
        });
        return this.process.happened(tx, after, 'queue-reviewed');
      case 'report-danger':
        return this.danger(tx, after);
      case 'add-child':
        return tx.emit(intakeEvents.childAdded, after, { id, childId: command.child });
      case 'child-left':
        return tx.emit(intakeEvents.childRemoved, after, {
          id,
          childId: command.child,
          reason: command.reason,
          remaining: after.children.length,
        });
      default:
        return undefined;
    }
  }

  private tellPause(tx: Tx, before: IntakeRequest, after: IntakeRequest): void {
    if (after.pause && !before.pause) this.process.paused(tx, after, after.pause);
    if (before.pause && !after.pause && isOpen(after)) this.process.resumed(tx, after);
  }

  private tellPerson(tx: Tx, before: IntakeRequest, { personInCharge, ...after }: IntakeRequest): void {
    if (personInCharge && personInCharge !== before.personInCharge)
      this.process.reassigned(tx, after as IntakeRequest, personInCharge);
  }

  private closed(tx: Tx, request: Closed): void {
    const { id, familyId, channel, outcome, variant, duplicateOf } = request;
    const who = { familyId, childIds: [...request.children] };
    const ending = { stage: request.closedIn, closedAt: request.closedAt.toISOString(), reason: request.closeReason };
    if (outcome === 'assigned') this.assigned(tx, request);
    tx.emit(intakeEvents.requestClosed, request, { id, ...who, outcome, ...ending, variant, duplicateOf, channel });
  }

  private assigned(tx: Tx, request: Closed): void {
    const { id, familyId, line, assignedTo, channel, previousCaseId } = request;
    if (!line || !assignedTo) return;
    tx.emit(intakeEvents.requestAssigned, request, {
      ...{ id, familyId, line, channel, previousCaseId },
      childIds: [...request.children],
      personInCharge: assignedTo,
      priority: priorityOfRequest(request) ?? 'medium',
      score: scoringOf(request)?.score.score ?? 0,
      receivedAt: request.receivedAt.toISOString(),
      assignedAt: request.closedAt.toISOString(),
    });
    raiseNotice(tx, request, { code: 'request.assigned', urgency: 'today' }, { toPerson: assignedTo });
  }
}

const receiverOf = (request: IntakeRequest) => {
  const { to, institutionId } = ('referral' in request ? request.referral : undefined) ?? { to: 'other' as const };
  return { to, institutionId };
};

const attemptOf = (request: IntakeRequest): number => ('referral' in request ? (request.referral?.attempt ?? 1) : 1);
