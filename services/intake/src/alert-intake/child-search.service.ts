import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import { similarity, trigramsOf } from '@oln/identity';
import type { Tx } from '@oln/service-kit';
import { decideSought, type Candidate } from '../matching/matching.js';
import { MatchingService } from '../matching/matching.service.js';
import { PersonRepository } from '../person/person.repository.js';
import { PersonService } from '../person/person.service.js';
import {
  decideData,
  fullName,
  isUnderAge,
  readRun,
  type Person,
  type PersonData,
  type PersonInput,
} from '../person/person.js';
import {
  childOf,
  isEnough,
  isPartOf,
  onlyMatch,
  type Match,
  type ToldIdentity,
  type UnclearReason,
} from './alert-identification.js';

export type Search = { person: Person; isNew: boolean } | { unclear: UnclearReason; candidates: string[] };

/** A RUN of somebody with quite another name was mistyped by one of the two. */
const OTHER_NAME_BELOW = 0.3;

/** Who an alert is about: somebody of the registry, somebody new, or a question for a person. */
@Injectable()
export class ChildSearch {
  constructor(
    private readonly matching: MatchingService,
    private readonly persons: PersonService,
    private readonly table: PersonRepository,
  ) {}

  /** Exactly by RUN, then by name and birth date; nobody: the child is entered. Inside the caller's transaction. */
  async search(tx: Tx, commune: string, told: ToldIdentity): Promise<Search> {
    const input = childOf(told, commune);
    if (told.run && isRefusal(readRun(told.run))) return unclear('too-little-known');
    if (!input) return this.byRunAlone(tx, commune, told);
    const decided = decideData(input, tx.asOf);
    if (isRefusal(decided)) return unclear('too-little-known');
    const candidates = await this.matching.candidates(tx, commune, decided.data);
    const match = onlyMatch(candidates);
    if (match === 'several') return unclear('several-match', likely(candidates));
    if (match) return this.found(tx, match, decided.data);
    if (decided.kind !== 'child') return unclear('not-a-child');
    return isEnough(input) ? this.enter(tx, commune, input) : unclear('too-little-known', likely(candidates));
  }

  /** Somebody has looked, and says that it is nobody of the registry. */
  async enter(tx: Tx, commune: string, input: PersonInput): Promise<{ person: Person; isNew: boolean }> {
    return { person: await this.persons.enter(tx, commune, input), isNew: true };
  }

  /** The entry in use, if it is a child's. */
  async child(tx: Tx, personId: string): Promise<Person | undefined> {
    const [id = personId] = await this.table.survivors(tx, [personId]);
    const person = await this.table.get(tx, id);
    return isUnderAge(person, tx.asOf) ? person : undefined;
  }

  private async byRunAlone(tx: Tx, commune: string, { run }: ToldIdentity): Promise<Search> {
    const sought = run ? decideSought({ run }) : undefined;
    if (!sought || isRefusal(sought)) return unclear('too-little-known');
    const match = onlyMatch(await this.matching.candidates(tx, commune, sought));
    return match && match !== 'several' ? this.found(tx, match) : unclear('too-little-known');
  }

  private async found(tx: Tx, match: Exclude<Match, 'several' | undefined>, told?: PersonData): Promise<Search> {
    const { personId } = 'sure' in match ? match.sure : match.likely;
    const person = await this.child(tx, personId);
    if (!person) return unclear('not-a-child', [personId]);
    return told && isAnother(match, told, person.data)
      ? unclear('several-match', [person.id])
      : { person, isNew: false };
  }
}

function isAnother(match: Exclude<Match, 'several' | undefined>, told: PersonData, known: PersonData): boolean {
  if ('likely' in match) return !isPartOf(fullName(told), fullName(known));
  return match.sure.certainty === 'certain' && alike(told, known) < OTHER_NAME_BELOW;
}

const alike = (one: PersonData, other: PersonData): number =>
  similarity(trigramsOf(fullName(one)), trigramsOf(fullName(other)));

const unclear = (reason: UnclearReason, candidates: string[] = []): Search => ({ unclear: reason, candidates });

const likely = (candidates: readonly Candidate[]): string[] => candidates.map(({ personId }) => personId);
