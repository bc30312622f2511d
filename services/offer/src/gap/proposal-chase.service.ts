import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import { raiseNotice } from '../referral/referral-notices.js';
import { CHASED, chasesDue } from './proposal.js';
import type { Demand } from './gap.js';
import { GapRepository } from './gap.repository.js';
import { isWith } from './served.js';
import { WhoWaits, type Waiting } from './who-waits.js';

/** A proposal never waits in silence: it is a service to be chosen, and has the office's term for choosing one. */
@Injectable()
export class ProposalChase {
  constructor(
    private readonly gaps: GapRepository,
    private readonly whoWaits: WhoWaits,
    private readonly policy: OfficePolicy,
  ) {}

  /** Of several dates that have passed the last one is told. */
  async chase(tx: Tx, { id, gapId, commune }: Demand): Promise<void> {
    const demand = await this.gaps.lockDemand(tx, gapId, id);
    if (demand.state !== 'proposed') return;
    const [one] = await this.whoWaits.behind(tx, [demand]);
    if (!one || isWith(one.referral, demand.offerId)) return;
    // A replica of the version before may have proposed it while this one was started: its clock runs from now.
    const proposedAt = demand.proposedAt ?? tx.asOf;
    const chases = Math.max(demand.chases, await this.dueBy(tx, commune, proposedAt));
    if (demand.proposedAt && chases === demand.chases) return;
    await this.gaps.saveDemand(tx, { ...demand, proposedAt, chases });
    if (chases > demand.chases) await this.tell(tx, one, chases);
  }

  private async dueBy(tx: Tx, commune: string, proposedAt: Date): Promise<number> {
    const term = (await this.policy.of(tx, commune)).termsOf('assistedReferral')['matching.choose']!;
    return chasesDue(proposedAt, term, holidaysOver(proposedAt, tx.asOf), tx.asOf);
  }

  private async tell(tx: Tx, { demand, referral }: Waiting, chases: number): Promise<void> {
    const gap = await this.gaps.get(tx, demand.gapId);
    const roles = CHASED[chases - 1]!.map((toRole) => ({ toRole }));
    for (const to of [{ toPerson: referral.personInCharge }, ...roles])
      raiseNotice(tx, gap, { code: 'gap.proposal-unanswered', aboutKind: 'gap', to, urgency: 'today' });
  }
}
