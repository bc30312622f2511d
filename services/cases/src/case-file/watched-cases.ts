import { Injectable } from '@nestjs/common';
import type { Line, ProcessMessage } from '@oln/contracts';
import { Watched, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { CaseDueDates } from './case-due-dates.js';
import { CaseFileRepository } from './case-file.repository.js';
import { CaseProcess, caseWorkflowId } from './case-process.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the case stands. */
abstract class WatchedCases implements WatchedRecords {
  protected abstract readonly line: Line;

  constructor(
    private readonly cases: CaseFileRepository,
    private readonly process: CaseProcess,
    private readonly dueDates: CaseDueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.cases.living(tx, this.line, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: caseWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const file = await this.cases.lock(tx, id);
    if (file.stage === 'ended') return undefined;
    await this.dueDates.ofLine(file.line).forgetRevision(tx, id);
    tx.audit({ kind: 'case', id, commune: file.commune, version: file.version });
    return { ...(await this.process.startMessage(tx, file)), revive: true };
  }
}

/** Nest reads what a class needs from its own constructor. */
@Injectable()
@Watched('caseManagement')
export class WatchedManagement extends WatchedCases {
  protected readonly line = 'case-management';

  constructor(cases: CaseFileRepository, process: CaseProcess, dueDates: CaseDueDates) {
    super(cases, process, dueDates);
  }
}

@Injectable()
@Watched('familyTherapy')
export class WatchedTherapies extends WatchedCases {
  protected readonly line = 'family-therapy';

  constructor(cases: CaseFileRepository, process: CaseProcess, dueDates: CaseDueDates) {
    super(cases, process, dueDates);
  }
}
