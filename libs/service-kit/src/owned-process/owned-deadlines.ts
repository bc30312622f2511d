import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock } from '../context/service-clock.js';
import type { DueDates } from '../deadlines/due-dates.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { OwnedProcess, OwnedRecord } from './owned-process.js';

/** What every owner of processes works with when one of them asks. */
@Injectable()
export class DeadlineDesk {
  constructor(
    readonly work: UnitOfWork,
    readonly clock: ServiceClock,
  ) {}
}

/** Whose clocks they are. */
export interface OwnersClocks<Owned extends OwnedRecord> {
  records: { lock(tx: Tx, id: string): Promise<Owned> };
  process: Pick<OwnedProcess<Owned, never>, 'standingOf'>;
  dueDates: DueDates;
}

/** What the process of a record asks of its owner: which clocks run, and what to do when one fires. */
export abstract class OwnedDeadlines<Owned extends OwnedRecord & { stage: string }> {
  protected constructor(
    private readonly desk: DeadlineDesk,
    private readonly of: OwnersClocks<Owned>,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    const { records, process, dueDates } = this.of;
    return this.desk.work.run(`${dueDates.kind}.put-deadlines`, async (tx) => {
      const record = await records.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (record.stage === request.stage) {
        await dueDates.put(tx, request, record.personInCharge);
        this.wasPut(tx, record, request);
      }
      return process.standingOf(record, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    const { records, process, dueDates } = this.of;
    return this.desk.work.run(`${dueDates.kind}.deadline-reached`, async (tx) => {
      const record = await records.lock(tx, request.id);
      const now = this.desk.clock.now();
      const answer = await dueDates.reached(tx, request, process.standingOf(record, now), now);
      if (answer.verdict !== 'stands' || request.level !== 'due') return answer;
      const after = await this.come(tx, record, request);
      return { verdict: after ? 'stands' : 'answered', standing: process.standingOf(after ?? record, now) };
    });
  }

  /** What else follows from clocks that were set. */
  protected wasPut(_tx: Tx, _record: Owned, _request: PutDeadlines): void {
    // Nothing, for most.
  }

  /**
   * A date has come: gives the record as it stands then, or undefined where it rings in vain, because the record was moved a
   * moment before. A term that is late moves nothing.
   */
  protected come(_tx: Tx, record: Owned, _request: DeadlineReached): Promise<Owned | undefined> {
    return Promise.resolve(record);
  }
}

/** The door of a process: its activities, on the owner's own task queue. */
export abstract class OwnerDoor implements OwnerActivities {
  protected constructor(private readonly deadlines: Pick<OwnedDeadlines<never>, 'put' | 'reached'>) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
