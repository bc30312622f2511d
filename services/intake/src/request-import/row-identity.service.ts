import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { normaliseName, similarity, trigramsOf } from '@oln/identity';
import type { Tx } from '@oln/service-kit';
import type { Candidate } from '../matching/matching.js';
import { MatchingService } from '../matching/matching.service.js';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse, PersonService } from '../person/person.service.js';
import { decideData, fullName, type Person, type PersonData, type PersonInput } from '../person/person.js';
import type { RowRemarkCode } from './request-import.errors.js';

/** Who a row is about: somebody of the registry, somebody new, or a question for a person. */
export type RowIdentity = { person: Person } | { review: RowRemarkCode; candidates: string[] };

const OTHER_NAME_BELOW = 0.3;

/** Matches the people of a row against the registry, as the front desk does. */
@Injectable()
export class RowIdentityService {
  constructor(
    private readonly persons: PersonService,
    private readonly table: PersonRepository,
    private readonly matching: MatchingService,
  ) {}

  /** `chosen`: what somebody decided in review. */
  async child(
    tx: Tx,
    commune: string,
    input: PersonInput,
    chosen: { personId?: string; isNew?: boolean } = {},
  ): Promise<RowIdentity> {
    if (chosen.personId) return { person: await this.chosen(tx, chosen.personId) };
    const { data } = settle(decideData(input, tx.asOf));
    const [best, ...others] = await this.matching.candidates(tx, commune, data);
    if (best?.certainty === 'certain') return this.certain(tx, data, best, chosen.isNew ?? false);
    if (best?.certainty === 'probable' && !chosen.isNew) {
      const probable = [best, ...others].filter(({ certainty }) => certainty === 'probable');
      return { review: 'PROBABLE_MATCH', candidates: probable.map(({ personId }) => personId) };
    }
    return { person: await this.persons.enter(tx, commune, input) };
  }

  /** An adult is taken for one of the registry by RUN, or by full name together with telephone or address. */
  async adult(tx: Tx, commune: string, input: PersonInput): Promise<Person> {
    const { data } = settle(decideData(input, tx.asOf));
    for (const { personId, certainty } of await this.matching.candidates(tx, commune, data)) {
      const known = await this.inUse(tx, personId);
      if (certainty === 'certain' || sameHousehold(data, known.data)) return known;
    }
    return this.persons.enter(tx, commune, input);
  }

  /** A RUN that belongs to somebody with quite another name was mistyped by one of the two. */
  private async certain(tx: Tx, data: PersonData, { personId }: Candidate, confirmed: boolean): Promise<RowIdentity> {
    const person = await this.inUse(tx, personId);
    const alike = similarity(trigramsOf(fullName(data)), trigramsOf(fullName(person.data)));
    return alike < OTHER_NAME_BELOW && !confirmed ? { review: 'RUN_OTHER_NAME', candidates: [personId] } : { person };
  }

  /** Whom somebody chose may have been anonymised while the row waited: it is about nobody of the registry then. */
  private async chosen(tx: Tx, personId: string): Promise<Person> {
    const person = await this.inUse(tx, personId);
    assertInUse(person);
    return person;
  }

  private async inUse(tx: Tx, personId: string): Promise<Person> {
    const [id = personId] = await this.table.survivors(tx, [personId]);
    return this.table.get(tx, id);
  }
}

function sameHousehold(left: PersonData, right: PersonData): boolean {
  if (left.run && right.run) return false;
  if (normaliseName(fullName(left)) !== normaliseName(fullName(right))) return false;
  const digits = (data: PersonData): string[] =>
    data.contacts.map(({ value }) => value.replace(/\D/g, '').slice(-8)).filter((value) => value.length === 8);
  const streets = [left, right].map(({ address }) => normaliseName(address?.street ?? ''));
  return (
    digits(left).some((value) => digits(right).includes(value)) || (streets[0] !== '' && streets[0] === streets[1])
  );
}
