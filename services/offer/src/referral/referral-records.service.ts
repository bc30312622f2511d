import { Inject, Injectable } from '@nestjs/common';
import { offerEvents, settle } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { AnswerLinks } from '../answer/answer-links.service.js';
import { GapRegistry } from '../gap/gap-registry.service.js';
import { decideReferral } from './decide-referral.js';
import { ReferralAnnouncements, type Telling } from './referral-announcements.js';
import type { ReferralCommand } from './referral-commands.js';
import { REFERRAL_DUE_DATES } from './referral-due-dates.js';
import { newsOf } from './referral-news.js';
import { raiseNotice } from './referral-notices.js';
import { ReferralRepository } from './referral.repository.js';
import type { Referral } from './referral.js';

/** What the process and the house must hear, in one place. */
@Injectable()
export class ReferralEcho {
  constructor(
    readonly announcements: ReferralAnnouncements,
    readonly gaps: GapRegistry,
    readonly links: AnswerLinks,
    @Inject(REFERRAL_DUE_DATES) readonly dueDates: DueDates,
  ) {}
}

/** One referral: decided, saved, told. Who else is touched by its move is the course's to know (referral-course). */
@Injectable()
export class ReferralRecords {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly echo: ReferralEcho,
  ) {}

  lockRow(tx: Tx, id: string): Promise<Referral> {
    return this.referrals.lock(tx, id);
  }

  /** Throws the refusal. */
  async apply(tx: Tx, before: Referral, command: ReferralCommand, telling: Telling = {}): Promise<Referral> {
    const after = settle(decideReferral(before, command, tx.asOf));
    await this.referrals.save(tx, after);
    const reason = telling.reason ?? ('reason' in command ? command.reason : undefined);
    const decision = command.do === 'review' ? command.decision : undefined;
    this.echo.announcements.changed(tx, before, after, { ...telling, reason, decision });
    for (const notice of newsOf(before, after, command, tx.context.principal)) raiseNotice(tx, after, notice);
    await this.echo.gaps.follow(tx, before, after);
    await this.echo.links.follow(tx, before, after);
    tx.emitOtherwise(offerEvents.referralAmended, after, { id: after.id, what: `referral.${command.do}` });
    await this.keepClocks(tx, before, after);
    return after;
  }

  /** Clocks of a stage that was left are over at once; the process sets the next ones when it hears of it. */
  private async keepClocks(tx: Tx, before: Referral, after: Referral): Promise<void> {
    const { dueDates } = this.echo;
    const isAnew = before.stage !== after.stage || before.stageSince.getTime() !== after.stageSince.getTime();
    if (isAnew || Boolean(before.pause) !== Boolean(after.pause)) await dueDates.meetAll(tx, after.id);
    if (before.personInCharge !== after.personInCharge) await dueDates.reassign(tx, after.id, after.personInCharge);
  }
}
