import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import type { Answer } from '../instrument/factors.js';
import type { Instrument } from '../instrument/instrument.js';
import { decideAnswers, decideBeginning, decideCompletion, decideReuse, type CompleteDiagnosis } from './diagnosis.js';
import { DiagnosisRepository } from './diagnosis.repository.js';
import { diagnosisView, type DiagnosisView } from './diagnosis.views.js';
import { DiagnosisSources, type Asked } from './diagnosis-sources.js';

/** Common and complementary diagnoses of a case (process §2). */
@Injectable()
export class DiagnosisService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly diagnoses: DiagnosisRepository,
    private readonly sources: DiagnosisSources,
  ) {}

  begin(caseId: string, asked: Asked): Promise<DiagnosisView> {
    return this.work.run('diagnosis.begin', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const { instrument, known } = await this.sources.of(tx, file, asked);
      const { kind, moment, againReason } = asked;
      const beginning = { id: newId(), kind, moment, againReason, person: tx.context.principal.person };
      const draft = settle(decideBeginning(file, instrument, known, beginning, tx.asOf));
      await this.diagnoses.insert(tx, draft);
      await this.sources.markUsed(tx, instrument);
      tx.audit({ kind: 'diagnosis', id: draft.id, commune: file.commune, version: 1, reason: againReason });
      return diagnosisView(draft);
    });
  }

  answer(caseId: string, id: string, answers: Answer[]): Promise<DiagnosisView> {
    return this.work.run('diagnosis.answer', async (tx) => {
      const { file, diagnosis, instrument } = await this.open(tx, caseId, id);
      const next = settle(decideAnswers(file, diagnosis, instrument.content, answers));
      await this.diagnoses.save(tx, next);
      tx.audit({ kind: 'diagnosis', id, commune: file.commune, version: next.version });
      return diagnosisView(next);
    });
  }

  complete(caseId: string, id: string): Promise<DiagnosisView> {
    return this.work.run('diagnosis.complete', async (tx) => {
      const { file, diagnosis, instrument } = await this.open(tx, caseId, id);
      const next = settle(decideCompletion(file, diagnosis, instrument.content, tx.asOf));
      await this.diagnoses.save(tx, next);
      tellRecorded(tx, next, instrument);
      return diagnosisView(next);
    });
  }

  /** The family is not asked again: its valid diagnosis is taken over. */
  reuse(caseId: string): Promise<DiagnosisView> {
    return this.work.run('diagnosis.reuse', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const known = await this.sources.ofReuse(tx, file);
      const taken = settle(decideReuse(file, known, newId(), tx.context.principal.person));
      await this.diagnoses.insert(tx, taken);
      tellRecorded(tx, taken, await this.sources.instrument(tx, taken.instrumentId));
      return diagnosisView(taken);
    });
  }

  /** What could be reused, so that nobody begins in vain. */
  findReusable(caseId: string): Promise<DiagnosisView[]> {
    return this.work.read('diagnosis.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      const valid = await this.sources.knowledge.valid(tx, file);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return valid ? [diagnosisView(valid)] : [];
    });
  }

  list(caseId: string): Promise<DiagnosisView[]> {
    return this.work.read('diagnosis.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return (await this.diagnoses.ofCase(tx, caseId)).map(diagnosisView);
    });
  }

  private async open(tx: Tx, caseId: string, id: string) {
    const file = await this.cases.lockForWork(tx, caseId);
    const diagnosis = await this.diagnoses.get(tx, caseId, id, true);
    tx.assertVersion(diagnosis.version);
    return { file, diagnosis, instrument: await this.sources.instrument(tx, diagnosis.instrumentId) };
  }
}

function tellRecorded(tx: Tx, diagnosis: CompleteDiagnosis, { content }: Instrument): void {
  const { id, caseId, familyId, kind, moment, factors, reusedFrom } = diagnosis;
  const codes = (wanted: 'risk' | 'protective') => [
    ...new Set(factors.filter((factor) => factor.kind === wanted).map(({ code }) => code)),
  ];
  tx.emit(casesEvents.diagnosisRecorded, diagnosis, {
    id,
    caseId,
    familyId,
    // For everybody else the systemic one complements the common one: the instrument says which it is.
    kind: kind === 'common' ? kind : 'complementary',
    moment,
    instrument: content.code,
    instrumentVersion: content.instrumentVersion,
    reused: reusedFrom !== undefined,
    risks: codes('risk'),
    protectives: codes('protective'),
  });
}
