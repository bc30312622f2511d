import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { normaliseName, SYSTEM } from '@oln/identity';
import { communeWithin, currentContext, type Tx, UnitOfWork } from '@oln/service-kit';
import { PersonSealing } from '../person/person-sealing.js';
import { fullName, type Person, type PersonData } from '../person/person.js';
import { MatchingRepository, type Traces } from './matching.repository.js';
import { certain, compare, decideSought, ranked, swapped, type Candidate, type Sought } from './matching.js';

export interface FoundPerson {
  person: Person;
  score: number;
}

const MOST_WORDS = 6;

/** Finds who is in the registry already: exact identifier first, then name and birth date (process §1, registered). */
@Injectable()
export class MatchingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly repository: MatchingRepository,
    private readonly sealing: PersonSealing,
  ) {}

  /** Candidates with their explanation, best first. Inside the caller's transaction. */
  async candidates(tx: Tx, commune: string, data: PersonData): Promise<Candidate[]> {
    const traces = this.tracesOf(commune, data);
    const same = await this.repository.byIdentifier(tx, traces);
    if (same.length > 0) return ranked(same.map(({ person, by }) => certain(person.id, by))).slice(0, 10);
    const alike = await this.repository.byTraces(tx, traces);
    return ranked(alike.flatMap((person) => compare(data, person.data, person.id) ?? [])).slice(0, 10);
  }

  /** For people who search by RUN, another identifier, a name or a date; the most alike first. Reading is audited per person. */
  search(sought: Sought, named?: string): Promise<FoundPerson[]> {
    return this.work.read('person.search', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const data = settle(decideSought(sought));
      const traces = this.tracesOf(commune, data);
      let found = (await this.repository.byIdentifier(tx, traces)).map(({ person }) => person);
      if (found.length === 0 && (sought.name || sought.birthDate)) found = await this.repository.byTraces(tx, traces);
      if (found.length === 0 && sought.name) found = await this.repository.byAnyTrigram(tx, traces);
      for (const { id } of found) tx.audit({ action: 'person.search', kind: 'person', id, commune });
      return found
        .map((person) => ({ person, score: compare(data, person.data, person.id)?.score ?? 0 }))
        .sort((left, right) => right.score - left.score);
    });
  }

  /**
   * Whether another commune's office knows the identifier. Nothing else is learnt: neither where nor who. Each look is on record where it
   * was asked, with who asked and what they were told; and where the entry is as one of the house's own, for whoever may see both logs:
   * to the people of that commune it would tell where the family has gone.
   */
  async knownElsewhere(
    commune: string,
    { run, identifiers }: Pick<PersonData, 'run' | 'identifiers'>,
  ): Promise<boolean> {
    const hashes = this.sealing.hashesSought({ run, identifiers });
    if (hashes.length === 0) return false;
    const asked = currentContext();
    const look = async (tx: Tx): Promise<boolean> => {
      const entries = await this.repository.elsewhere(tx, commune, hashes);
      const isKnown = entries.length > 0;
      for (const entry of entries) tx.audit({ kind: 'person', ...entry });
      const answer = { kind: 'person', commune, reason: isKnown ? 'known-elsewhere' : 'not-known-elsewhere' };
      await tx.under(asked, async () => tx.audit(answer));
      return isKnown;
    };
    return this.work.read('matching.elsewhere', look, { ...asked, principal: SYSTEM.matching });
  }

  private tracesOf(commune: string, data: PersonData): Traces {
    const name = fullName(data);
    const words = [...new Set(normaliseName(name).split(' '))].filter(Boolean).slice(0, MOST_WORDS);
    const dates = data.birthDate ? [data.birthDate, swapped(data.birthDate) ?? data.birthDate] : [];
    return {
      commune,
      identifierHashes: this.sealing.hashesSought(data),
      birthHashes: dates.flatMap((date) => this.sealing.birthHashesSought(date)),
      wordPairs: pairsOf(words).flatMap((pair) => this.sealing.tokensSought(commune, pair)),
      nameTokens: this.sealing.tokensSought(commune, name),
    };
  }
}

/** Every two words: a slip in one word of the name still leaves pairs without it. */
function pairsOf(words: string[]): string[] {
  if (words.length < 2) return words;
  return words.flatMap((first, at) => words.slice(at + 1).map((second) => `${first} ${second}`));
}
