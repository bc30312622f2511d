import { Injectable } from '@nestjs/common';
import { lockByName, newestFirst, type Page, type PageQuery, SealedText, type Tx } from '@oln/service-kit';
import { CaseDocumentRow, ContactAttemptRow, DocumentKindRow } from './invitation.entity.js';
import type { ContactAttempt, DocumentKind, SignedDocument } from './invitation.js';

export interface AttemptRecord extends ContactAttempt {
  id: string;
  commune: string;
  caseId: string;
  person: string;
  note?: string;
}

export interface DocumentRecord extends SignedDocument {
  id: string;
  commune: string;
  caseId: string;
  recordedBy: string;
  reference?: string;
}

export interface DocumentKindRecord extends DocumentKind {
  title: { es: string; en: string };
  /** 0: the house's; the office has put nothing in its place. */
  version: number;
}

const NOTE = 'contact-attempt.note';
const REFERENCE = 'case-document.reference';

/** The only file that touches `contact_attempts`, `case_documents` and `document_kinds`. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly sealed: SealedText) {}

  async addAttempt(tx: Tx, { note, ...attempt }: AttemptRecord): Promise<void> {
    await tx.manager.insert(ContactAttemptRow, { ...attempt, note: this.sealed.seal(note, NOTE) });
  }

  /** All attempts of a case, oldest first: a handful. */
  attempts(tx: Tx, caseId: string): Promise<ContactAttemptRow[]> {
    return tx.manager.find(ContactAttemptRow, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } });
  }

  attemptsPage(tx: Tx, caseId: string, page: PageQuery): Promise<Page<AttemptRecord>> {
    const query = tx.manager.createQueryBuilder(ContactAttemptRow, 'row').where({ caseId });
    return newestFirst(query, 'at', page, ({ note, ...row }) => ({ ...row, note: this.sealed.open(note, NOTE) }));
  }

  async addDocument(tx: Tx, { reference, childId, ...document }: DocumentRecord): Promise<void> {
    const sealed = this.sealed.seal(reference, REFERENCE);
    await tx.manager.insert(CaseDocumentRow, { ...document, childId: childId ?? null, reference: sealed });
  }

  async documents(tx: Tx, caseId: string): Promise<DocumentRecord[]> {
    const rows = await tx.manager.find(CaseDocumentRow, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
    return rows.map(({ reference, childId, ...row }) => ({
      ...row,
      childId: childId ?? undefined,
      reference: this.sealed.open(reference, REFERENCE),
    }));
  }

  /** Kinds in force in a commune: its own, and those of the house that it has not put its own in place of. */
  async kinds(tx: Tx, commune: string): Promise<DocumentKindRecord[]> {
    const rows = await tx.manager
      .createQueryBuilder(DocumentKindRow, 'row')
      .where(`row.commune in ('*', :commune)`, { commune })
      .orderBy('row.code')
      .getMany();
    const own = new Set(rows.filter((row) => row.commune === commune).map((row) => row.code));
    return rows.filter((row) => row.commune === commune || !own.has(row.code)).map(kindOf);
  }

  /** One change at a time per office: whoever puts the same kind at the same moment sees what the first one did. */
  lockKinds(tx: Tx, commune: string): Promise<void> {
    return lockByName(tx, `document-kinds ${commune}`);
  }

  async putKind(tx: Tx, commune: string, { title, ...kind }: DocumentKindRecord): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DocumentKindRow)
      .values({ ...kind, commune, titleEs: title.es, titleEn: title.en })
      .orUpdate(['title_es', 'title_en', 'signer', 'required', 'per_child', 'version'], ['commune', 'code'])
      .execute();
  }
}

const kindOf = ({
  commune,
  code,
  signer,
  required,
  perChild,
  titleEs,
  titleEn,
  version,
}: DocumentKindRow): DocumentKindRecord => ({
  code,
  signer,
  required,
  perChild,
  title: { es: titleEs, en: titleEn },
  version: commune === '*' ? 0 : version,
});
