import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { AnswerKind } from '../alert/alert-codes.js';
import { AlertLocks } from '../alert/alert-locks.js';
import { raiseNotice, whoActs } from '../alert/alert-notices.js';
import { AlertRepository } from '../alert/alert.repository.js';
import { AlertService } from '../alert/alert.service.js';
import { isOpen } from '../alert/alert.js';

/** The other service says that it has the alert: only now is it answered (process §5). */
@Injectable()
export class Arrivals {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
  ) {}

  /** Heard twice, or of an alert that was answered otherwise, it changes nothing; then people are told. */
  async arrived(tx: Tx, alertId: string | undefined, kind: AnswerKind, targetId: string): Promise<void> {
    if (!alertId || (await this.alerts.childOf(tx, alertId)) === undefined) return;
    const locked = await this.locks.lock(tx, alertId);
    if (!isRefusal(await this.changes.tryApply(tx, locked, { do: 'arrive', kind, targetId }))) return;
    const { alert } = locked;
    if (isOpen(alert)) raiseNotice(tx, alert, { code: 'alert.arrived-otherwise', urgency: 'today' }, whoActs(alert));
  }
}
