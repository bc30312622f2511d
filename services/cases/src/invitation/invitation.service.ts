import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import type { Command } from '../case-file/case-commands.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';
import { decideAttempt, missingDocuments, type ContactAttempt } from './invitation.js';
import { InvitationRepository } from './invitation.repository.js';
import { attemptView, type AttemptView } from './invitation.views.js';
import { InvitationCircumstances } from './invitation-circumstances.js';

type Rejection = {
  reason: Command<'reject-invitation'>['reason'];
  answered: Command<'reject-invitation'>['risks']['answered'];
};

/** The family is looked for, asked, and answers (process §2). */
@Injectable()
export class InvitationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly invitations: InvitationRepository,
    private readonly circumstances: InvitationCircumstances,
  ) {}

  attempt(caseId: string, given: ContactAttempt & { note?: string }): Promise<AttemptView> {
    return this.work.run('invitation.attempt', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const attempt = settle(decideAttempt(file, given, tx.asOf));
      const { commune } = file;
      const record = {
        ...attempt,
        note: given.note,
        id: newId(),
        commune,
        caseId,
        person: tx.context.principal.person,
      };
      await this.invitations.addAttempt(tx, record);
      const attempts = (await this.invitations.attempts(tx, caseId)).length;
      this.circumstances.process.happened(tx, file, 'contact-attempted', attempt.at);
      const { id, kind, result } = record;
      tx.emit(casesEvents.contactAttempted, { id, commune, version: 1 }, { id, caseId, kind, result, attempts });
      if (result === 'reached') await this.circumstances.rescue.reached(tx, file, attempt.at);
      return attemptView(record);
    });
  }

  attempts(caseId: string, page: PageQuery): Promise<Page<AttemptView>> {
    return this.work.read('invitation.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      const found = await this.invitations.attemptsPage(tx, caseId, page);
      return { ...found, items: found.items.map(attemptView) };
    });
  }

  accept(caseId: string): Promise<CaseView> {
    return this.work.run('invitation.accept', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const kinds = await this.invitations.kinds(tx, file.commune);
      const documents = await this.invitations.documents(tx, caseId);
      const missing = missingDocuments(kinds, documents, file.children);
      return caseView(await this.cases.apply(tx, file, { do: 'accept-invitation', missingDocuments: missing }));
    });
  }

  reject(caseId: string, { reason, answered }: Rejection): Promise<CaseView> {
    return this.work.run('invitation.reject', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const risks = await this.circumstances.diagnoses.riskCheck(tx, file, answered);
      return caseView(await this.cases.apply(tx, file, { do: 'reject-invitation', reason, risks }));
    });
  }
}
