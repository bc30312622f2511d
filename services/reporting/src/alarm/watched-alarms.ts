import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { ALARM_DUE_DATES } from './alarm-due-dates.js';
import { AlarmProcess, alarmWorkflowId } from './alarm-process.js';
import { AlarmRepository } from './alarm.repository.js';
import { isOpen } from './alarm.js';

/** A process that was terminated by hand lets no alarm fall silent: the watchdog starts it anew. */
@Injectable()
@Watched('monitoringAlarm')
export class WatchedAlarms implements WatchedRecords {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly process: AlarmProcess,
    @Inject(ALARM_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const open = await this.alarms.open(tx, after, limit);
    return open.map(({ id, commune, version }) => ({ id, commune, version, workflowId: alarmWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const alarm = await this.alarms.lock(tx, id);
    if (!isOpen(alarm)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'alarm', id, commune: alarm.commune, version: alarm.version });
    return { ...(await this.process.startMessage(tx, alarm)), revive: true };
  }
}
