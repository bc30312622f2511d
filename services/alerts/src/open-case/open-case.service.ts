import { Injectable } from '@nestjs/common';
import type { casesEvents, EventData } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { AlertLocks } from '../alert/alert-locks.js';
import { raiseNotice, whoActs } from '../alert/alert-notices.js';
import { AlertRepository } from '../alert/alert.repository.js';
import { AlertService } from '../alert/alert.service.js';
import { OpenCaseRepository } from './open-case.repository.js';

/** Which cases of a child are open: an alert belongs there. And what a case's news means for alerts that go to it. */
@Injectable()
export class OpenCases {
  constructor(
    private readonly cases: OpenCaseRepository,
    private readonly alerts: AlertRepository,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
  ) {}

  opened(tx: Tx, commune: string, data: EventData<typeof casesEvents.caseOpened>): void {
    this.cases.opened(tx, commune, data);
  }

  childLeft(tx: Tx, { id, childId }: EventData<typeof casesEvents.childLeft>): void {
    this.cases.childLeft(tx, id, childId);
  }

  /** What was on its way to a case that has closed meanwhile comes back: somebody must find another answer. */
  async closed(tx: Tx, commune: string, data: EventData<typeof casesEvents.caseClosed>): Promise<void> {
    this.cases.closed(tx, commune, data);
    for (const id of await this.alerts.handedToCase(tx, data.id, data.children)) {
      const after = await this.changes.apply(tx, await this.locks.lock(tx, id), {
        do: 'take-back',
        reason: 'case-closed',
      });
      raiseNotice(tx, after, { code: 'alert.case-closed', urgency: 'now' }, whoActs(after));
    }
  }

  /** The family's professional is another: so is who looks after its alerts, where that was the same. */
  async reassigned(tx: Tx, commune: string, data: EventData<typeof casesEvents.caseReassigned>): Promise<void> {
    this.cases.reassigned(tx, commune, data);
    const children = new Set(await this.cases.childrenOf(tx, data.id));
    if (children.size === 0) return;
    for (const id of await this.alerts.openIdsInCharge(tx, commune, data.from)) {
      const locked = await this.locks.lock(tx, id);
      if (locked.alert.childId && children.has(locked.alert.childId))
        await this.changes.tryApply(tx, locked, { do: 'put-in-charge', person: data.to });
    }
  }
}
