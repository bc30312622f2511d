import type { ContactKind, ContactResult } from './invitation.js';
import type { AttemptRecord, DocumentRecord } from './invitation.repository.js';

export interface AttemptView {
  id: string;
  caseId: string;
  kind: ContactKind;
  result: ContactResult;
  at: string;
  person: string;
  note?: string;
}

export interface DocumentView {
  id: string;
  caseId: string;
  kind: string;
  given: boolean;
  childId?: string;
  signedOn: string;
  recordedAt: string;
  recordedBy: string;
  reference?: string;
}

export const attemptView = ({ commune: _commune, at, ...attempt }: AttemptRecord): AttemptView => ({
  ...attempt,
  at: at.toISOString(),
});

export const documentView = ({ commune: _commune, recordedAt, ...document }: DocumentRecord): DocumentView => ({
  ...document,
  recordedAt: recordedAt.toISOString(),
});
