import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { ALERT_DUE_DATES } from '../alert/alert-due-dates.js';
import { AlertProcess, alertWorkflowId } from '../alert/alert-process.js';
import { AlertRepository } from '../alert/alert.repository.js';
import { isOpen } from '../alert/alert.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the alert stands. */
@Injectable()
@Watched('alert')
export class WatchedAlerts implements WatchedRecords {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly process: AlertProcess,
    @Inject(ALERT_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const open = await this.alerts.open(tx, after, limit);
    return open.map(({ id, commune, version }) => ({ id, commune, version, workflowId: alertWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const alert = await this.alerts.lock(tx, id);
    if (!isOpen(alert)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'alert', id, commune: alert.commune, version: alert.version });
    return { ...(await this.process.startMessage(tx, alert)), revive: true };
  }
}
