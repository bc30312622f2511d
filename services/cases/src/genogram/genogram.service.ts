import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { decideDrawing, type Bond, type Drawing, type Member } from './genogram.js';
import { GenogramRepository, type Genogram } from './genogram.repository.js';

export interface GenogramView {
  id: string;
  caseId: string;
  members: Member[];
  bonds: Bond[];
  drawnAt: string;
  person: string;
}

/** The genogram of a family: drawn in either line, one for both. Older drawings are kept. */
@Injectable()
export class GenogramService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly genograms: GenogramRepository,
  ) {}

  draw(caseId: string, given: Drawing): Promise<GenogramView> {
    return this.work.run('genogram.draw', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const { members, bonds } = settle(decideDrawing(file, given));
      const { commune, familyId } = file;
      const id = newId();
      const genogram = { id, commune, caseId, familyId, members, bonds, drawnAt: tx.asOf };
      await this.genograms.add(tx, { ...genogram, person: tx.context.principal.person });
      const counts = { members: members.length, bonds: bonds.length };
      tx.emit(casesEvents.genogramDrawn, { id, commune, version: 1 }, { id, caseId, familyId, ...counts });
      return viewOf({ ...genogram, person: tx.context.principal.person });
    });
  }

  list(caseId: string, page: PageQuery): Promise<Page<GenogramView>> {
    return this.work.read('genogram.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      const found = await this.genograms.page(tx, file.familyId, page);
      return { ...found, items: found.items.map(viewOf) };
    });
  }
}

const viewOf = ({ id, caseId, members, bonds, drawnAt, person }: Genogram): GenogramView => ({
  id,
  caseId,
  members: [...members],
  bonds: [...bonds],
  drawnAt: drawnAt.toISOString(),
  person,
});
