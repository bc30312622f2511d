import { Inject, Injectable } from '@nestjs/common';
import { isRefusal, settle, type Refusal } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { WatchService } from '../watch/watch.service.js';
import { AlertAnnouncements } from './alert-announcements.js';
import type { AlertCommand } from './alert-commands.js';
import { ALERT_DUE_DATES } from './alert-due-dates.js';
import type { Locked } from './alert-locks.js';
import { AlertRepository } from './alert.repository.js';
import { isOpen, type Alert } from './alert.js';
import { decideAlert } from './decide-alert.js';

/** Changes of an alert. Other capabilities use it inside their own transaction. */
@Injectable()
export class AlertService {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly announcements: AlertAnnouncements,
    private readonly watches: WatchService,
    @Inject(ALERT_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  /** For an alert that is locked with its watch. Throws the refusal. */
  async apply(tx: Tx, locked: Locked, command: AlertCommand): Promise<Alert> {
    return settle(await this.tryApply(tx, locked, command));
  }

  /** As `apply`; gives the refusal, and has then changed nothing. */
  async tryApply(tx: Tx, { alert: before, watch }: Locked, command: AlertCommand): Promise<Alert | Refusal> {
    const after = decideAlert(before, command, tx.asOf);
    if (isRefusal(after)) return after;
    await this.write(tx, before, after, command);
    if (isOpen(before) !== isOpen(after) || before.severity !== after.severity) await this.watches.refresh(tx, watch);
    return after;
  }

  /** Saves and announces what was decided, without looking at the watch: whoever holds it does. */
  async write(tx: Tx, before: Alert, after: Alert, command: AlertCommand): Promise<void> {
    this.alerts.save(tx, after);
    // Answered before anybody knew who it is about: what was told of the child is not needed any more.
    if (!isOpen(after) && !after.childId) this.alerts.forgetIdentity(tx, after.id);
    this.announcements.changed(tx, before, after, command);
    await this.keepClocks(tx, before, after);
    const { id, commune, version } = after;
    const reason = 'reason' in command ? command.reason : undefined;
    tx.audit({ action: `alert.${command.do}`, kind: 'alert', id, commune, version, reason });
  }

  /** Clocks of a stage that was left are over at once; the process sets the next ones when it hears of it. */
  private async keepClocks(tx: Tx, before: Alert, after: Alert): Promise<void> {
    if (before.stage !== after.stage) await this.dueDates.meetAll(tx, after.id);
    // Without anybody in charge the coordinator is told.
    if (before.personInCharge !== after.personInCharge)
      await this.dueDates.reassign(tx, after.id, after.personInCharge ?? (null as unknown as string));
  }
}
