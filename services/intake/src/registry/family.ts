import { refuse, type Refusal } from '@oln/contracts';
import { isChild, type Person } from './person.js';
import { RegistryErrors } from './registry.errors.js';

export const RELATIONS = ['child', 'mother', 'father', 'grandparent', 'sibling', 'aunt-or-uncle', 'guardian', 'partner', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];
/** Who cares for the children before the law. */
export const GUARDIANSHIPS = ['none', 'legal', 'de-facto', 'court'] as const;
export type Guardianship = (typeof GUARDIANSHIPS)[number];

export interface Member {
  personId: string;
  relation: Relation;
  guardianship: Guardianship;
}

/** A household that is attended together. */
export interface Family {
  id: string;
  commune: string;
  version: number;
  members: Member[];
}

/** Who of the members is a child today. */
export const childrenOf = (persons: Person[], today: string): string[] =>
  persons.filter((person) => !person.deceasedOn && isChild(person, today)).map((person) => person.id);

/** A family needs a child, and members that stand in the registry. */
export function decideMembers(members: Member[], persons: Person[], today: string): Member[] | Refusal {
  const known = new Map(persons.map((person) => [person.id, person]));
  const missing = members.find((member) => !known.has(member.personId));
  if (missing) return refuse(RegistryErrors.NOT_FOUND, { field: 'members', params: { person: missing.personId } });
  const merged = persons.find((person) => person.mergedInto);
  if (merged) return refuse(RegistryErrors.MERGED, { field: 'members', params: { person: merged.mergedInto! } });
  return childrenOf(persons, today).length > 0 ? members : refuse(RegistryErrors.NO_CHILD, { field: 'members' });
}
