import { localDate, type LocalDate } from '@oln/calendar';
import { refuse, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { InvitationErrors } from './invitation.errors.js';

export const CONTACT_KINDS = ['visit', 'call', 'message', 'email', 'letter', 'through-network'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const CONTACT_RESULTS = ['reached', 'not-reached', 'left-word'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

export interface ContactAttempt {
  kind: ContactKind;
  result: ContactResult;
  at: Date;
}

export const SIGNERS = ['caregiver', 'child'] as const;
export type Signer = (typeof SIGNERS)[number];

/** Which papers a family signs is data of the office, not code. */
export interface DocumentKind {
  code: string;
  signer: Signer;
  /** Without it an invitation cannot be accepted. */
  required: boolean;
  /** One for each child of the case. */
  perChild: boolean;
}

export interface SignedDocument {
  kind: string;
  /** False: the family said no, or took its consent back. */
  given: boolean;
  childId?: string;
  signedOn: LocalDate;
  recordedAt: Date;
}

/** An attempt is logged when it has happened, in the life of the case. */
export function decideAttempt(file: CaseFile, attempt: ContactAttempt, asOf: Date): ContactAttempt | Refusal {
  if (file.stage === 'ended') return refuse(InvitationErrors.CASE_ENDED);
  if (attempt.at > asOf) return refuse(InvitationErrors.NOT_YET, { field: 'at' });
  if (attempt.at < file.openedAt) return refuse(InvitationErrors.BEFORE_CASE, { field: 'at' });
  return attempt;
}

export function decideDocument(
  file: CaseFile,
  kind: DocumentKind | undefined,
  document: SignedDocument,
): SignedDocument | Refusal {
  if (file.stage === 'ended') return refuse(InvitationErrors.CASE_ENDED);
  if (!kind) return refuse(InvitationErrors.UNKNOWN_DOCUMENT, { field: 'kind' });
  if (kind.perChild !== (document.childId !== undefined)) {
    return refuse(kind.perChild ? InvitationErrors.CHILD_MISSING : InvitationErrors.NOT_PER_CHILD, {
      field: 'childId',
    });
  }
  if (document.childId && !file.children.includes(document.childId))
    return refuse(InvitationErrors.CHILD_MISSING, { field: 'childId' });
  const today = localDate(document.recordedAt.getTime());
  return document.signedOn > today ? refuse(InvitationErrors.NOT_YET, { field: 'signedOn' }) : document;
}

/** Attempts since the family was last reached: a family that answered last week is not "not located" today. */
export function attemptsSinceReached(attempts: readonly ContactAttempt[], lastMet?: Date): ContactAttempt[] {
  const reached = attempts.filter((attempt) => attempt.result === 'reached').map((attempt) => attempt.at.getTime());
  const since = Math.max(lastMet?.getTime() ?? 0, ...reached);
  return attempts.filter((attempt) => attempt.at.getTime() > since);
}

/** Codes of required documents that no family member has given, or that were taken back since. */
export function missingDocuments(
  kinds: readonly DocumentKind[],
  documents: readonly SignedDocument[],
  children: readonly string[],
): string[] {
  const latest = [...documents].sort((left, right) => left.recordedAt.getTime() - right.recordedAt.getTime());
  const given = (code: string, childId?: string): boolean =>
    latest.findLast((document) => document.kind === code && document.childId === childId)?.given ?? false;
  return kinds
    .filter((kind) => kind.required)
    .filter((kind) => !(kind.perChild ? children.every((child) => given(kind.code, child)) : given(kind.code)))
    .map((kind) => kind.code);
}
