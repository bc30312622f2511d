import { Injectable } from '@nestjs/common';
import { ServiceClock, Sweep, UnitOfWork } from '@oln/service-kit';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { AssignmentRepository } from './assignment.repository.js';

/** Wall time that `cases` has to open a case: it may be away, but not for longer without anybody knowing. */
const GRACE_MS = 3_600_000;

/** An assigned request is closed: until its case is open, no clock runs for the family. That is not left unsaid. */
@Injectable()
export class UnopenedCases {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
    private readonly table: AssignmentRepository,
  ) {}

  @Sweep('unopened-cases', 60)
  async tell(): Promise<void> {
    const instant = this.clock.wallTimeAgo(GRACE_MS);
    if (instant) await this.tellBefore(instant);
  }

  /** Of every family that was assigned before that instant. */
  tellBefore(instant: Date): Promise<void> {
    return this.work.run('request.tell-unopened', async (tx) => {
      tx.silent = true;
      for (const { requestId: id, commune } of await this.table.tellUnopened(tx, instant))
        raiseNotice(tx, { id, commune, version: 1 }, { code: 'request.no-case', urgency: 'now' }, COORDINATOR);
    });
  }
}
