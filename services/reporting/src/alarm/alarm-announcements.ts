import { Inject, Injectable } from '@nestjs/common';
import { reportingEvents } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { ALARM_DUE_DATES } from './alarm-due-dates.js';
import { AlarmProcess } from './alarm-process.js';
import { isOpen, type Alarm, type AlarmCommand } from './alarm.js';

export type AlarmNoticeCode = 'alarm.opened' | 'alarm.assigned' | 'alarm.ended';

/** Everything others must hear of an alarm: its process by signals, the house by events, who answers for it by notices. */
@Injectable()
export class AlarmAnnouncements {
  constructor(
    private readonly process: AlarmProcess,
    @Inject(ALARM_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async opened(tx: Tx, alarm: Alarm): Promise<void> {
    const { id, commune, version, dueAt } = alarm;
    const opened = { ...factOf(alarm), owner: 'coordinator', dueAt: dueAt.toISOString() } as const;
    tx.emit(reportingEvents.alarmOpened, alarm, opened);
    this.notify(tx, alarm, 'alarm.opened', 'today');
    tx.audit({ kind: 'alarm', id, commune, version });
    await this.process.start(tx, alarm);
  }

  async changed(tx: Tx, before: Alarm, after: Alarm, command: AlarmCommand): Promise<void> {
    const reason = 'reason' in command ? command.reason : undefined;
    if (before.stage !== after.stage) this.process.moved(tx, after, reason);
    if (after.stage === 'acknowledged' && before.stage === 'open')
      tx.emit(reportingEvents.alarmAcknowledged, after, factOf(after));
    if (!isOpen(after)) this.closed(tx, after);
    if (command.do === 'assign') this.process.reassigned(tx, after, command.to);
    if (command.do === 'assign') this.notify(tx, after, 'alarm.assigned', 'today');
    tx.emitOtherwise(reportingEvents.alarmAmended, after, { id: after.id, what: `alarm.${command.do}` });
    const { id, commune, version } = after;
    tx.audit({ kind: 'alarm', id, commune, version, reason });
    await this.keepClocks(tx, before, after);
  }

  private closed(tx: Tx, alarm: Extract<Alarm, { stage: 'closed' }>): void {
    const { outcome, reason } = alarm;
    tx.emit(reportingEvents.alarmClosed, alarm, { ...factOf(alarm), outcome, reason });
    if (outcome === 'ended') this.notify(tx, alarm, 'alarm.ended', 'digest');
  }

  private async keepClocks(tx: Tx, before: Alarm, after: Alarm): Promise<void> {
    if (before.stage !== after.stage) await this.dueDates.meetAll(tx, after.id);
    if (after.personInCharge && before.personInCharge !== after.personInCharge)
      await this.dueDates.reassign(tx, after.id, after.personInCharge);
  }

  /** To the person in charge, or to the coordinator where there is none. */
  private notify(tx: Tx, alarm: Alarm, code: AlarmNoticeCode, urgency: 'today' | 'digest'): void {
    const { id, personInCharge } = alarm;
    const to = personInCharge ? { toPerson: personInCharge } : ({ toRole: 'coordinator' } as const);
    tx.emit(reportingEvents.noticeRaised, alarm, { code, about: id, aboutKind: 'alarm', urgency, ...to });
  }
}

const factOf = ({ id, rule, subject }: Alarm) => ({ id, rule, subject });
