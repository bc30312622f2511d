import { Injectable } from '@nestjs/common';
import { newId, SealedText, type Tx } from '@oln/service-kit';
import type { Measure } from '../measure/measure.js';
import { ProtectionHearingRow } from './protection-hearing.entity.js';
import type { Heard, ProtectionHearing } from './protection-hearing.js';

export interface HearingView {
  id: string;
  who: Heard;
  childId?: string;
  relation?: string;
  said?: string;
  unheardReason?: string;
  at: string;
  person: string;
}

const SAID = 'protection-hearing.said';

/** The only file that touches the table `protection_hearings`. */
@Injectable()
export class ProtectionHearingRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { id: measureId, commune }: Measure, hearing: ProtectionHearing): Promise<HearingView> {
    const row: ProtectionHearingRow = {
      ...{ id: newId(), commune, measureId, who: hearing.who, childId: hearing.childId ?? null },
      ...{ relation: hearing.relation ?? null, unheardReason: hearing.unheardReason ?? null },
      ...{ said: this.sealed.seal(hearing.said, SAID), at: tx.asOf, person: tx.context.principal.person },
    };
    await tx.manager.insert(ProtectionHearingRow, row);
    return this.view(row);
  }

  async of(tx: Tx, measureId: string): Promise<HearingView[]> {
    const rows = await tx.manager.find(ProtectionHearingRow, { where: { measureId }, order: { at: 'ASC', id: 'ASC' } });
    return rows.map((row) => this.view(row));
  }

  private view(row: ProtectionHearingRow): HearingView {
    return {
      ...{ id: row.id, who: row.who, childId: row.childId ?? undefined, relation: row.relation ?? undefined },
      ...{ said: this.sealed.open(row.said, SAID), unheardReason: row.unheardReason ?? undefined },
      ...{ at: row.at.toISOString(), person: row.person },
    };
  }
}
