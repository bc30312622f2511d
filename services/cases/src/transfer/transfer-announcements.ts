import { casesEvents, type EventData, type EventDefinition } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { raiseNotice } from '../case-file/case-notices.js';
import type { Transfer } from './transfer.js';

/** Each side hears it under its own commune; a consumer acts in the commune the event names. */
function tellBoth<Definition extends EventDefinition>(
  tx: Tx,
  definition: Definition,
  transfer: Transfer,
  data: EventData<Definition>,
): void {
  const { id, version } = transfer;
  for (const commune of [transfer.fromCommune, transfer.toCommune]) tx.emit(definition, { id, commune, version }, data);
}

const named = ({ id, caseId, fromCommune, toCommune }: Transfer) => ({ id, caseId, fromCommune, toCommune });

export function tellRequested(tx: Tx, transfer: Transfer): void {
  const { line, reason, id, version, toCommune } = transfer;
  tellBoth(tx, casesEvents.transferRequested, transfer, { ...named(transfer), line, reason });
  const to = { toRole: 'coordinator' } as const;
  raiseNotice(
    tx,
    { id, version, commune: toCommune },
    { code: 'transfer.requested', aboutKind: 'transfer', to, urgency: 'today' },
  );
}

export function tellAnswered(tx: Tx, transfer: Transfer): void {
  const { requestId, familyId, children, line, priority } = transfer;
  if (transfer.state === 'accepted') {
    const facts = { requestId, familyId, children: [...children], line, priority };
    tellBoth(tx, casesEvents.transferAccepted, transfer, { ...named(transfer), ...facts });
  }
  if (transfer.state === 'declined') {
    tellBoth(tx, casesEvents.transferDeclined, transfer, { ...named(transfer), reason: transfer.declineReason });
  }
  if (transfer.state === 'withdrawn') {
    tellBoth(tx, casesEvents.transferWithdrawn, transfer, { ...named(transfer), reason: transfer.withdrawalReason });
    return;
  }
  const { id, version, fromCommune, askedBy } = transfer;
  const to = { toPerson: askedBy };
  raiseNotice(
    tx,
    { id, version, commune: fromCommune },
    { code: 'transfer.answered', aboutKind: 'transfer', to, urgency: 'today' },
  );
}

/** Whoever was to answer hears it again, their supervisor with them, and so does who waits. */
export function tellWaiting(tx: Tx, { id, version, fromCommune, toCommune, askedBy }: Transfer): void {
  const waiting = { code: 'transfer.waiting', aboutKind: 'transfer', urgency: 'today' } as const;
  for (const toRole of ['coordinator', 'regional-supervisor'] as const) {
    raiseNotice(tx, { id, version, commune: toCommune }, { ...waiting, to: { toRole } });
  }
  raiseNotice(tx, { id, version, commune: fromCommune }, { ...waiting, to: { toPerson: askedBy } });
}
