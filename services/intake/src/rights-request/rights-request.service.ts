import { Inject, Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { UnitOfWork, type DueDates, type Tx } from '@oln/service-kit';
import { RightsRequestAnnouncements } from './rights-request-announcements.js';
import type { ExtensionReason, IdentityCheck, RightsWithdrawal } from './rights-request-codes.js';
import { RIGHTS_REQUEST_DUE_DATES } from './rights-request-due-dates.js';
import { RightsRequestProcess } from './rights-request-process.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import { decideRightsRequest, type RightsRequest, type RightsRequestCommand } from './rights-request.js';

/** From the receipt to the answer: load, decide, save, tell. */
@Injectable()
export class RightsRequestService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RightsRequestRepository,
    private readonly announcements: RightsRequestAnnouncements,
    private readonly process: RightsRequestProcess,
    @Inject(RIGHTS_REQUEST_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  checkIdentity(id: string, check: IdentityCheck): Promise<RightsRequest> {
    return this.change(id, 'check-identity', (tx) => ({ do: 'check-identity', check, by: who(tx) }));
  }

  putInCharge(id: string, person: string): Promise<RightsRequest> {
    return this.change(id, 'put-in-charge', () => ({ do: 'put-in-charge', person }));
  }

  withdraw(id: string, reason: RightsWithdrawal): Promise<RightsRequest> {
    return this.change(id, 'withdraw', (tx) => ({ do: 'withdraw', reason, by: who(tx) }));
  }

  extend(id: string, reason: ExtensionReason): Promise<RightsRequest> {
    return this.work.run('rights-request.extend', async (tx) => {
      const before = await this.lockForChange(tx, id);
      const answerBy = await this.process.answerBy(tx, before.commune, 'extended', before.answerBy);
      return this.apply(tx, before, { do: 'extend', reason, answerBy });
    });
  }

  /** People change: what a colleague who left had in charge goes to somebody who answers for the office. */
  async handOver(tx: Tx, commune: string, from: string, person: string): Promise<void> {
    for (const request of await this.requests.openInCharge(tx, commune, from))
      await this.apply(tx, request, { do: 'put-in-charge', person });
  }

  private change(
    id: string,
    action: RightsRequestCommand['do'],
    command: (tx: Tx) => RightsRequestCommand,
  ): Promise<RightsRequest> {
    return this.work.run(`rights-request.${action}`, async (tx) =>
      this.apply(tx, await this.lockForChange(tx, id), command(tx)),
    );
  }

  async lockForChange(tx: Tx, id: string): Promise<RightsRequest> {
    const request = await this.requests.lock(tx, id);
    tx.assertVersion(request.version);
    return request;
  }

  /** For one that is locked. Throws the refusal. */
  async apply(tx: Tx, before: RightsRequest, command: RightsRequestCommand): Promise<RightsRequest> {
    const after = settle(decideRightsRequest(before, command, tx.asOf));
    await this.requests.save(tx, after);
    this.announcements.changed(tx, before, after, command);
    if (before.stage !== after.stage) await this.dueDates.meetAll(tx, after.id);
    else if (command.do === 'put-in-charge') await this.dueDates.reassign(tx, after.id, command.person);
    const { id, commune, version } = after;
    const reason = 'reason' in command ? command.reason : undefined;
    tx.audit({ action: `rights-request.${command.do}`, kind: 'rights-request', id, commune, version, reason });
    return after;
  }
}

const who = (tx: Tx): string => tx.context.principal.person;
