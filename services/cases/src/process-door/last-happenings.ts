import { Injectable } from '@nestjs/common';
import type { CaseHappening } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseProcess } from '../case-file/case-process.js';
import { FollowUpRepository } from '../follow-up/follow-up.repository.js';
import { ReviewRepository } from '../review/review.repository.js';
import { SessionRepository } from '../session/session.repository.js';

/** What a process that was started anew cannot know: when the family was last met. */
@Injectable()
export class LastHappenings {
  constructor(
    private readonly process: CaseProcess,
    private readonly sessions: SessionRepository,
    private readonly reviews: ReviewRepository,
    private readonly followUps: FollowUpRepository,
  ) {}

  async tell(tx: Tx, file: CaseFile): Promise<void> {
    if (file.stage === 'execution') {
      const isTherapy = file.line === 'family-therapy';
      this.tellOne(tx, file, 'session-held', await this.sessions.lastHeld(tx, file.id, isTherapy));
      if (!isTherapy) this.tellOne(tx, file, 'review-held', await this.reviews.lastHeld(tx, file.id));
    }
    if (file.stage === 'follow-up')
      this.tellOne(tx, file, 'follow-up-contact-held', await this.followUps.lastHeld(tx, file.id));
  }

  private tellOne(tx: Tx, file: CaseFile, what: CaseHappening, at: Date | undefined): void {
    if (at) this.process.happened(tx, file, what, at);
  }
}
