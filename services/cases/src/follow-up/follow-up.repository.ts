import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import { FollowUpRow } from './follow-up.entity.js';

export interface FollowUpView {
  id: string;
  caseId: string;
  kind: 'contact' | 'second-look';
  month?: number;
  at: string;
  result: FollowUpRow['result'];
  risks: string[];
  note?: string;
  person: string;
}

export type NewFollowUp = Omit<FollowUpView, 'at'> & { commune: string; at: Date };

const NOTE = 'follow-up.note';

/** The only file that touches the table `follow_ups`. */
@Injectable()
export class FollowUpRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { note, month, ...followUp }: NewFollowUp): Promise<FollowUpView> {
    const row: FollowUpRow = { ...followUp, month: month ?? null, note: this.sealed.seal(note, NOTE) };
    await tx.manager.insert(FollowUpRow, row);
    return this.view(row);
  }

  /** Oldest first: three at most. */
  async ofCase(tx: Tx, caseId: string): Promise<FollowUpView[]> {
    const rows = await tx.manager.find(FollowUpRow, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } });
    return rows.map((row) => this.view(row));
  }

  /** When the family was last heard of since its exit. */
  async lastHeld(tx: Tx, caseId: string): Promise<Date | undefined> {
    const where = { caseId, kind: 'contact' as const };
    const row = await tx.manager.findOne(FollowUpRow, {
      select: { id: true, at: true },
      where,
      order: { at: 'DESC', id: 'DESC' },
    });
    return row?.at;
  }

  private view({ commune: _commune, at, month, note, ...row }: FollowUpRow): FollowUpView {
    return { ...row, at: at.toISOString(), month: month ?? undefined, note: this.sealed.open(note, NOTE) };
  }
}
