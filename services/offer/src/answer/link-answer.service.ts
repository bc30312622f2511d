import { Injectable } from '@nestjs/common';
import { RefusedError } from '@oln/contracts';
import { ServiceClock, UnitOfWork, withContext, type Principal, type Tx } from '@oln/service-kit';
import { FreshnessService } from '../freshness/freshness.service.js';
import { ReferralCourse } from '../referral/referral-course.service.js';
import type { Referral } from '../referral/referral.js';
import { ReferralRepository } from '../referral/referral.repository.js';
import { AnswerDesk } from './answer-desk.service.js';
import { purposeOf, shutBy, type AnswerLink, type Shut } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';
import type { LinkAnswer } from './link-answer.js';

/** Nobody is signed in: the link is the key, and what is done by it is on record under this name. */
const BY_LINK: Principal = { person: 'system:answer-link', roles: [], communes: '*', kind: 'system' };

export interface LinkView {
  link: AnswerLink;
  /** Absent: the link is about an entry of the map. */
  referral?: Referral;
}

export type Looked = LinkView | Shut | 'unknown';
export type Taken = 'taken' | Shut | 'unknown' | RefusedError;

/** Where the answer of a link leads. */
@Injectable()
export class LinkDoors {
  constructor(
    readonly course: ReferralCourse,
    readonly answers: AnswerDesk,
    readonly referrals: ReferralRepository,
    readonly freshness: FreshnessService,
  ) {}
}

/** Answers of receivers without an account: once, until a date, and only to what is asked. */
@Injectable()
export class LinkAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: AnswerLinkRepository,
    private readonly doors: LinkDoors,
    private readonly clock: ServiceClock,
  ) {}

  look(token: string): Promise<Looked> {
    return this.byLink(() =>
      this.work.run('answer-link.look', async (tx) => {
        const link = await this.links.findByToken(tx, token);
        if (!link) return 'unknown';
        const shut = shutBy(link, tx.asOf);
        if (shut) return shut;
        tx.audit({ kind: link.aboutKind, id: link.about, commune: link.commune });
        if (link.aboutKind === 'offer') return { link };
        const referral = await this.doors.referrals.get(tx, link.about);
        return purposeOf(referral) === link.purpose ? { link, referral } : 'withdrawn';
      }),
    );
  }

  /** A refusal by a rule leaves the link as it is: the answer can be put right. */
  async take(token: string, answer: LinkAnswer): Promise<Taken> {
    try {
      return await this.byLink(() => this.work.run('answer-link.answer', (tx) => this.takeIn(tx, token, answer)));
    } catch (error) {
      if (error instanceof RefusedError) return error;
      throw error;
    }
  }

  /** Locks in the order of the house: list, referral, link. Then the link is looked at again. */
  private async takeIn(tx: Tx, token: string, answer: LinkAnswer): Promise<Taken> {
    const seen = await this.links.findByToken(tx, token);
    if (!seen) return 'unknown';
    const referral = seen.aboutKind === 'referral' ? await this.doors.course.lock(tx, seen.about) : undefined;
    const link = await this.links.lockByToken(tx, token);
    if (!link) return 'unknown';
    const shut = shutBy(link, tx.asOf);
    if (shut) return shut;
    if (answer.kind === 'confirmed' || !referral) return this.confirm(tx, link, answer);
    if (purposeOf(referral) !== link.purpose) return 'withdrawn';
    await this.links.use(tx, link.id, answer.kind);
    await this.doors.answers.take(tx, referral, answer, 'link');
    return 'taken';
  }

  /** The entry of the map is right as it stands. */
  private async confirm(tx: Tx, link: AnswerLink, answer: LinkAnswer): Promise<Taken> {
    if (link.aboutKind !== 'offer' || answer.kind !== 'confirmed') return 'withdrawn';
    await this.links.use(tx, link.id, answer.kind);
    await this.doors.freshness.confirmByLink(tx, link.about);
    return 'taken';
  }

  private byLink<Result>(run: () => Promise<Result>): Promise<Result> {
    return withContext({ principal: BY_LINK, asOf: this.clock.now(), language: 'es', door: 'http' }, run);
  }
}
