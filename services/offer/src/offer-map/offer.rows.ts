import { Injectable } from '@nestjs/common';
import { SealedText } from '@oln/service-kit';
import type { OfferRow } from './offer.entity.js';
import { regionOf, type Contact, type Offer } from './offer.js';
import { searchWords } from './search-words.js';

/** Between a service and its row. People's names and addresses lie sealed. */
@Injectable()
export class OfferRows {
  constructor(private readonly sealed: SealedText) {}

  rowOf({ contacts, contactEmail, ...facts }: Offer): OfferRow {
    const { id } = facts;
    return {
      ...facts,
      description: facts.description ?? null,
      minAge: facts.minAge ?? null,
      maxAge: facts.maxAge ?? null,
      sexes: facts.sexes ?? null,
      personInCharge: facts.personInCharge ?? null,
      staleSince: facts.staleSince ?? null,
      askedAt: facts.askedAt ?? null,
      source: facts.source ?? null,
      sourceId: facts.sourceId ?? null,
      sourceMark: facts.sourceMark ?? null,
      region: regionOf(facts.commune),
      searchWords: searchWords(facts.name, facts.details.alternateName, facts.description),
      contactsSealed: contacts.length > 0 ? this.sealed.seal(JSON.stringify(contacts), contactsOf(id)) : null,
      contactEmailSealed: this.sealed.seal(contactEmail, emailOf(id)),
    };
  }

  offerOf({ contactsSealed, contactEmailSealed, searchWords: _words, ...row }: OfferRow): Offer {
    const contacts = this.sealed.open(contactsSealed, contactsOf(row.id));
    return {
      ...row,
      description: row.description ?? undefined,
      minAge: row.minAge ?? undefined,
      maxAge: row.maxAge ?? undefined,
      sexes: row.sexes ?? undefined,
      personInCharge: row.personInCharge ?? undefined,
      staleSince: row.staleSince ?? undefined,
      askedAt: row.askedAt ?? undefined,
      source: row.source ?? undefined,
      sourceId: row.sourceId ?? undefined,
      sourceMark: row.sourceMark ?? undefined,
      contacts: contacts ? (JSON.parse(contacts) as Contact[]) : [],
      contactEmail: this.sealed.open(contactEmailSealed, emailOf(row.id)),
    };
  }
}

const contactsOf = (id: string): string => `offer-contacts:${id}`;
const emailOf = (id: string): string => `offer-email:${id}`;
