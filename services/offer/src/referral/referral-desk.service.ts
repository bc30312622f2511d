import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { communeWithin, newId, OfficePolicy, UnitOfWork, type Tx } from '@oln/service-kit';
import type { Answer } from '../answer/answer.js';
import { AnswerDesk } from '../answer/answer-desk.service.js';
import { Matching } from '../matching/matching.service.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import type { Command, OtherChoiceReason, ReferralCommand } from './referral-commands.js';
import { ReferralCourse } from './referral-course.service.js';
import type { LegalBasis } from './legal-basis.js';
import { ReferralNotesRepository } from './referral-notes.repository.js';
import { ReferralOpening } from './referral-opening.service.js';
import { assertMayChange } from './referral-rights.js';
import { ReferralErrors } from './referral.errors.js';
import type { NewReferral, PauseReason, Provider, Referral } from './referral.js';

export type Requested = Omit<NewReferral, 'id' | 'commune' | 'personInCharge' | 'basis'> & {
  commune?: string;
  personInCharge?: string;
  note?: string;
  legalBasis?: LegalBasis;
  legalBasisReason?: string;
};

/** What is known of offer and policy when staff decides. */
@Injectable()
export class DeskFacts {
  constructor(
    readonly offers: OfferRepository,
    readonly matching: Matching,
    readonly policy: OfficePolicy,
    readonly notes: ReferralNotesRepository,
  ) {}
}

/** What staff does with a referral. */
@Injectable()
export class ReferralDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly course: ReferralCourse,
    private readonly opening: ReferralOpening,
    private readonly answers: AnswerDesk,
    private readonly facts: DeskFacts,
  ) {}

  request({ note, legalBasis, legalBasisReason: basisReason, ...asked }: Requested): Promise<Referral> {
    return this.work.run('referral.request', (tx) => {
      const commune = communeWithin(tx.context, asked.commune);
      const by = tx.context.principal.person;
      if ((legalBasis === undefined) !== (basisReason === undefined))
        throw new RefusedError(refuse(ReferralErrors.BASIS_INCOMPLETE, { field: 'legalBasisReason' }));
      const basis = legalBasis && { code: legalBasis, by, at: tx.asOf };
      const opened = { ...asked, id: newId(), commune, personInCharge: asked.personInCharge ?? by, basis };
      return this.opening.openAndMatch(tx, opened, { note, basisReason });
    });
  }

  /** On what it rests where that is not consent; `basisReason`: why, kept sealed. */
  stateBasis(id: string, basis: LegalBasis, basisReason: string): Promise<Referral> {
    return this.work.run('referral.state-basis', async (tx) => {
      const referral = await this.lockForWork(tx, id);
      const by = tx.context.principal.person;
      await this.facts.notes.put(tx, referral, { basisReason });
      return this.course.apply(tx, referral, { do: 'state-basis', basis, by }, { reason: basis });
    });
  }

  /** Staff chooses among the ranked, or any other service with a reason. */
  send(id: string, offerId: string, reason?: OtherChoiceReason): Promise<Referral> {
    return this.change('referral.send', id, async (tx, referral) => {
      const provider = await this.providerOf(tx, offerId);
      const candidates = await this.facts.matching.candidatesFor(tx, referral);
      return { do: 'send', provider, ranked: candidates.some((one) => one.offerId === offerId), reason };
    });
  }

  closeWithoutOffer(id: string): Promise<Referral> {
    return this.change('referral.close-without-offer', id, async (tx, referral) => ({
      do: 'close-without-offer',
      candidatesLeft: (await this.facts.matching.leftFor(tx, referral)).length,
    }));
  }

  /** What the institution said, brought by somebody of the office, and recorded as such. */
  answer(id: string, answer: Answer): Promise<Referral> {
    return this.work.run(`referral.${answer.kind}`, async (tx) =>
      this.answers.take(tx, await this.lockForWork(tx, id), answer, 'on-behalf'),
    );
  }

  review(id: string, asked: Omit<Command<'review'>, 'do' | 'next'> & { offerId?: string }): Promise<Referral> {
    return this.change('referral.review-wait', id, async (tx, referral) => {
      const { offerId, ...review } = asked;
      if (review.decision !== 'next-provider') return { do: 'review', ...review };
      const next = offerId ? await this.providerOf(tx, offerId) : await this.facts.matching.nextFor(tx, referral);
      return { do: 'review', ...review, next };
    });
  }

  postpone(id: string, untilDay: LocalDate): Promise<Referral> {
    return this.change('referral.postpone', id, async (tx, { commune }) => {
      return { do: 'postpone', until: new Date(endOfLocalDay(untilDay)), latest: await this.latestPause(tx, commune) };
    });
  }

  pause(id: string, untilDay: LocalDate, reason: PauseReason): Promise<Referral> {
    return this.change('referral.pause', id, async (tx, { commune }) => {
      const until = new Date(endOfLocalDay(untilDay));
      return { do: 'pause', until, reason, latest: await this.latestPause(tx, commune) };
    });
  }

  /** Everything that needs no more than what was said. */
  do(id: string, command: ReferralCommand, reason?: string): Promise<Referral> {
    return this.change(`referral.${command.do}`, id, () => command, reason);
  }

  change(
    action: string,
    id: string,
    commandOf: (tx: Tx, referral: Referral) => ReferralCommand | Promise<ReferralCommand>,
    reason?: string,
  ): Promise<Referral> {
    return this.work.run(action, async (tx) => {
      const referral = await this.lockForWork(tx, id);
      return this.course.apply(tx, referral, await commandOf(tx, referral), reason ? { reason } : {});
    });
  }

  /** For somebody who may work on it; `If-Match` names its version. */
  async lockForWork(tx: Tx, id: string): Promise<Referral> {
    const referral = await this.course.lock(tx, id);
    assertMayChange(tx.context.principal, referral);
    tx.assertVersion(referral.version);
    return referral;
  }

  private async providerOf(tx: Tx, offerId: string): Promise<Provider> {
    const offer = await this.facts.offers.find(tx, offerId);
    if (offer?.status !== 'active') throw new RefusedError(refuse(ReferralErrors.OFFER_UNKNOWN, { field: 'offerId' }));
    return { offerId, organizationId: offer.organizationId };
  }

  private async latestPause(tx: Tx, commune: string): Promise<Date> {
    const { numbers } = await this.facts.policy.of(tx, commune);
    return new Date(addTerm(tx.asOf.toISOString(), `${numbers['pause.maximum-days']}d`, []));
  }
}
