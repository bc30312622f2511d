import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Sweep, UnitOfWork } from '@oln/service-kit';
import { ReferralDesk } from '../referral/referral-desk.service.js';
import { auditOf } from '../referral/referral-announcements.js';
import { ReferralErrors } from '../referral/referral.errors.js';
import { answerPath } from './answer-link-mail.service.js';
import { purposeOf } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';
import { AnswerLinks } from './answer-links.service.js';

/** Links in the hands of the office: for who has no address of mail. */
@Injectable()
export class LinkDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: ReferralDesk,
    private readonly links: AnswerLinks,
    private readonly repository: AnswerLinkRepository,
  ) {}

  /** Who fetched it is on record, and it is not shown a second time. */
  issue(referralId: string): Promise<{ id: string; path: string; expiresAt: string }> {
    return this.work.run('answer-link.fetch', async (tx) => {
      const referral = await this.desk.lockForWork(tx, referralId);
      if (!purposeOf(referral)) throw new RefusedError(refuse(ReferralErrors.NOTHING_ASKED));
      await this.repository.withdrawOf(tx, referralId);
      const { link, token } = await this.links.issueFor(tx, referral, 'by-hand');
      await this.repository.markFetched(tx, link.id);
      tx.audit(auditOf(referral));
      return { id: link.id, path: answerPath(token), expiresAt: link.expiresAt.toISOString() };
    });
  }

  /** A key that opens nothing any more is not kept, not even sealed. */
  @Sweep('expired-answer-links', 3_600)
  forgetExpired(): Promise<number> {
    return this.work.run('answer-link.forget', (tx) => this.repository.forgetExpired(tx));
  }
}
