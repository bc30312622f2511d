import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, settle } from '@oln/contracts';
import { assertWithinReach, mayTouch, UnitOfWork, type RightName, type Tx } from '@oln/service-kit';
import { AlarmAnnouncements } from './alarm-announcements.js';
import { AlarmErrors } from './alarm.errors.js';
import { AlarmRepository, type AlarmComment } from './alarm.repository.js';
import { decideAlarm, type Alarm, type AlarmCommand, type ClosingReason } from './alarm.js';

export interface WantedClosing {
  outcome: 'resolved' | 'dismissed';
  reason: ClosingReason;
  comment?: string;
}

/** What people do about an alarm. */
@Injectable()
export class AlarmService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alarms: AlarmRepository,
    private readonly announcements: AlarmAnnouncements,
  ) {}

  acknowledge(id: string): Promise<Alarm> {
    return this.work.run('alarm.acknowledge', async (tx) => {
      const before = await this.locked(tx, id, 'alarms.work');
      return this.apply(tx, before, { do: 'acknowledge', by: tx.context.principal.person });
    });
  }

  assign(id: string, person: string): Promise<Alarm> {
    return this.work.run('alarm.assign', async (tx) => {
      const before = await this.locked(tx, id, 'alarms.lead');
      return this.apply(tx, before, { do: 'assign', to: person });
    });
  }

  /** By who answers for it, or the coordination. */
  close(id: string, { comment, ...said }: WantedClosing): Promise<Alarm> {
    return this.work.run('alarm.close', async (tx) => {
      const before = await this.locked(tx, id, 'alarms.close');
      const after = await this.apply(tx, before, { do: 'close', ...said, by: tx.context.principal.person });
      if (comment !== undefined) this.alarms.addComment(tx, after, comment);
      return after;
    });
  }

  /** Beside the alarm: nothing is decided by it. */
  comment(id: string, text: string): Promise<AlarmComment> {
    return this.work.run('alarm.comment', async (tx) => {
      const alarm = await this.alarms.get(tx, id);
      assertMay(tx, alarm, 'alarms.work');
      tx.audit({ kind: 'alarm', id, commune: alarm.commune, version: alarm.version });
      return this.alarms.addComment(tx, alarm, text);
    });
  }

  private async locked(tx: Tx, id: string, right: RightName): Promise<Alarm> {
    const alarm = await this.alarms.lock(tx, id);
    assertMay(tx, alarm, right);
    tx.assertVersion(alarm.version);
    return alarm;
  }

  private async apply(tx: Tx, before: Alarm, command: AlarmCommand): Promise<Alarm> {
    const after = settle(decideAlarm(before, command, tx.asOf));
    this.alarms.save(tx, after);
    await this.announcements.changed(tx, before, after, command);
    return after;
  }
}

function assertMay(tx: Tx, { id, commune, personInCharge }: Alarm, right: RightName): void {
  assertWithinReach(tx, commune);
  if (!mayTouch(tx.context.principal, right, { id, commune, people: [personInCharge] }))
    throw new RefusedError(refuse(AlarmErrors.NOT_YOURS));
}
