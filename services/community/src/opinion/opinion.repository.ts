import { Injectable } from '@nestjs/common';
import { newestFirst, newId, SealedText, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { Activity } from '../activity/activity.js';
import { OpinionRow } from './opinion.entity.js';

export interface Opinion {
  participantId?: string;
  text: string;
}

export interface OpinionView extends Opinion {
  id: string;
  at: string;
  person: string;
}

export const OPINION_TEXT = 'opinion.text';

/** The only file that touches the table `opinions`. */
@Injectable()
export class OpinionRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { id: activityId, commune }: Activity, { participantId, text }: Opinion): Promise<OpinionView> {
    const row: OpinionRow = {
      ...{ id: newId(), commune, activityId, participantId: participantId ?? null, at: tx.asOf },
      ...{ text: this.sealed.seal(text, OPINION_TEXT), person: tx.context.principal.person },
    };
    await tx.manager.insert(OpinionRow, row);
    return this.view(row);
  }

  page(tx: Tx, activityId: string, page: PageQuery): Promise<Page<OpinionView>> {
    const query = tx.manager.createQueryBuilder(OpinionRow, 'row').where({ activityId });
    return newestFirst(query, 'at', page, (row) => this.view(row));
  }

  private view({ id, participantId, text, at, person }: OpinionRow): OpinionView {
    const said = this.sealed.open(text, OPINION_TEXT);
    return { id, participantId: participantId ?? undefined, text: said, at: at.toISOString(), person };
  }
}
