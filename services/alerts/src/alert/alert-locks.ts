import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { WatchRepository } from '../watch/watch.repository.js';
import type { Watch } from '../watch/watch.js';
import { AlertErrors } from './alert.errors.js';
import { AlertRepository } from './alert.repository.js';
import type { Alert } from './alert.js';

export interface Locked {
  alert: Alert;
  /** The watch over its child, where it has one. */
  watch?: Watch;
}

/** The watch first, then the alert: a new alert of the child holds its watch while it changes those that are there. */
@Injectable()
export class AlertLocks {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly watches: WatchRepository,
  ) {}

  async lock(tx: Tx, id: string): Promise<Locked> {
    const childId = await this.alerts.childOf(tx, id);
    if (childId === undefined) throw new RefusedError(refuse(AlertErrors.NOT_FOUND));
    const watch = childId ? await this.watches.findLocked(tx, childId) : undefined;
    const alert = await this.alerts.lock(tx, id);
    if ((alert.childId ?? null) === childId) return { alert, watch };
    // It was identified, or its child's entry merged, in between: nobody waits for the alert alone any more.
    return { alert, watch: alert.childId ? await this.watches.findLocked(tx, alert.childId) : undefined };
  }
}
