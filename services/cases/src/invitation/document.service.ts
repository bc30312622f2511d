import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { assertWithinReach, newId, type Tx, UnitOfWork } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { decideDocument } from './invitation.js';
import { InvitationRepository, type DocumentKindRecord } from './invitation.repository.js';
import { documentView, type DocumentView } from './invitation.views.js';

interface GivenDocument {
  kind: string;
  given: boolean;
  childId?: string;
  signedOn: string;
  reference?: string;
}

/** Consent to the use of data, and what else a family signs. Kinds are data of the office. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly invitations: InvitationRepository,
  ) {}

  record(caseId: string, given: GivenDocument): Promise<DocumentView> {
    return this.work.run('invitation.record-document', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const kind = (await this.invitations.kinds(tx, file.commune)).find((candidate) => candidate.code === given.kind);
      const { reference, ...signed } = given;
      const document = settle(decideDocument(file, kind, { ...signed, recordedAt: tx.asOf }));
      const origin = { id: newId(), commune: file.commune, caseId, recordedBy: tx.context.principal.person };
      const record = { ...document, ...origin, reference };
      await this.invitations.addDocument(tx, record);
      tellRecorded(tx, file, record, kind?.required ?? false);
      return documentView(record);
    });
  }

  list(caseId: string): Promise<DocumentView[]> {
    return this.work.read('invitation.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return (await this.invitations.documents(tx, caseId)).map(documentView);
    });
  }

  kinds(commune: string): Promise<DocumentKindRecord[]> {
    return this.work.read('document-kind.list', (tx) => {
      assertWithinReach(tx, commune);
      return this.invitations.kinds(tx, commune);
    });
  }

  putKind(commune: string, kind: Omit<DocumentKindRecord, 'version'>): Promise<DocumentKindRecord> {
    return this.work.run('document-kind.put', async (tx) => {
      assertWithinReach(tx, commune);
      await this.invitations.lockKinds(tx, commune);
      const current = (await this.invitations.kinds(tx, commune)).find(({ code }) => code === kind.code)?.version ?? 0;
      tx.assertVersion(current);
      const next = { ...kind, version: current + 1 };
      await this.invitations.putKind(tx, commune, next);
      return next;
    });
  }
}

/** A consent that is taken back is the coordinator's to know: work with the family's data may have to stop. */
function tellRecorded(
  tx: Tx,
  file: CaseFile,
  { kind, given }: { kind: string; given: boolean },
  required: boolean,
): void {
  tx.emit(casesEvents.consentRecorded, file, { id: file.id, document: kind, given });
  if (given || !required || file.stage === 'invitation') return;
  raiseNotice(tx, file, {
    code: 'case.consent-withdrawn',
    aboutKind: 'case',
    to: { toRole: 'coordinator' },
    urgency: 'today',
  });
}
