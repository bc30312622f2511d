import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { lockByName, SealedText, type Tx } from '@oln/service-kit';
import { MoreThan } from 'typeorm';
import type { CaseFile } from '../case-file/case-file.js';
import type { Answer } from '../instrument/factors.js';
import { DiagnosisRow } from './diagnosis.entity.js';
import { DiagnosisErrors } from './diagnosis.errors.js';
import type { CompleteDiagnosis, Diagnosis, Moment } from './diagnosis.js';

const ANSWERS = 'diagnosis.answers';

const OPEN_OF_FAMILY = 'select id from case_files where family_id = :familyId and outcome is null';

/** The only file that touches the table `diagnoses`. */
@Injectable()
export class DiagnosisRepository {
  constructor(private readonly sealed: SealedText) {}

  async get(tx: Tx, caseId: string, id: string, lock = false): Promise<Diagnosis> {
    const row = await tx.manager.findOne(DiagnosisRow, {
      where: { id, caseId },
      ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    if (!row) throw new RefusedError(refuse(DiagnosisErrors.NOT_FOUND));
    return this.diagnosisOf(row);
  }

  /** All diagnoses of a case, oldest first: a handful. */
  async ofCase(tx: Tx, caseId: string): Promise<Diagnosis[]> {
    const rows = await tx.manager.find(DiagnosisRow, { where: { caseId }, order: { begunAt: 'ASC', id: 'ASC' } });
    return rows.map((row) => this.diagnosisOf(row));
  }

  /** The newest complete common diagnosis of the family that was completed after the given instant. */
  async newestOfFamily(tx: Tx, familyId: string, after: Date): Promise<CompleteDiagnosis | undefined> {
    const row = await tx.manager.findOne(DiagnosisRow, {
      where: { familyId, kind: 'common', state: 'complete', completedAt: MoreThan(after) },
      order: { completedAt: 'DESC', id: 'DESC' },
    });
    return row ? (this.diagnosisOf(row) as CompleteDiagnosis) : undefined;
  }

  /** One family is asked by one at a time, from whichever line: whoever comes second sees what the first one began. */
  lockFamily(tx: Tx, familyId: string): Promise<void> {
    return lockByName(tx, `diagnoses ${familyId}`);
  }

  /** What other cases of the family asked at entry: completed after the given instant, or under way in a case that is open. */
  async ofOtherCases(tx: Tx, { id, familyId }: CaseFile, after: Date): Promise<Diagnosis[]> {
    const rows = await tx.manager
      .createQueryBuilder(DiagnosisRow, 'row')
      .where(`row.familyId = :familyId and row.caseId <> :id and row.moment = 'entry'`, { familyId, id })
      .andWhere(`(row.completedAt > :after or (row.state = 'draft' and row.caseId in (${OPEN_OF_FAMILY})))`, { after })
      .orderBy('row.begunAt')
      .addOrderBy('row.id')
      .getMany();
    return rows.map((row) => this.diagnosisOf(row));
  }

  /** The complete common diagnosis of a case at a moment. */
  async common(tx: Tx, caseId: string, moment: Moment): Promise<CompleteDiagnosis | undefined> {
    const row = await tx.manager.findOne(DiagnosisRow, {
      where: { caseId, kind: 'common', moment, state: 'complete' },
      order: { completedAt: 'DESC', id: 'DESC' },
    });
    return row ? (this.diagnosisOf(row) as CompleteDiagnosis) : undefined;
  }

  async insert(tx: Tx, diagnosis: Diagnosis): Promise<void> {
    await tx.manager.insert(DiagnosisRow, this.rowOf(diagnosis));
  }

  async save(tx: Tx, diagnosis: Diagnosis): Promise<void> {
    const { id, ...row } = this.rowOf(diagnosis);
    await tx.manager.update(DiagnosisRow, { id }, row);
  }

  private rowOf(diagnosis: Diagnosis): DiagnosisRow {
    const complete = diagnosis.state === 'complete' ? diagnosis : undefined;
    return {
      ...diagnosis,
      children: [...diagnosis.children],
      answers: this.sealed.seal(JSON.stringify(diagnosis.answers), ANSWERS),
      completedAt: complete?.completedAt ?? null,
      factors: complete ? [...complete.factors] : null,
      againReason: diagnosis.againReason ?? null,
      reusedFrom: complete?.reusedFrom ?? null,
    };
  }

  private diagnosisOf({ completedAt, factors, reusedFrom, state, againReason, ...rest }: DiagnosisRow): Diagnosis {
    const row = { ...rest, againReason: againReason ?? undefined };
    const answers = JSON.parse(this.sealed.open(row.answers, ANSWERS)) as Answer[];
    if (state === 'draft') return { ...row, answers, state };
    return {
      ...row,
      answers,
      state,
      completedAt: completedAt!,
      factors: factors!,
      reusedFrom: reusedFrom ?? undefined,
    };
  }
}
