import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import type { FactorChange, FactorCounts } from '../instrument/factors.js';
import { EvaluationRow } from './evaluation.entity.js';
import type { ExtensionReason, Judgement } from './evaluation.js';

export interface EvaluationView {
  id: string;
  caseId: string;
  at: string;
  diagnosisId: string;
  planId: string;
  judgements: Judgement[];
  objectivesMet: boolean;
  changes: FactorChange[];
  counts: FactorCounts;
  result: 'closure' | 'extension';
  extendedTo?: string;
  reason?: ExtensionReason;
  note?: string;
  person: string;
}

export type NewEvaluation = Omit<EvaluationView, 'at' | 'extendedTo'> & {
  commune: string;
  at: Date;
  extendedTo?: Date;
};

const NOTE = 'evaluation.note';

/** The only file that touches the table `evaluations`. */
@Injectable()
export class EvaluationRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { note, extendedTo, reason, ...evaluation }: NewEvaluation): Promise<EvaluationView> {
    const sealed = this.sealed.seal(note, NOTE);
    const row: EvaluationRow = { ...evaluation, note: sealed, extendedTo: extendedTo ?? null, reason: reason ?? null };
    await tx.manager.insert(EvaluationRow, row);
    return this.view(row);
  }

  /** Newest first: a case is evaluated once or twice. */
  async ofCase(tx: Tx, caseId: string): Promise<EvaluationView[]> {
    const rows = await tx.manager.find(EvaluationRow, { where: { caseId }, order: { at: 'DESC', id: 'DESC' } });
    return rows.map((row) => this.view(row));
  }

  private view({ commune: _commune, at, extendedTo, reason, note, ...row }: EvaluationRow): EvaluationView {
    return {
      ...row,
      at: at.toISOString(),
      extendedTo: extendedTo?.toISOString(),
      reason: reason ?? undefined,
      note: this.sealed.open(note, NOTE),
    };
  }
}
