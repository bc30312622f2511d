import { offerEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { Ending, Gap } from './gap.js';

export interface EndedDemand {
  id: string;
  reason: Ending['reason'];
  /** Absent of somebody who was anonymised. */
  referralId?: string;
}

/** Whoever counts what a commune lacks hears that one fewer waits for it. */
export function tellDemandEnded(
  tx: Tx,
  gap: Pick<Gap, 'id' | 'commune' | 'version' | 'need' | 'sector'>,
  { id: demandId, reason, referralId }: EndedDemand,
): void {
  const { id, commune, version, need, sector } = gap;
  tx.emit(offerEvents.gapDemandEnded, { id, commune, version }, { id, need, sector, demandId, reason, referralId });
  tx.audit({ action: 'gap.end-demand', kind: 'gap', id, commune, version, reason });
}
