import { Injectable } from '@nestjs/common';
import type { Line } from '@oln/contracts';
import { assertWithinReach, auditListed, type Page, type PageQuery, UnitOfWork } from '@oln/service-kit';
import { EscalationRepository } from '../escalation/escalation.repository.js';
import type { CaseFile } from './case-file.js';
import { CaseFileRepository, type CaseFilter } from './case-file.repository.js';
import { CaseFileService } from './case-file.service.js';
import { visibleTo } from './case-rights.js';

/** A case as it is read: with the escalation that runs for a child of it, if there is one. */
export interface ReadCase {
  file: CaseFile;
  escalationId?: string;
}

/** Reading case files. Reading a child's file is audited too. */
@Injectable()
export class CaseFileReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: CaseFileService,
    private readonly cases: CaseFileRepository,
    private readonly escalations: EscalationRepository,
  ) {}

  get(id: string): Promise<ReadCase> {
    return this.work.read('case.read', async (tx) => {
      const file = await this.files.getForReading(tx, id, 'cases.follow');
      tx.audit({ kind: 'case', id, commune: file.commune, version: file.version });
      return { file, escalationId: (await this.escalations.runningOfCases(tx, [id])).get(id) };
    });
  }

  list(filter: CaseFilter, page: PageQuery): Promise<Page<ReadCase>> {
    return this.work.read('case.list', async (tx) => {
      const own = visibleTo(tx.context.principal, filter.personInCharge);
      const seen = own ? { ...filter, personInCharge: own } : filter;
      const found = auditListed(tx, 'case', filter, await this.cases.list(tx, seen, page));
      const escalated = await this.escalations.runningOfCases(
        tx,
        found.items.map(({ id }) => id),
      );
      return { ...found, items: found.items.map((file) => ({ file, escalationId: escalated.get(file.id) })) };
    });
  }

  caseloads(commune: string): Promise<{ person: string; line: Line; families: number }[]> {
    return this.work.read('case.caseloads', (tx) => {
      assertWithinReach(tx, commune);
      return this.cases.caseloads(tx, commune);
    });
  }
}
