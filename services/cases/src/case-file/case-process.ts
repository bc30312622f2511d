import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import {
  processOfLine,
  workflowId,
  type Moved,
  type ProcessInput,
  type ProcessMessage,
  type SignalName,
  type Standing,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isAttended, isExited, type CaseFile, type Pause } from './case-file.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

/** The same in both lines: a case has one process. */
export const caseWorkflowId = (id: string): string => workflowId('caseManagement', id);

/** What a case tells its process `case-<caseId>`. Delivered by the outbox after the commit. */
@Injectable()
export class CaseProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  async start(tx: Tx, file: CaseFile): Promise<void> {
    tx.tell(await this.startMessage(tx, file), file);
  }

  /** From where the case stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, file: CaseFile): Promise<Start> {
    const process = processOfLine(file.line);
    const terms = (await this.policy.of(tx, file.commune)).termsOf(process);
    const input: ProcessInput = {
      id: file.id,
      commune: file.commune,
      stage: file.stage,
      version: file.version,
      asOf: tx.asOf.toISOString(),
      personInCharge: file.personInCharge,
      priority: file.priority,
      policy: terms,
      holidays: holidaysOver(file.stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
      anchors: standingOf(file, tx.asOf).anchors,
      pauses: [...file.pauses],
      pause: file.pause && pauseOf(file.pause),
    };
    return { kind: 'start', process, workflowId: caseWorkflowId(file.id), input };
  }

  moved(tx: Tx, file: CaseFile, reason?: string): void {
    const { version, stage, outcome, ended, anchors } = standingOf(file, tx.asOf);
    const message: Omit<Moved, 'messageId'> = {
      version,
      stage,
      outcome,
      ended,
      anchors,
      reason,
      asOf: tx.asOf.toISOString(),
      actor: tx.context.principal.person,
    };
    this.signal(tx, file, 'moved', message);
  }

  happened(tx: Tx, file: CaseFile, what: string, at: Date): void {
    this.signal(tx, file, 'happened', { what, asOf: at.toISOString(), actor: tx.context.principal.person });
  }

  reassigned(tx: Tx, file: CaseFile): void {
    this.signal(tx, file, 'reassigned', { personInCharge: file.personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, file: CaseFile, pause: { until: Date; reason: string }): void {
    this.signal(tx, file, 'paused', {
      until: pause.until.toISOString(),
      reason: pause.reason,
      asOf: tx.asOf.toISOString(),
    });
  }

  resumed(tx: Tx, file: CaseFile): void {
    this.signal(tx, file, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  policyChanged(tx: Tx, file: CaseFile, policy: ProcessInput['policy']): void {
    this.signal(tx, file, 'policyChanged', { policy, asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    file: CaseFile,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    const process = processOfLine(file.line);
    tx.tell({ kind: 'signal', process, workflowId: caseWorkflowId(file.id), signal, message }, file);
  }
}

const pauseOf = ({ since, until, reason }: Pause): NonNullable<ProcessInput['pause']> => ({
  since: since.toISOString(),
  until: until.toISOString(),
  reason,
});

/** Where the case stands, as its process is told. Anchors are the instants from which its clocks are counted. */
export function standingOf(file: CaseFile, asOf: Date): Standing {
  const exited = isExited(file) ? file : undefined;
  const accepted = isAttended(file) ? file : exited;
  return {
    version: file.version,
    stage: file.stage,
    outcome: exited?.outcome,
    ended: file.stage === 'ended' || undefined,
    anchors: anchorsOf({
      stageSince: file.stageSince,
      acceptedAt: accepted?.acceptedAt,
      extendedTo: accepted?.extendedTo,
      rescueDueSince: isAttended(file) ? file.rescueDueSince : undefined,
      exitAt: exited?.exitAt,
      lookDueSince: file.stage === 'second-look' ? file.lookDueSince : undefined,
    }),
    asOf: asOf.toISOString(),
  };
}

function anchorsOf(instants: Record<string, Date | undefined>): Record<string, string> {
  const known = Object.entries(instants).filter((entry): entry is [string, Date] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([name, instant]) => [name, instant.toISOString()]));
}
