import { Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import { newId, type Tx } from '@oln/service-kit';
import type { Referral } from '../referral/referral.js';
import { EndedWaits } from './ended-waits.service.js';
import type { Ending, Gap, GapCause, GapKey } from './gap.js';
import { GapRepository } from './gap.repository.js';

/** Demand with no offer to meet it goes on record by itself: nobody has to remember. */
@Injectable()
export class GapRegistry {
  constructor(
    private readonly gaps: GapRepository,
    private readonly ended: EndedWaits,
  ) {}

  /** What a move of a referral says about the offer of its commune. */
  async follow(tx: Tx, before: Referral, after: Referral): Promise<void> {
    if (before.stage === after.stage) return;
    if (after.stage === 'result') return this.gaps.meet(tx, after.id);
    const cause = causeOf(before, after);
    if (cause) await this.record(tx, after, cause);
    const reason = endOf(after);
    if (reason) await this.ended.ofReferral(tx, after, reason);
  }

  /** Opens the gap unless it is open, and puts the child with it. */
  async record(tx: Tx, referral: Referral, cause: GapCause): Promise<Gap> {
    const { gap } = await this.open(tx, referral, cause, referral.id);
    await this.gaps.addDemand(tx, gap, referral.id, cause);
    return gap;
  }

  /** `isNew`: it was not open before. */
  async open(tx: Tx, key: GapKey, cause: GapCause, referralId?: string): Promise<{ gap: Gap; isNew: boolean }> {
    const { commune, need, sector, ageBand } = key;
    const by = { openedAt: tx.asOf, openedBy: tx.context.principal.person };
    const gap: Gap = { id: newId(), version: 1, commune, need, sector, ageBand, cause, ...by };
    if (!(await this.gaps.open(tx, gap))) {
      const open = await this.gaps.findOpen(tx, key);
      // Closed by somebody in this very moment: then it is opened anew.
      return open ? { gap: open, isNew: false } : this.open(tx, key, cause, referralId);
    }
    tx.emit(offerEvents.gapOpened, gap, { id: gap.id, need, sector, cause, ageBand, referralId });
    tx.audit({ action: 'gap.open', kind: 'gap', id: gap.id, commune, version: 1, reason: cause });
    return { gap, isNew: true };
  }
}

function causeOf(before: Referral, after: Referral): GapCause | undefined {
  if (after.stage === 'wait-review') return after.reviewCause === 'wait-ended' ? 'wait-expired' : undefined;
  if (after.stage !== 'closed' || before.stage === 'result') return undefined;
  return after.outcome === 'no-offer' || after.outcome === 'declined-by-all' ? after.outcome : undefined;
}

/** Whoever does not want it, or for whom it was withdrawn, does not wait for another one; who found nobody, or waited in vain, does. */
function endOf(after: Referral): Ending['reason'] | undefined {
  if (after.stage !== 'closed') return undefined;
  if (after.outcome === 'family-declined') return 'family-declined';
  return after.outcome === 'withdrawn' ? (WITHDRAWN[after.exitReason ?? ''] ?? 'withdrawn') : undefined;
}

const WITHDRAWN: Readonly<Record<string, Ending['reason']>> = {
  'need-met': 'no-longer-needed',
  'attended-elsewhere': 'no-longer-needed',
  'moved-away': 'moved-away',
  'of-age': 'of-age',
  deceased: 'deceased',
};
