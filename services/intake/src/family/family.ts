import { refuse, type Refusal } from '@oln/contracts';
import type { PersonKind } from '../person/person-codes.js';
import type { Person } from '../person/person.js';
import { FamilyErrors } from './family.errors.js';

/** What somebody is in the household, seen from the children it is attended for. */
export const RELATIONS = [
  'child',
  'mother',
  'father',
  'step-parent',
  'grandmother',
  'grandfather',
  'sibling',
  'aunt-uncle',
  'foster-carer',
  'guardian',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const LEAVING_REASONS = ['moved-out', 'deceased', 'entered-by-mistake', 'institution', 'other'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];

export interface Member {
  id: string;
  personId: string;
  relation: Relation;
  joinedAt: Date;
  leftAt?: Date;
  leftReason?: LeavingReason;
}

/** A household that is attended together. */
export interface Family {
  id: string;
  commune: string;
  version: number;
  registeredAt: Date;
  registeredBy: string;
  members: Member[];
  /** The family of another commune's registry it was taken over from. */
  originFamily?: string;
}

/** A member as people see it: the entry that is in use, and who it is. */
export interface KnownMember {
  /** How the person was entered: perhaps by an entry that was merged since. */
  entry: Member;
  person: Person;
}

export interface KnownFamily {
  family: Family;
  members: KnownMember[];
}

export interface NewMember {
  personId: string;
  relation: Relation;
}

/** A new family has at least one child; nobody is in it twice. */
export function decideMembers(members: NewMember[], kinds: Map<string, PersonKind>): NewMember[] | Refusal {
  const ids = members.map(({ personId }) => personId);
  if (new Set(ids).size < ids.length) return refuse(FamilyErrors.MEMBER_TWICE, { field: 'members' });
  const missing = ids.find((id) => !kinds.has(id));
  if (missing) return refuse(FamilyErrors.PERSON_UNKNOWN, { field: 'members', params: { person: missing } });
  if (!ids.some((id) => kinds.get(id) === 'child')) return refuse(FamilyErrors.NO_CHILD, { field: 'members' });
  return members;
}

/** Somebody of the same registry, once: whoever lives in it by another entry is in it already. */
export function decideJoining({ family, members }: KnownFamily, person: Person): { joins: true } | Refusal {
  if (person.commune !== family.commune)
    return refuse(FamilyErrors.PERSON_UNKNOWN, { field: 'personId', params: { person: person.id } });
  const known = members.some(({ person: { id } }) => id === person.id);
  return known ? refuse(FamilyErrors.MEMBER_TWICE, { field: 'personId' }) : { joins: true };
}

/** The last child stays: a family without children is not attended; its request is closed instead. */
export function decideLeaving(member: Member | undefined, personId: string, children: string[]): Member | Refusal {
  if (!member) return refuse(FamilyErrors.NOT_A_MEMBER, { field: 'personId' });
  if (children.length === 1 && children[0] === personId) return refuse(FamilyErrors.LAST_CHILD, { field: 'personId' });
  return member;
}
