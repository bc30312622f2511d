import { Injectable } from '@nestjs/common';
import { casesEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { isAttended, type AttendedCase, type CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';
import { decideEvaluation, type ExtensionReason, type Grounds, type Judgement } from './evaluation.js';
import { toldChanges } from '../instrument/factors.js';
import { EvaluationErrors } from './evaluation.errors.js';
import { EvaluationGrounds } from './evaluation-grounds.js';
import { EvaluationRepository, type EvaluationView } from './evaluation.repository.js';

export interface GivenEvaluation {
  judgements: Judgement[];
  result: 'closure' | 'extension';
  until?: Date;
  reason?: ExtensionReason;
  note?: string;
}

/** Month 6, and month 9 at the latest: the instrument again, objectives judged; then closure or extension. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly evaluations: EvaluationRepository,
    private readonly grounds: EvaluationGrounds,
  ) {}

  /** Before month 6, where the objectives seem to be met. */
  start(caseId: string): Promise<CaseView> {
    return this.work.run('evaluation.start', async (tx) =>
      caseView(await this.cases.change(tx, caseId, { do: 'start-evaluation' })),
    );
  }

  /** The case moves on with its evaluation: `If-Match` names the version of the case. */
  conclude(caseId: string, given: GivenEvaluation): Promise<EvaluationView> {
    return this.work.run('evaluation.conclude', async (tx) => {
      const file = inEvaluation(await this.cases.lockForChange(tx, caseId));
      const grounds = await this.grounds.of(tx, file);
      const decided = settle(decideEvaluation(grounds, given.judgements));
      await this.move(tx, file, given, decided.objectivesMet);
      const view = await this.evaluations.add(tx, {
        id: newId(),
        commune: file.commune,
        caseId,
        at: tx.asOf,
        ...idsOf(grounds),
        ...decided,
        judgements: [...decided.judgements],
        changes: [...decided.changes],
        result: given.result,
        extendedTo: given.result === 'extension' ? given.until : undefined,
        reason: given.result === 'extension' ? given.reason : undefined,
        note: given.note,
        person: tx.context.principal.person,
      });
      tellHeld(tx, file, view);
      return view;
    });
  }

  list(caseId: string): Promise<EvaluationView[]> {
    return this.work.read('evaluation.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return this.evaluations.ofCase(tx, caseId);
    });
  }

  private async move(
    tx: Tx,
    file: AttendedCase,
    { result, until, reason }: GivenEvaluation,
    objectivesMet: boolean,
  ): Promise<void> {
    if (result === 'closure') {
      await this.cases.apply(tx, file, { do: 'start-closure', evaluated: true });
      return;
    }
    if (!until || !reason) throw new RefusedError(refuse(EvaluationErrors.EXTENSION_UNEXPLAINED));
    await this.grounds.limits.assertSessionsLeft(tx, file);
    const latest = await this.grounds.limits.latest(tx, file);
    await this.cases.apply(tx, file, { do: 'extend', until, latest, objectivesMet }, { reason });
  }
}

function inEvaluation(file: CaseFile): AttendedCase {
  if (isAttended(file) && file.stage === 'evaluation') return file;
  throw new RefusedError(refuse(EvaluationErrors.NOT_IN_STAGE, { params: { stage: file.stage } }));
}

const idsOf = ({ plan, again }: Grounds) => ({ planId: plan!.id, diagnosisId: again!.id });

function tellHeld(tx: Tx, { commune }: CaseFile, view: EvaluationView): void {
  const { id, caseId, judgements, result, extendedTo, reason, counts: factors, changes } = view;
  const met = judgements.filter((judgement) => judgement.result === 'met').length;
  const factorChanges = toldChanges(changes);
  const data = { id, caseId, objectives: judgements.length, met, result, extendedTo, reason, factors, factorChanges };
  tx.emit(casesEvents.evaluationHeld, { id, commune, version: 1 }, data);
}
