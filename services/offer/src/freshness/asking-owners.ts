import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { offerEvents } from '@oln/contracts';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import { providedOr } from '../access/provided-or.js';
import type { Offer } from '../offer-map/offer.js';
import { InstitutionAccounts } from '../organization/institution-accounts.repository.js';
import { ANSWER_LINKS, NO_ANSWER_LINKS, type AnswerLinks } from './answer-links.js';

/** Who is asked: the person who keeps the entry, or the coordinator; and the institution, by account or by a link. */
@Injectable()
export class AskingOwners {
  constructor(
    private readonly policy: OfficePolicy,
    private readonly accounts: InstitutionAccounts,
    private readonly modules: ModuleRef,
  ) {}

  policyOf(tx: Tx, commune: string): ReturnType<OfficePolicy['of']> {
    return this.policy.of(tx, commune);
  }

  async ask(tx: Tx, offer: Offer): Promise<void> {
    const { personInCharge, contactEmail, id } = offer;
    notice(tx, offer, personInCharge ? { toPerson: personInCharge } : { toRole: 'coordinator' });
    const people = await this.accounts.peopleOf(tx, offer.organizationId);
    for (const person of people.filter((one) => one !== personInCharge)) notice(tx, offer, { toPerson: person });
    if (people.length === 0 && contactEmail)
      await this.links.issue(tx, { about: id, aboutKind: 'offer', to: contactEmail });
  }

  /** Nobody answered: the coordinator is told as well. */
  async askAgain(tx: Tx, offer: Offer): Promise<void> {
    await this.ask(tx, offer);
    if (offer.personInCharge) notice(tx, offer, { toRole: 'coordinator' });
  }

  private get links(): AnswerLinks {
    return providedOr(this.modules, ANSWER_LINKS, NO_ANSWER_LINKS);
  }
}

type Addressee = { toPerson: string } | { toRole: 'coordinator' };

function notice(tx: Tx, offer: Offer, to: Addressee): void {
  const said = { code: 'offer.stale', about: offer.id, aboutKind: 'offer', urgency: 'digest' } as const;
  tx.emit(offerEvents.noticeRaised, offer, { ...said, ...to });
}
