import { Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { ReferralProcess } from './referral-process.js';
import type { ReviewDecision } from './referral-commands.js';
import { isFixed, isHolding, isListed, providerOf, type HoldingReferral, type Referral } from './referral.js';

export interface Telling {
  /** Code of the reason. */
  reason?: string;
  /** By whose word, where it is not the office's own: on behalf of the institution, by the institution, by a link. */
  via?: 'on-behalf' | 'institution' | 'link';
  /** Place it had in the list when a vacancy came to it, from 1. */
  position?: number;
  decision?: ReviewDecision;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));

/** Everything others must hear of a change of a referral: its process by signals, the house by events. */
@Injectable()
export class ReferralAnnouncements {
  constructor(private readonly process: ReferralProcess) {}

  requested(tx: Tx, referral: Referral): void {
    const { id, familyId, childId, caseId, requestId, need, priority, personInCharge } = referral;
    const about = { id, familyId, childId, caseId, requestId, need, priority, personInCharge };
    tx.emit(offerEvents.referralRequested, referral, about);
  }

  changed(tx: Tx, before: Referral, after: Referral, telling: Telling): void {
    this.tellPause(tx, before, after);
    this.tellPerson(tx, before, after);
    this.tellProvider(tx, before, after);
    this.tellVacancy(tx, before, after, telling);
    if (standsElsewhere(before, after)) this.process.moved(tx, after, telling.reason);
    if (before.consentWithdrawnAt && !after.consentWithdrawnAt)
      this.process.happened(tx, after, 'consent-settled', tx.asOf);
    this.tellStage(tx, before, after, telling);
    tx.audit({ ...auditOf(after), reason: [telling.via, telling.reason].filter(Boolean).join(':') || undefined });
  }

  private tellStage(tx: Tx, before: Referral, after: Referral, { reason, decision }: Telling): void {
    const { id } = after;
    if (before.stage !== after.stage)
      tx.emit(offerEvents.referralMoved, after, { id, from: before.stage, to: after.stage, reason });
    if (decision) tx.emit(offerEvents.waitReviewed, after, { id, decision });
    if (before.priority !== after.priority)
      tx.emit(offerEvents.referralPriorityChanged, after, { id, priority: after.priority, reason });
    if (after.stage === 'result' && !isFixed(before)) this.tellEffective(tx, after);
    if (isFixed(after) && !isFixed(before)) this.tellOutcome(tx, before, after, reason);
    if (after.stage === 'closed' && before.stage === 'result' && after.result)
      tx.emit(offerEvents.referralResult, after, { ...toService(after), result: after.result });
  }

  private tellEffective(tx: Tx, after: Referral & { stage: 'result' }): void {
    const days = daysBetween(after.requestedAt, after.effectiveAt);
    const attendedAt = after.effectiveAt.toISOString();
    tx.emit(offerEvents.referralEffective, after, { ...toService(after), attendedAt, days });
  }

  private tellOutcome(tx: Tx, before: Referral, after: Referral, reason?: string): void {
    if (!isFixed(after)) return;
    const { id, familyId, childId, caseId, requestId, need, outcome, attempts } = after;
    const serviceId = outcome === 'effective' ? after.provider?.offerId : undefined;
    const about = { id, familyId, childId, caseId, requestId, need };
    const exit = { outcome, stage: before.stage, reason: after.exitReason ?? reason, attempts, serviceId };
    tx.emit(offerEvents.referralClosed, after, { ...about, ...exit, closedAt: after.outcomeAt.toISOString() });
  }

  private tellProvider(tx: Tx, before: Referral, after: Referral): void {
    if (after.refused.length > before.refused.length) {
      const { offerId, reason } = after.refused.at(-1)!;
      tx.emit(offerEvents.referralDeclined, after, { id: after.id, serviceId: offerId, reason });
    }
    if (after.stage === 'sent' && after.attempts > before.attempts)
      tx.emit(offerEvents.referralSent, after, { ...toService(after), attempt: after.attempts });
    if (after.stage === 'sent' && before.stage === 'sent' && after.acknowledgedAt && !before.acknowledgedAt) {
      tx.emit(offerEvents.referralAcknowledged, after, toService(after));
      this.process.happened(tx, after, 'receipt-acknowledged', after.acknowledgedAt);
    }
    if (after.stage === 'waiting' && before.stage === 'sent') {
      const arrivedAt = after.list.arrivedAt.toISOString();
      tx.emit(offerEvents.referralWaitListed, after, { ...toService(after), priority: after.priority, arrivedAt });
    }
  }

  private tellVacancy(tx: Tx, before: Referral, after: Referral, telling: Telling): void {
    if (isHolding(after) && !isHolding(before)) this.tellOffered(tx, before, after, telling);
    if (isHolding(before) && !isHolding(after) && after.stage !== 'result') {
      const reason = telling.reason ?? (isFixed(after) ? after.outcome : 'other');
      tx.emit(offerEvents.vacancyReleased, after, { ...toService(before), reason });
    }
    if (after.stage === 'attending' && before.stage === 'offered') {
      const appointmentAt = after.appointmentAt.toISOString();
      tx.emit(offerEvents.referralConfirmed, after, { ...toService(after), appointmentAt });
    }
    const appointmentAt = isHolding(after) ? after.appointmentAt?.toISOString() : undefined;
    if (after.stage === 'offered' && appointmentAt && appointmentAt !== appointmentOf(before))
      tx.emit(offerEvents.referralAppointmentSet, after, { ...toService(after), appointmentAt });
  }

  private tellOffered(tx: Tx, before: Referral, after: HoldingReferral, { position = 1 }: Telling): void {
    const waitDays = isListed(before) ? daysBetween(before.list.arrivedAt, tx.asOf) : 0;
    tx.emit(offerEvents.vacancyOffered, after, { ...toService(after), waitDays, position });
  }

  private tellPause(tx: Tx, before: Referral, after: Referral): void {
    const { id } = after;
    if (after.pause && !before.pause) {
      this.process.paused(tx, after, after.pause);
      const { reason, until } = after.pause;
      tx.emit(offerEvents.referralPaused, after, { id, reason, until: until.toISOString() });
    }
    if (before.pause && !after.pause) {
      this.process.resumed(tx, after);
      tx.emit(offerEvents.referralResumed, after, { id });
    }
  }

  private tellPerson(tx: Tx, before: Referral, after: Referral): void {
    if (before.personInCharge === after.personInCharge) return;
    const { id, personInCharge: to } = after;
    this.process.reassigned(tx, after, to);
    tx.emit(offerEvents.referralReassigned, after, { id, from: before.personInCharge, to });
  }
}

export const auditOf = ({ id, commune, version }: Referral) => ({ kind: 'referral', id, commune, version });

const toService = (referral: Referral) => ({ id: referral.id, serviceId: providerOf(referral)!.offerId });

const appointmentOf = (referral: Referral): string | undefined =>
  isHolding(referral) ? referral.appointmentAt?.toISOString() : undefined;

/** The process only needs to hear of a new version where its clocks or its end may depend on it. */
const standsElsewhere = (before: Referral, after: Referral): boolean =>
  before.stage !== after.stage ||
  before.stageSince.getTime() !== after.stageSince.getTime() ||
  before.priority !== after.priority ||
  before.consentWithdrawnAt?.getTime() !== after.consentWithdrawnAt?.getTime() ||
  appointmentOf(before) !== appointmentOf(after);
