import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import { auditListed, OfficePolicy, UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import type { CallOffReason, HoldReason } from './anonymisation-codes.js';
import { AnonymisationRepository, type AnonymisationFilter } from './anonymisation.repository.js';
import { AnonymisationService } from './anonymisation.service.js';
import type { Anonymisation } from './anonymisation.js';

/** What the coordinator does about an anonymisation, and reading it. */
@Injectable()
export class AnonymisationDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly table: AnonymisationRepository,
    private readonly service: AnonymisationService,
    private readonly policy: OfficePolicy,
  ) {}

  /** `until`: held until the end of that day. */
  hold(id: string, reason: HoldReason, until: LocalDate): Promise<Anonymisation> {
    return this.work.run('anonymisation.hold', async (tx) => {
      const before = await this.service.lockForChange(tx, id);
      const longest = (await this.policy.of(tx, before.commune)).termsOf('anonymisation')['held.hold-ends']!;
      const latest = new Date(addTerm(tx.asOf.toISOString(), longest, []));
      return this.service.apply(tx, before, { do: 'hold', reason, until: new Date(endOfLocalDay(until)), latest });
    });
  }

  /** What was erased elsewhere already does not come back; the person stays in the registry. */
  callOff(id: string, reason: CallOffReason): Promise<Anonymisation> {
    return this.work.run('anonymisation.call-off', async (tx) =>
      this.service.apply(tx, await this.service.lockForChange(tx, id), { do: 'call-off', reason }),
    );
  }

  get(id: string): Promise<Anonymisation> {
    return this.work.read('anonymisation.read', async (tx) => {
      const one = await this.table.get(tx, id);
      tx.audit({ kind: 'anonymisation', id, commune: one.commune, version: one.version });
      return one;
    });
  }

  list(filter: AnonymisationFilter, page: PageQuery): Promise<Page<Anonymisation>> {
    return this.work.read('anonymisation.list', async (tx) =>
      auditListed(tx, 'anonymisation', filter, await this.table.list(tx, filter, page)),
    );
  }
}
