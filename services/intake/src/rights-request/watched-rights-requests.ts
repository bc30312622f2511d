import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { RIGHTS_REQUEST_DUE_DATES } from './rights-request-due-dates.js';
import { RightsRequestProcess, rightsRequestWorkflowId } from './rights-request-process.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import { isOpen } from './rights-request.js';

/** Terminating a process by hand must not let a term of the law pass unseen: the watchdog starts it anew. */
@Injectable()
@Watched('rightsRequest')
export class WatchedRightsRequests implements WatchedRecords {
  constructor(
    private readonly requests: RightsRequestRepository,
    private readonly process: RightsRequestProcess,
    @Inject(RIGHTS_REQUEST_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const open = await this.requests.open(tx, after, limit);
    return open.map(({ id, commune, version }) => ({ id, commune, version, workflowId: rightsRequestWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const request = await this.requests.lock(tx, id);
    if (!isOpen(request)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'rights-request', id, commune: request.commune, version: request.version });
    return { ...(await this.process.startMessage(tx, request)), revive: true };
  }
}
