import type { Line, Priority } from '@oln/contracts';
import type { Transfer, TransferReason } from './transfer.js';

export interface TransferView {
  id: string;
  version: number;
  side?: 'outgoing' | 'incoming';
  state: Transfer['state'];
  fromCommune: string;
  toCommune: string;
  caseId: string;
  requestId: string;
  familyId: string;
  children: string[];
  line: Line;
  priority: Priority;
  reason: TransferReason;
  askedBy: string;
  askedAt: string;
  answeredBy?: string;
  answeredAt?: string;
  answerReason?: string;
}

export function transferView(transfer: Transfer, side?: TransferView['side']): TransferView {
  const { id, version, state, fromCommune, toCommune, caseId, requestId, familyId, line, priority, reason, askedBy } =
    transfer;
  const answered = transfer.state === 'requested' ? undefined : transfer;
  return {
    ...{
      id,
      version,
      side,
      state,
      fromCommune,
      toCommune,
      caseId,
      requestId,
      familyId,
      line,
      priority,
      reason,
      askedBy,
    },
    children: [...transfer.children],
    askedAt: transfer.askedAt.toISOString(),
    answeredBy: answered?.answeredBy,
    answeredAt: answered?.answeredAt.toISOString(),
    answerReason: reasonOf(transfer),
  };
}

function reasonOf(transfer: Transfer): string | undefined {
  if (transfer.state === 'declined') return transfer.declineReason;
  return transfer.state === 'withdrawn' ? transfer.withdrawalReason : undefined;
}
