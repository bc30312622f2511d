import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { CASE_DUE_DATES } from './case-due-dates.js';
import { CaseFileRepository } from './case-file.repository.js';
import { CaseProcess, caseWorkflowId } from './case-process.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the case stands. */
@Injectable()
@Watched('caseManagement')
export class WatchedCases implements WatchedRecords {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly process: CaseProcess,
    @Inject(CASE_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.cases.living(tx, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: caseWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const file = await this.cases.lock(tx, id);
    if (file.stage === 'ended') return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'case', id, commune: file.commune, version: file.version });
    return { ...(await this.process.startMessage(tx, file)), revive: true };
  }
}
