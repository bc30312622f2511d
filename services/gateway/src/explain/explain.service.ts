import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError, type ServiceName } from '@oln/contracts';
import { LOGGER, ProcessDirectory, Questions, type ExplainedProcess, type ProcessLook } from '@oln/service-kit';
import type { Logger } from 'pino';
import { ExplainErrors } from './explain.errors.js';
import { agreementOf, askedFor, type Agreement } from './explain.js';

/** A process as its owner knows it, beside what Temporal and the process itself say. */
export interface Explanation extends ExplainedProcess {
  /** Absent while Temporal does not answer. */
  look?: ProcessLook;
  agreement: Agreement;
}

/** Explains any process: its owner is asked (which holds its rights and audits the look), then Temporal. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly questions: Questions,
    @Inject(ProcessDirectory) private readonly processes: ProcessDirectory,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async explain(id: string): Promise<Explanation[]> {
    const asked = askedFor(id);
    if (!asked) throw new RefusedError(refuse(ExplainErrors.NOT_FOUND));
    const found = await this.ownersSay(asked.owners, asked.recordId);
    const fits = found.filter(({ workflowId }) => !asked.prefix || workflowId.startsWith(`${asked.prefix}-`));
    if (fits.length === 0) throw new RefusedError(refuse(ExplainErrors.NOT_FOUND));
    return Promise.all(fits.map((process) => this.explained(process)));
  }

  /** Nothing found is an answer only if everybody was heard; otherwise who did not answer is named. */
  private async ownersSay(owners: ServiceName[], recordId: string): Promise<ExplainedProcess[]> {
    const ask = (owner: ServiceName) =>
      this.questions.ask<{ items: ExplainedProcess[] }>(owner, 'explain', { recordId });
    const answers = await Promise.allSettled(owners.map(ask));
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.items : []));
    const away = answers.find((answer) => answer.status === 'rejected');
    if (found.length === 0 && away) throw away.reason;
    return found;
  }

  private async explained(process: ExplainedProcess): Promise<Explanation> {
    const look = await this.processes.look(process.workflowId).catch((error: unknown) => {
      this.log.warn({ error: error instanceof Error ? error.name : 'error' }, 'Temporal did not say how a process is');
      return undefined;
    });
    return { ...process, look, agreement: agreementOf(process, look) };
  }
}
