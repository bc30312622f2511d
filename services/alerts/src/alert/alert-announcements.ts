import { Injectable } from '@nestjs/common';
import { isGrave, alertsEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { feedbackOf } from '../feedback/feedback.js';
import { isGraver } from '../severity/severity.js';
import type { AlertCommand } from './alert-commands.js';
import { COORDINATOR, raiseNotice, whoActs } from './alert-notices.js';
import { AlertProcess } from './alert-process.js';
import { askFor } from './asking.js';
import { isOpen, type Alert, type Closed, type HandingOn } from './alert.js';

const HOUR_MS = 3_600_000;

/** Tells everybody what changed: events for the house, signals for the process, notices for people. */
@Injectable()
export class AlertAnnouncements {
  constructor(private readonly process: AlertProcess) {}

  /** As it came in; `after`: together with others. Its process starts from there. */
  received(tx: Tx, alert: Alert): void {
    const { id, source, institutionId, childId, judged: severity, rules, score } = alert;
    const facts = {
      factors: [...alert.factors],
      scored: score !== undefined,
      receivedAt: alert.receivedAt.toISOString(),
    };
    tx.emit(alertsEvents.alertReceived, alert, { id, source, institutionId, childId, severity, rules, ...facts });
    if (!childId) tx.emit(alertsEvents.identityNeeded, alert, { id });
    this.tellCorrelation(tx, undefined, alert);
    if (alert.stage !== 'received') tx.emit(alertsEvents.alertMoved, alert, { id, from: 'received', to: alert.stage });
    this.tellFeedback(tx, alert);
    this.noticeSeverity(tx, alert);
  }

  changed(tx: Tx, before: Alert, after: Alert, command: AlertCommand): void {
    const reason = 'reason' in command ? command.reason : undefined;
    if (before.stage !== after.stage)
      tx.emit(alertsEvents.alertMoved, after, { id: after.id, from: before.stage, to: after.stage, reason });
    if (before.stage !== after.stage || before.severity !== after.severity) this.process.moved(tx, after, reason);
    this.tellWhatHappened(tx, before, after, command);
    if (!before.childId || command.do === 'correlate') this.tellCorrelation(tx, before, after);
    if (isOpen(before) && isGraver(after.severity, before.severity)) this.noticeRise(tx, after);
    if (before.personInCharge !== after.personInCharge) this.tellPerson(tx, before, after);
    if (feedbackOf(before) !== feedbackOf(after)) this.tellFeedback(tx, after);
    if (isOpen(before) && !isOpen(after)) this.closed(tx, after);
  }

  private tellWhatHappened(tx: Tx, before: Alert, after: Alert, command: AlertCommand): void {
    const { id, commune, version } = after;
    switch (command.do) {
      case 'identify':
        return tx.emit(alertsEvents.alertIdentified, after, {
          id,
          childId: command.entryId,
          familyId: command.familyId,
          by: tx.context.principal.kind === 'person' ? 'person' : 'registry',
        });
      case 'leave-unclear':
        tx.emit(alertsEvents.alertLeftUnclear, after, { id, reason: command.reason });
        // The coordinator hears it from intake, where a person can say who it is.
        if (!after.personInCharge) return;
        return raiseNotice(tx, after, { code: 'alert.not-identified', urgency: 'now' }, whoActs(after));
      case 'verify':
        return this.verified(tx, after, command.finding);
      case 'add-facts':
        return tx.emit(alertsEvents.alertFactsAdded, after, {
          id,
          factors: [...after.factors],
          timesTold: after.timesTold,
          ...severities(before, after),
        });
      case 'set-severity':
        if (after.lowering) return this.askForLowering(tx, after);
        return tx.emit(alertsEvents.alertSeveritySet, after, { id, ...severities(before, after) });
      case 'answer-lowering':
        if (command.agrees) return tx.emit(alertsEvents.alertSeveritySet, after, { id, ...severities(before, after) });
        return tx.emit(alertsEvents.alertLoweringRefused, after, { id, severity: after.severity });
      case 'bar-score':
      case 'allow-score':
        return this.judgedAnew(tx, before, after);
      case 'follow-merge':
        return tx.emit(alertsEvents.alertChildChanged, after, { id, childId: command.childId });
      case 'answer':
      case 'hand-on-again':
        return askFor(tx, after as HandingOn);
      case 'dismiss':
        if (after.stage !== 'confirmation') return;
        return raiseNotice(tx, after, { code: 'alert.to-confirm', urgency: 'now' }, COORDINATOR);
      case 'send-back': {
        const by = before.stage === 'confirmation' ? before.dismissal.by : undefined;
        const to = by ? { toPerson: by } : whoActs(after);
        return raiseNotice(tx, { id, commune, version }, { code: 'alert.sent-back', urgency: 'now' }, to);
      }
      default:
    }
  }

  private verified(tx: Tx, alert: Alert, finding: NonNullable<Alert['verification']>['finding']): void {
    const hours = Math.max(0, Math.floor((tx.asOf.getTime() - alert.receivedAt.getTime()) / HOUR_MS));
    tx.emit(alertsEvents.alertVerified, alert, { id: alert.id, finding, severity: alert.severity, hours });
    if (alert.lowering) this.askForLowering(tx, alert);
  }

  /** Whoever looks into it sees at once that it weighs less now, and can say that it does not. */
  private judgedAnew(tx: Tx, before: Alert, after: Alert): void {
    const scoreUsed = !after.scoreBarred;
    tx.emit(alertsEvents.alertJudgedAnew, after, { id: after.id, scoreUsed, ...severities(before, after) });
    if (!isGraver(before.severity, after.severity)) return;
    raiseNotice(tx, after, { code: 'alert.score-barred', urgency: 'today' }, whoActs(after));
    if (isGrave(before.severity) && after.personInCharge)
      raiseNotice(tx, after, { code: 'alert.score-barred', urgency: 'today' }, COORDINATOR);
  }

  private askForLowering(tx: Tx, alert: Alert): void {
    raiseNotice(tx, alert, { code: 'alert.lowering-to-confirm', urgency: 'today' }, COORDINATOR);
  }

  private tellCorrelation(tx: Tx, before: Alert | undefined, after: Alert): void {
    if (!after.childId || after.correlations.length === 0) return;
    const { id, childId, severity } = after;
    const together = { correlations: [...after.correlations], with: [...after.correlatedWith] };
    const severityBefore = before?.severity ?? after.judged;
    tx.emit(alertsEvents.alertCorrelated, after, { id, childId, ...together, severityBefore, severity });
  }

  /** Whoever is on duty, and the coordinator: what is critical has two hours. */
  private noticeSeverity(tx: Tx, alert: Alert): void {
    if (alert.severity === 'critical') this.noticeBoth(tx, alert, 'alert.received-critical');
    else if (alert.severity === 'high')
      raiseNotice(tx, alert, { code: 'alert.received-high', urgency: 'now' }, whoActs(alert));
    else if (alert.personInCharge && alert.personInCharge !== tx.context.principal.person)
      raiseNotice(tx, alert, { code: 'alert.in-charge', urgency: 'today' }, { toPerson: alert.personInCharge });
  }

  private noticeRise(tx: Tx, alert: Alert): void {
    if (alert.severity === 'critical') this.noticeBoth(tx, alert, 'alert.severity-rose');
    else raiseNotice(tx, alert, { code: 'alert.severity-rose', urgency: 'now' }, whoActs(alert));
  }

  private noticeBoth(tx: Tx, alert: Alert, code: 'alert.received-critical' | 'alert.severity-rose'): void {
    raiseNotice(tx, alert, { code, urgency: 'now' }, COORDINATOR);
    if (alert.personInCharge) raiseNotice(tx, alert, { code, urgency: 'now' }, { toPerson: alert.personInCharge });
  }

  private tellPerson(tx: Tx, before: Alert, alert: Alert): void {
    const { id, personInCharge } = alert;
    tx.emit(alertsEvents.alertReassigned, alert, { id, from: before.personInCharge, to: personInCharge });
    this.process.reassigned(tx, alert, personInCharge ?? '');
    if (personInCharge && personInCharge !== tx.context.principal.person)
      raiseNotice(tx, alert, { code: 'alert.in-charge', urgency: 'today' }, { toPerson: personInCharge });
  }

  private tellFeedback(tx: Tx, alert: Alert): void {
    const { id, source } = alert;
    tx.emit(alertsEvents.feedbackGiven, alert, { id, source, feedback: feedbackOf(alert) });
  }

  private closed(tx: Tx, alert: Closed): void {
    const { id, childId, source, severity, outcome, dismissal, confirmedBy } = alert;
    tx.emit(alertsEvents.alertClosed, alert, {
      ...{ id, childId, source, severity, outcome, confirmedBy },
      reason: outcome === 'dismissed' ? dismissal?.reason : undefined,
      receivedAt: alert.receivedAt.toISOString(),
      verifiedAt: alert.verification?.at,
      closedAt: alert.closedAt.toISOString(),
    });
  }
}

const severities = (before: Alert, { severity }: Alert) => ({ severityBefore: before.severity, severity });
