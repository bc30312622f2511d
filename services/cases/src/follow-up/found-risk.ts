import { casesEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { awaitRequest } from '../awaited-request/awaited-request.repository.js';
import { whole } from '../case-file/case-announcements.js';
import type { CaseFile } from '../case-file/case-file.js';
import { raiseNotice } from '../case-file/case-notices.js';

/** A new risk reopens intake with high priority, and the coordinator knows at once. */
export function tellRisk(tx: Tx, file: CaseFile, foundIn: 'follow-up' | 'second-look', risks: readonly string[]): void {
  if (risks.length === 0) return;
  const foundAt = tx.asOf.toISOString();
  tx.emit(casesEvents.riskFound, file, { ...whole(file), foundIn, risks: [...risks], foundAt });
  const { id, commune } = file;
  awaitRequest(tx, { commune, fromCommune: commune, cause: id, about: id, aboutKind: 'case' });
  raiseNotice(tx, file, { code: 'case.risk-found', aboutKind: 'case', to: { toRole: 'coordinator' }, urgency: 'now' });
}
