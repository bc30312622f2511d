import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import { ChildOpinionRow } from './diagnosis.entity.js';
import type { Opinion } from './opinion.js';

export interface OpinionRecord extends Opinion {
  id: string;
  commune: string;
  caseId: string;
  recordedAt: Date;
  person: string;
}

const OPINION = 'child-opinion.text';

/** The only file that touches the table `child_opinions`. */
@Injectable()
export class OpinionRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { text, absentReason, ...opinion }: OpinionRecord): Promise<void> {
    const row = { ...opinion, text: this.sealed.seal(text, OPINION), absentReason: absentReason ?? null };
    await tx.manager.insert(ChildOpinionRow, row);
  }

  async ofCase(tx: Tx, caseId: string): Promise<OpinionRecord[]> {
    const rows = await tx.manager.find(ChildOpinionRow, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
    return rows.map(({ text, absentReason, ...row }) => ({
      ...row,
      text: this.sealed.open(text, OPINION),
      absentReason: absentReason ?? undefined,
    }));
  }

  /** Children whose opinion, or the reason why there is none, is on record. */
  async heard(tx: Tx, caseId: string): Promise<Set<string>> {
    const rows = await tx.manager.find(ChildOpinionRow, { select: { childId: true }, where: { caseId } });
    return new Set(rows.map((row) => row.childId));
  }
}
