import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { AlertLocks } from '../alert/alert-locks.js';
import { COORDINATOR, raiseNotice } from '../alert/alert-notices.js';
import { AlertRepository } from '../alert/alert.repository.js';
import { AlertService } from '../alert/alert.service.js';
import { DutyService } from '../duty/duty.service.js';
import { WatchRepository } from '../watch/watch.repository.js';
import { WatchService } from '../watch/watch.service.js';

/** What alerts need of other rooms when somebody leaves. */
@Injectable()
export class StaffService {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
    private readonly watches: WatchRepository,
    private readonly watching: WatchService,
    private readonly duty: DutyService,
  ) {}

  /** Nothing waits for somebody who has left: the coordinator has it until another is put in charge. */
  async left(tx: Tx, commune: string, person: string): Promise<void> {
    await this.duty.left(tx, commune, person);
    for (const id of await this.alerts.openIdsInCharge(tx, commune, person)) {
      const locked = await this.locks.lock(tx, id);
      if (locked.alert.personInCharge !== person) continue;
      const after = await this.changes.tryApply(tx, locked, { do: 'put-in-charge', person: undefined });
      if (!isRefusal(after)) raiseNotice(tx, after, { code: 'alert.person-left', urgency: 'now' }, COORDINATOR);
    }
    for (const id of await this.watches.livingIdsInCharge(tx, commune, person)) {
      const watch = await this.watches.lock(tx, id);
      if (watch.personInCharge === person)
        await this.watching.apply(tx, watch, { do: 'put-in-charge', person: undefined });
    }
  }
}
