import { Inject, Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { assertWithinReach, LOGGER, newId, repairOne, Sweep, type Tx, UnitOfWork, type Logger } from '@oln/service-kit';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';
import { CaseHandover } from './case-handover.js';
import {
  decideReassignment,
  finish,
  handOne,
  takerOf,
  type Reassignment,
  type ReassignmentReason,
} from './reassignment.js';
import { ReassignmentRepository } from './reassignment.repository.js';

export interface ReassignmentView extends Omit<Reassignment, 'askedAt' | 'to'> {
  to: string[];
  askedAt: string;
}

/** Cases of one transaction: a caseload of forty is handed over in the request itself. */
const BATCH = 50;

/** People change: a reassignment reaches every open process, with nothing lost. */
@Injectable()
export class ReassignmentService {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileRepository,
    private readonly jobs: ReassignmentRepository,
    private readonly handover: CaseHandover,
  ) {}

  one(caseId: string, to: string, reason: ReassignmentReason): Promise<CaseView> {
    return this.work.run('case.reassign', async (tx) => {
      const file = await this.cases.lock(tx, caseId);
      tx.assertVersion(file.version);
      await this.handover.assertTakesCases(tx, file.commune, [to]);
      return caseView(await this.handover.of(tx, file, to, reason));
    });
  }

  whole(commune: string, from: string, to: string[], reason: ReassignmentReason): Promise<ReassignmentView> {
    return this.work.run('reassignment.start', async (tx) => {
      assertWithinReach(tx, commune);
      await this.handover.assertTakesCases(tx, commune, to);
      const beside = await this.handover.countBeside(tx, from, commune);
      const inCharge = beside + (await this.cases.countInCharge(tx, from, commune));
      const asked = { id: newId(), commune, from, to, reason, askedBy: tx.context.principal.person };
      const job = settle(decideReassignment(asked, inCharge, tx.asOf));
      await this.jobs.insert(tx, job);
      return viewOf(await this.batch(tx, job));
    });
  }

  get(id: string): Promise<ReassignmentView> {
    return this.work.read('reassignment.read', async (tx) => viewOf(await this.jobs.get(tx, id)));
  }

  /** What a request did not finish goes on here, whoever was interrupted. */
  @Sweep('reassignments', 5)
  async goOn(): Promise<void> {
    const running = await this.work.read('reassignment.running', (tx) => this.jobs.running(tx, 20));
    for (const { id } of running) {
      await repairOne(this.log, { sweep: 'reassignments', record: id }, () => this.goOnWith(id));
    }
  }

  private goOnWith(id: string): Promise<boolean> {
    return this.work.run('reassignment.go-on', async (tx) => {
      const job = await this.jobs.lock(tx, id);
      if (job.state === 'running') await this.batch(tx, job);
      return false;
    });
  }

  /** The next cases that are still in charge of who leaves: none is handed over twice, none is left out. */
  private async batch(tx: Tx, started: Reassignment): Promise<Reassignment> {
    const { from, commune } = started;
    const ids = await this.cases.idsInCharge(tx, from, commune, BATCH);
    const to = await this.handover.takersAmong(tx, commune, started.to);
    if (to.length === 0 && ids.length + (await this.handover.countBeside(tx, from, commune)) > 0)
      return this.stop(tx, started);
    let job = started;
    for (const id of ids) {
      const file = await this.cases.lock(tx, id);
      if (file.personInCharge === job.from && file.stage !== 'ended') {
        await this.handover.of(tx, file, takerOf({ ...job, to }), job.reason);
        job = handOne(job);
      }
    }
    if (ids.length < BATCH) {
      job = finish(job);
      await this.handover.ofTheRest(tx, { ...job, to });
      tellDone(tx, job);
    }
    await this.jobs.save(tx, job);
    return job;
  }

  /** Everybody it was to go to has left meanwhile: whoever asked for it chooses others. */
  private async stop(tx: Tx, started: Reassignment): Promise<Reassignment> {
    const job = finish(started, 'stopped');
    await this.jobs.save(tx, job);
    tellDone(tx, job);
    const to = { toRole: 'coordinator' } as const;
    raiseNotice(tx, job, { code: 'reassignment.stopped', aboutKind: 'reassignment', to, urgency: 'now' });
    return job;
  }
}

function tellDone(tx: Tx, { id, commune, version, from, handedOver }: Reassignment): void {
  tx.emit(casesEvents.caseloadReassigned, { id, commune, version }, { id, from, cases: handedOver });
}

const viewOf = ({ to, askedAt, ...job }: Reassignment): ReassignmentView => ({
  ...job,
  to: [...to],
  askedAt: askedAt.toISOString(),
});
