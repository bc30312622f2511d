import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import { casesEvents, refuse, RefusedError, type Term } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { Command, Decision } from './escalation-commands.js';
import { tellOf } from './escalation-notices.js';
import { mayChange } from './escalation-rights.js';
import { EscalationTools } from './escalation-tools.js';
import { EscalationErrors } from './escalation.errors.js';
import type {
  DecidingEscalation,
  Escalation,
  InformingEscalation,
  Institution,
  NotifiedEscalation,
} from './escalation.js';
import type { NotificationRow } from './notification.entity.js';
import { NotificationRepository } from './notification.repository.js';
import { daysLeft, decideBy } from './service-term.js';

const HOUR_MS = 3_600_000;

/** What may be known of an escalation by whom it was acknowledged: that it is on record, and since when. */
export type Acknowledged = Pick<Escalation, 'id' | 'version'> & { acknowledgedAt: Date };

/** What is heard of the service: an acknowledgement by three ways, a decision, and what the office answers to it. */
@Injectable()
export class EscalationAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: EscalationTools,
    private readonly notifications: NotificationRepository,
  ) {}

  /** Recorded by the office, or said by the institution under its own account: who was not addressed learns nothing of it. */
  acknowledge(id: string, { institution, note }: { institution?: Institution; note?: string }): Promise<Acknowledged> {
    return this.work.run('escalation.acknowledge', async (tx) => {
      const before = await this.tools.repository.lock(tx, id);
      const { principal } = tx.context;
      const isOffice = !principal.roles.every((role) => role === 'network-member');
      if (isOffice && !mayChange(principal, before)) throw new RefusedError(refuse(EscalationErrors.NOT_YOURS));
      const row = isOffice
        ? await this.notifications.lastTo(tx, id, institution ?? before.institutions[0]!)
        : await this.notifications.lastToAccount(tx, id, principal.person);
      if (!row)
        throw new RefusedError(refuse(isOffice ? EscalationErrors.NOT_RECIPIENT : EscalationErrors.NOT_ADDRESSED));
      tx.assertVersion(before.version);
      const { version } = await this.heard(tx, before, row, isOffice ? 'staff' : 'account', note);
      return { id, version, acknowledgedAt: row.acknowledgedAt ?? tx.asOf };
    });
  }

  /** By the link that was mailed: whoever has it acknowledges for the institution, once. */
  async acknowledgeByLink(tx: Tx, id: string, notificationId: string, note?: string): Promise<void> {
    const before = await this.tools.repository.lock(tx, id);
    const row = await this.notifications.find(tx, notificationId);
    if (row) await this.heard(tx, before, row, 'link', note);
  }

  decide(
    id: string,
    given: { decision: Decision; reason?: Command<'hear-decision'>['reason']; note?: string },
  ): Promise<Escalation> {
    return this.work.run('escalation.decide', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const { decision, reason, note } = given;
      const left = await this.daysLeft(tx, before);
      await this.tools.records.add(tx, before, { kind: 'decision', code: decision, note });
      const after = await this.tools.service.apply(tx, before, {
        do: 'hear-decision',
        decision,
        reason,
        daysLeft: left,
      });
      tx.emit(casesEvents.escalationDecided, after, { id, decision, reason });
      this.tellDecided(tx, after, decision);
      return after;
    });
  }

  /** The service has what it asked for: its term goes on with the business days it had left. */
  inform(id: string, note?: string): Promise<Escalation> {
    return this.work.run('escalation.inform', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const left = 'daysLeft' in before ? before.daysLeft : 0;
      const by = decideBy(left, holidaysOver(tx.asOf, tx.asOf), tx.asOf);
      await this.tools.records.add(tx, before, { kind: 'information', note });
      return this.tools.service.apply(tx, before, { do: 'inform', decideBy: by });
    });
  }

  appeal(id: string, received: boolean, note?: string): Promise<Escalation> {
    return this.work.run('escalation.appeal', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, { kind: 'appeal', code: received ? 'received' : 'sent', note });
      return this.tools.service.apply(tx, before, { do: 'appeal', received }, 'appeal');
    });
  }

  private async heard(
    tx: Tx,
    before: Escalation,
    row: NotificationRow,
    through: 'staff' | 'account' | 'link',
    note?: string,
  ): Promise<Escalation> {
    const { person } = tx.context.principal;
    await this.notifications.acknowledge(tx, row, through, person);
    await this.tools.records.add(tx, before, { kind: 'acknowledged', code: row.institution, note });
    // Others who know are welcome; the one who decides must have it.
    if (row.institution !== before.institutions[0] || before.stage !== 'notified') return this.noted(tx, before);
    const after = await this.tools.service.apply(tx, before, { do: 'acknowledge' }, through);
    const hours = hoursSince(before, tx.asOf);
    tx.emit(casesEvents.escalationAcknowledged, after, { id: after.id, attempt: row.attempt, hours });
    tellOf(tx, after, 'acknowledged');
    return after;
  }

  /** Heard, and nothing moves. */
  private noted(tx: Tx, escalation: Escalation): Escalation {
    const { id, commune, version } = escalation;
    tx.audit({ kind: 'escalation', id, commune, version });
    return escalation;
  }

  private async daysLeft(tx: Tx, before: Escalation): Promise<number> {
    if (before.stage !== 'deciding' && before.stage !== 'informing') return 0;
    const terms = (await this.tools.policy.of(tx, before.commune)).termsOf('escalation');
    return daysLeft(
      before as DecidingEscalation | InformingEscalation,
      terms['deciding.decide'] as Term,
      holidaysOver(before.stageSince, tx.asOf),
      tx.asOf,
    );
  }

  private tellDecided(tx: Tx, after: Escalation, decision: Decision): void {
    tellOf(tx, after, decision, undefined, 'now');
    if (decision === 'rejected') tellOf(tx, after, 'rejected', { toRole: 'coordinator' }, 'now');
  }
}

const hoursSince = ({ firstNotifiedAt }: NotifiedEscalation, asOf: Date): number =>
  Math.floor((asOf.getTime() - firstNotifiedAt.getTime()) / HOUR_MS);
