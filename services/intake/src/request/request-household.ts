import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { FamilyService } from '../family/family.service.js';
import { PersonRepository } from '../person/person.repository.js';
import type { Person } from '../person/person.js';
import type { IntakeRequest } from './request.js';

/** Who a request is about, as the registry knows them now. */
@Injectable()
export class RequestHousehold {
  constructor(
    private readonly persons: PersonRepository,
    private readonly families: FamilyService,
  ) {}

  /** By the entries that are in use. */
  async childrenOf(tx: Tx, { children }: Pick<IntakeRequest, 'children'>): Promise<Person[]> {
    return this.persons.getAll(tx, await this.persons.survivors(tx, [...children]));
  }

  /** Communes of the known addresses: of the children, or else of whoever lives with them. */
  async communesOf(tx: Tx, request: IntakeRequest): Promise<string[]> {
    const own = communes(await this.childrenOf(tx, request));
    if (own.length > 0) return own;
    const { members } = await this.families.load(tx, request.familyId);
    return communes(members.map(({ person }) => person));
  }

  /** Children of a request that `other` would have to take in; undefined if it has none of them, or one is of another family. */
  async missingIn(tx: Tx, other: IntakeRequest, request: IntakeRequest): Promise<string[] | undefined> {
    const [there, here] = [await this.childrenOf(tx, other), await this.childrenOf(tx, request)].map(idsOf);
    const missing = here!.filter((child) => !there!.includes(child));
    if (missing.length === here!.length) return undefined;
    const { childIds } = await this.families.household(tx, other.familyId);
    return missing.every((child) => childIds.includes(child)) ? missing : undefined;
  }
}

const idsOf = (persons: Person[]): string[] => persons.map(({ id }) => id);

const communes = (persons: Person[]): string[] => persons.flatMap(({ data }) => data.address?.commune ?? []);
