import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { REQUEST_DUE_DATES } from '../request/request-due-dates.js';
import { intakeWorkflowId, RequestProcess } from '../request/request-process.js';
import { RequestRepository } from '../request/request.repository.js';
import { isOpen } from '../request/request.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the request stands. */
@Injectable()
@Watched('intake')
export class WatchedRequests implements WatchedRecords {
  constructor(
    private readonly requests: RequestRepository,
    private readonly process: RequestProcess,
    @Inject(REQUEST_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const open = await this.requests.open(tx, after, limit);
    return open.map(({ id, commune, version }) => ({ id, commune, version, workflowId: intakeWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const request = await this.requests.lock(tx, id);
    if (!isOpen(request)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'request', id, commune: request.commune, version: request.version });
    return { ...(await this.process.startMessage(tx, request)), revive: true };
  }
}
