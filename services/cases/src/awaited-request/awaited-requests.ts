import { Injectable } from '@nestjs/common';
import { ServiceClock, Sweep, UnitOfWork, type Tx } from '@oln/service-kit';
import { raiseNotice } from '../case-file/case-notices.js';
import { AwaitedRequestRepository } from './awaited-request.repository.js';

/** Wall time that `intake` has to open a request: it may be away, but not for longer without anybody knowing. */
const GRACE_MS = 3_600_000;

/** A family that goes back to intake, here or in another commune, is with nobody until its request is there. That is not left unsaid. */
@Injectable()
export class AwaitedRequests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
    private readonly table: AwaitedRequestRepository,
  ) {}

  /** `named`: the case or escalation that the request follows. */
  async came(tx: Tx, asOf: Date, named: (string | undefined)[]): Promise<void> {
    const causes = named.filter((one) => one !== undefined);
    if (causes.length > 0) await this.table.came(tx, causes, asOf);
  }

  @Sweep('awaited-requests', 60)
  async tell(): Promise<void> {
    const instant = this.clock.wallTimeAgo(GRACE_MS);
    if (instant) await this.tellBefore(instant);
  }

  /** Of every request that was asked for before that instant: the office it is to be in, and the one the family comes from. */
  tellBefore(instant: Date): Promise<void> {
    return this.work.run('case.tell-awaited-requests', async (tx) => {
      tx.silent = true;
      for (const { commune, fromCommune, about: id, aboutKind } of await this.table.tell(tx, instant)) {
        for (const office of new Set([commune, fromCommune])) {
          const to = { toRole: 'coordinator' } as const;
          const about = { id, commune: office, version: 1 };
          raiseNotice(tx, about, { code: 'case.request-awaited', aboutKind, to, urgency: 'now' });
        }
      }
    });
  }
}
