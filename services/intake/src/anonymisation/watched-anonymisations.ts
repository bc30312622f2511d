import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { ANONYMISATION_DUE_DATES } from './anonymisation-due-dates.js';
import { AnonymisationProcess, anonymisationWorkflowId } from './anonymisation-process.js';
import { AnonymisationRepository } from './anonymisation.repository.js';

/** Terminating a process by hand must not keep what is to be erased: the watchdog starts it anew. */
@Injectable()
@Watched('anonymisation')
export class WatchedAnonymisations implements WatchedRecords {
  constructor(
    private readonly table: AnonymisationRepository,
    private readonly process: AnonymisationProcess,
    @Inject(ANONYMISATION_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const open = await this.table.open(tx, after, limit);
    return open.map(({ id, commune, version }) => ({ id, commune, version, workflowId: anonymisationWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const one = await this.table.lock(tx, id);
    if (one.stage === 'closed') return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'anonymisation', id, commune: one.commune, version: one.version });
    return { ...(await this.process.startMessage(tx, one)), revive: true };
  }
}
