import { Injectable } from '@nestjs/common';
import { newestFirst, SealedText, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { GenogramRow } from './genogram.entity.js';
import type { Drawing } from './genogram.js';

export interface Genogram extends Drawing {
  id: string;
  commune: string;
  caseId: string;
  familyId: string;
  drawnAt: Date;
  person: string;
}

const DRAWING = 'genogram.drawing';

/** The only file that touches the table `genograms`. */
@Injectable()
export class GenogramRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { members, bonds, ...genogram }: Genogram): Promise<void> {
    const drawing = this.sealed.seal(JSON.stringify({ members, bonds }), DRAWING);
    await tx.manager.insert(GenogramRow, { ...genogram, drawing });
  }

  async newest(tx: Tx, familyId: string): Promise<Genogram | undefined> {
    const row = await tx.manager.findOne(GenogramRow, { where: { familyId }, order: { drawnAt: 'DESC', id: 'DESC' } });
    return row ? this.genogramOf(row) : undefined;
  }

  /** All drawings of the family, newest first, whatever the case. */
  page(tx: Tx, familyId: string, page: PageQuery): Promise<Page<Genogram>> {
    const query = tx.manager.createQueryBuilder(GenogramRow, 'row').where({ familyId });
    return newestFirst(query, 'drawnAt', page, (row) => this.genogramOf(row));
  }

  private genogramOf({ drawing, ...row }: GenogramRow): Genogram {
    return { ...row, ...(JSON.parse(this.sealed.open(drawing, DRAWING)) as Drawing) };
  }
}
