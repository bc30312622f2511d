import { Injectable } from '@nestjs/common';
import type { Line } from '@oln/contracts';
import { assertWithinReach, type Page, type PageQuery, UnitOfWork } from '@oln/service-kit';
import type { CaseFile } from './case-file.js';
import { CaseFileRepository, type CaseFilter } from './case-file.repository.js';
import { CaseFileService } from './case-file.service.js';
import { visibleTo } from './case-rights.js';

/** Reading case files. Reading a child's file is audited too. */
@Injectable()
export class CaseFileReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: CaseFileService,
    private readonly cases: CaseFileRepository,
  ) {}

  get(id: string): Promise<CaseFile> {
    return this.work.read('case.read', async (tx) => {
      const file = await this.files.getForReading(tx, id);
      tx.audit({ kind: 'case', id, commune: file.commune, version: file.version });
      return file;
    });
  }

  list(filter: CaseFilter, page: PageQuery): Promise<Page<CaseFile>> {
    return this.work.read('case.list', (tx) => {
      const own = visibleTo(tx.context.principal);
      return this.cases.list(tx, own ? { ...filter, personInCharge: own } : filter, page);
    });
  }

  caseloads(commune: string): Promise<{ person: string; line: Line; families: number }[]> {
    return this.work.read('case.caseloads', (tx) => {
      assertWithinReach(tx, commune);
      return this.cases.caseloads(tx, commune);
    });
  }
}
