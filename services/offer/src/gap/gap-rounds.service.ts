import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, repairOne, Sweep, UnitOfWork, type Logger, type Tx } from '@oln/service-kit';
import { GapRepository } from './gap.repository.js';
import { LostProposals } from './lost-proposals.service.js';
import { ProposalChase } from './proposal-chase.service.js';

const PAGE = 200;

/** Looks after those who wait for offer, whatever was told or not: a period of places ended, a date came, a part died. */
@Injectable()
export class GapRounds {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly gaps: GapRepository,
    private readonly lost: LostProposals,
    private readonly proposals: ProposalChase,
  ) {}

  /** Gives how many wait again. */
  @Sweep('gap-proposals', 60)
  async round(): Promise<number> {
    let again = 0;
    // One that cannot be looked at holds up no other; the next round tries it again.
    const each = (action: string, record: string, fn: (tx: Tx) => Promise<number | void>): Promise<boolean> =>
      repairOne(this.log, { sweep: 'gap-proposals', record }, async () => {
        const count = (await this.work.run(action, fn)) ?? 0;
        again += count;
        return count > 0;
      });
    await this.pages(
      (tx, after) => this.gaps.proposing(tx, after, PAGE),
      ({ id }) => each('gap.take-back', id, (tx) => this.lost.takeBack(tx, id)),
    );
    await this.pages(
      (tx, after) => this.gaps.leftWaiting(tx, after, PAGE),
      ({ id }) => each('gap.open-again', id, (tx) => this.lost.openFor(tx, id)),
    );
    await this.pages(
      (tx, after) => this.gaps.proposals(tx, after, PAGE),
      (demand) => each('gap.chase-proposal', demand.id, (tx) => this.proposals.chase(tx, demand)),
    );
    return again;
  }

  private async pages<Found extends { id: string }>(
    find: (tx: Tx, after: string | undefined) => Promise<Found[]>,
    each: (found: Found) => Promise<unknown>,
  ): Promise<void> {
    for (let after: string | undefined, more = true; more;) {
      const page = await this.work.read('gap.round', (tx) => find(tx, after));
      for (const found of page) await each(found);
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
  }
}
