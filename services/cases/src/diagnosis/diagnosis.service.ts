import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import type { Answer } from '../instrument/factors.js';
import type { Instrument, InstrumentKind } from '../instrument/instrument.js';
import { InstrumentRepository } from '../instrument/instrument.repository.js';
import { DiagnosisKnowledge } from './diagnosis-knowledge.js';
import {
  decideAnswers,
  decideBeginning,
  decideCompletion,
  decideReuse,
  type CompleteDiagnosis,
  type Known,
  type Moment,
} from './diagnosis.js';
import { DiagnosisRepository } from './diagnosis.repository.js';
import { diagnosisView, type DiagnosisView } from './diagnosis.views.js';

interface Asked {
  kind: InstrumentKind;
  moment: Moment;
  instrumentId: string;
}

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
      const { kind, moment } = asked;
      const beginning = { id: newId(), kind, moment, person: tx.context.principal.person };
      const draft = settle(decideBeginning(file, instrument, known, beginning, tx.asOf));
      await this.diagnoses.insert(tx, draft);
      tx.audit({ kind: 'diagnosis', id: draft.id, commune: file.commune, version: 1 });
      return diagnosisView(draft);
    });
  }

  answer(caseId: string, id: string, answers: Answer[]): Promise<DiagnosisView> {
    return this.work.run('diagnosis.answer', async (tx) => {
      const { file, diagnosis, instrument } = await this.open(tx, caseId, id);
      const next = settle(decideAnswers(diagnosis, instrument.content, answers));
      await this.diagnoses.save(tx, next);
      tx.audit({ kind: 'diagnosis', id, commune: file.commune, version: next.version });
      return diagnosisView(next);
    });
  }

  complete(caseId: string, id: string): Promise<DiagnosisView> {
    return this.work.run('diagnosis.complete', async (tx) => {
      const { file, diagnosis, instrument } = await this.open(tx, caseId, id);
      const next = settle(decideCompletion(diagnosis, instrument.content, file.children, tx.asOf));
      await this.diagnoses.save(tx, next);
      await this.sources.markUsed(tx, instrument);
      tellRecorded(tx, next, instrument);
      return diagnosisView(next);
    });
  }

  /** The family is not asked again: its valid diagnosis is taken over. */
  reuse(caseId: string): Promise<DiagnosisView> {
    return this.work.run('diagnosis.reuse', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const valid = await this.sources.knowledge.valid(tx, file);
      const taken = settle(decideReuse(file, valid, newId(), tx.context.principal.person));
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

/** What a diagnosis is made from: an instrument, and what is known already. */
@Injectable()
export class DiagnosisSources {
  constructor(
    private readonly instruments: InstrumentRepository,
    private readonly diagnoses: DiagnosisRepository,
    readonly knowledge: DiagnosisKnowledge,
  ) {}

  instrument(tx: Tx, id: string): Promise<Instrument> {
    return this.instruments.get(tx, id);
  }

  markUsed(tx: Tx, instrument: Instrument): Promise<void> {
    return this.instruments.markUsed(tx, instrument.id);
  }

  async of(
    tx: Tx,
    file: CaseFile,
    { kind, moment, instrumentId }: Asked,
  ): Promise<{ instrument: Instrument; known: Known }> {
    const instrument = await this.instruments.get(tx, instrumentId);
    const all = await this.diagnoses.ofCase(tx, file.id);
    // After an extension the case is evaluated anew: what was asked before this stage does not count as asked.
    const since = moment === 'evaluation' ? file.stageSince : file.openedAt;
    const same = all.filter(
      (diagnosis) => diagnosis.kind === kind && diagnosis.moment === moment && diagnosis.begunAt >= since,
    );
    const begun = same.some((diagnosis) => kind === 'common' || diagnosis.instrumentId === instrumentId);
    const entry = await this.diagnoses.common(tx, file.id, 'entry');
    return {
      instrument,
      known: { valid: await this.knowledge.valid(tx, file), begun, entryInstrumentId: entry?.instrumentId },
    };
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
    kind,
    moment,
    instrument: content.code,
    instrumentVersion: content.instrumentVersion,
    reused: reusedFrom !== undefined,
    risks: codes('risk'),
    protectives: codes('protective'),
  });
}
