import { addTerm } from '@oln/calendar';
import { refuse, type Line, type Priority, type Refusal } from '@oln/contracts';
import { isExited, type CaseFile } from '../case-file/case-file.js';
import { COMMUNE_CODES } from './commune-codes.js';
import { TransferErrors } from './transfer.errors.js';

export const TRANSFER_REASONS = ['family-moved', 'child-moved', 'wrong-commune', 'safety', 'other'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];
export const DECLINE_REASONS = ['not-in-commune', 'attended-already', 'no-room', 'lacks-information', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const WITHDRAWAL_REASONS = ['family-stays', 'case-closed', 'mistake', 'other'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

interface WholeTransfer {
  id: string;
  version: number;
  fromCommune: string;
  toCommune: string;
  caseId: string;
  requestId: string;
  familyId: string;
  children: readonly string[];
  line: Line;
  priority: Priority;
  reason: TransferReason;
  askedBy: string;
  askedAt: Date;
  /** When the other side was last reminded. */
  chasedAt?: Date;
}

interface Answered {
  answeredBy: string;
  answeredAt: Date;
}

export type PendingTransfer = WholeTransfer & { state: 'requested' };
/** A handover to another commune: it ends only when the other side has said so, or it is withdrawn. */
export type Transfer =
  | PendingTransfer
  | (WholeTransfer & Answered & { state: 'accepted' })
  | (WholeTransfer & Answered & { state: 'declined'; declineReason: DeclineReason })
  | (WholeTransfer & Answered & { state: 'withdrawn'; withdrawalReason: WithdrawalReason });

interface Asked {
  id: string;
  toCommune: string;
  reason: TransferReason;
  askedBy: string;
}

export function decideRequest(
  file: CaseFile,
  { id, toCommune, reason, askedBy }: Asked,
  pending: boolean,
  asOf: Date,
): PendingTransfer | Refusal {
  if (isExited(file)) return refuse(TransferErrors.CASE_LEFT, { params: { stage: file.stage } });
  if (!COMMUNE_CODES.has(toCommune) || toCommune === file.commune)
    return refuse(TransferErrors.WRONG_COMMUNE, { field: 'toCommune' });
  if (pending) return refuse(TransferErrors.PENDING_ALREADY);
  const { commune: fromCommune, id: caseId, requestId, familyId, children, line, priority } = file;
  const about = { fromCommune, toCommune, caseId, requestId, familyId, children, line, priority };
  return { ...about, state: 'requested', id, version: 1, reason, askedBy, askedAt: asOf };
}

/** What is handed over is the case as it is now: a child may have come of age since it was asked. */
export function decideAcceptance(
  transfer: Transfer,
  { children, priority }: Pick<CaseFile, 'children' | 'priority'>,
  answeredBy: string,
  asOf: Date,
): Transfer | Refusal {
  const taken = { ...next(transfer), children, priority };
  return answered(transfer) ?? { ...taken, state: 'accepted', answeredBy, answeredAt: asOf };
}

export function decideDecline(
  transfer: Transfer,
  answeredBy: string,
  declineReason: DeclineReason,
  asOf: Date,
): Transfer | Refusal {
  return answered(transfer) ?? { ...next(transfer), state: 'declined', declineReason, answeredBy, answeredAt: asOf };
}

export function decideWithdrawal(
  transfer: Transfer,
  answeredBy: string,
  withdrawalReason: WithdrawalReason,
  asOf: Date,
): Transfer | Refusal {
  return (
    answered(transfer) ?? { ...next(transfer), state: 'withdrawn', withdrawalReason, answeredBy, answeredAt: asOf }
  );
}

const answered = (transfer: Transfer): Refusal | undefined =>
  transfer.state === 'requested' ? undefined : refuse(TransferErrors.ANSWERED, { params: { state: transfer.state } });

const next = (transfer: Transfer): Transfer => ({ ...transfer, version: transfer.version + 1 });

/** The other side answers within 10 business days; after that it is asked again, one level higher, until it does. */
export const ANSWER_TERM = '10bd';

export function isWaitingTooLong(transfer: Transfer, holidays: readonly string[], asOf: Date): boolean {
  const since = transfer.chasedAt ?? transfer.askedAt;
  return (
    transfer.state === 'requested' && Date.parse(addTerm(since.toISOString(), ANSWER_TERM, holidays)) < asOf.getTime()
  );
}
