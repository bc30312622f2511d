import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { ESCALATION_DUE_DATES } from './escalation-due-dates.js';
import { EscalationProcess, escalationWorkflowId } from './escalation-process.js';
import { EscalationRepository } from './escalation.repository.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the escalation stands. */
@Injectable()
@Watched('escalation')
export class WatchedEscalations implements WatchedRecords {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly process: EscalationProcess,
    @Inject(ESCALATION_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.escalations.living(tx, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: escalationWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const escalation = await this.escalations.lock(tx, id);
    if (escalation.stage === 'ended') return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'escalation', id, commune: escalation.commune, version: escalation.version });
    return { ...(await this.process.startMessage(tx, escalation)), revive: true };
  }
}
