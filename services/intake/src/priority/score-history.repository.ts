import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '@oln/service-kit';
import { PriorityScoreRow } from './score-history.entity.js';

export type NewScoreEntry = Omit<PriorityScoreRow, 'id' | 'person' | 'at'>;

/** The only file that touches the table `priority_scores`: every score a request ever had stays explainable. */
@Injectable()
export class ScoreHistoryRepository {
  async add(tx: Tx, entry: NewScoreEntry): Promise<void> {
    await tx.manager.insert(PriorityScoreRow, {
      ...entry,
      id: newId(),
      person: tx.context.principal.person,
      at: tx.asOf,
    });
  }

  /** Newest first. */
  of(tx: Tx, requestId: string): Promise<PriorityScoreRow[]> {
    return tx.manager.find(PriorityScoreRow, { where: { requestId }, order: { id: 'DESC' }, take: 200 });
  }
}
