import type { Role } from '@oln/contracts';
import type { Actors, DueDateView, Principal } from '@oln/service-kit';
import type { StaffMember } from '../staff/staff.js';

export const SCOPES = ['own', 'team', 'commune'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whose team is the whole office. */
const OVERSEES: readonly Role[] = ['coordinator', 'deputy-coordinator', 'regional-supervisor', 'national-supervisor'];
/** Of whom an office itself is asked what no person is in charge of. */
const OFFICE: Role[] = ['coordinator', 'deputy-coordinator'];

/** What somebody is in charge of, or whoever is away and left it to them, and what is asked of a role they hold. */
export const ownOf = ({ person, roles, standsInFor }: Principal): Actors => ({
  persons: [person],
  roles,
  ...(standsInFor?.length && { standsInFor }),
});

/**
 * A team: the people of the caller's offices who hold one of the caller's roles; of who oversees, everybody who works there.
 * What is asked of a role belongs to whoever holds it.
 */
export function teamOf(principal: Principal, staff: Pick<StaffMember, 'person' | 'roles'>[]): Actors {
  const { person, roles } = principal;
  const oversees = roles.some((role) => OVERSEES.includes(role));
  const mates = oversees ? staff : staff.filter((member) => member.roles.some((role) => roles.includes(role)));
  const persons = [...new Set([person, ...mates.map((member) => member.person)])];
  return { ...ownOf(principal), persons, roles: oversees ? [...new Set([...OFFICE, ...roles])] : roles };
}

/** The colleague who is away and in whose place the caller acts here; undefined if nobody is. */
export const standsInHere = (
  { standsInFor = [] }: Principal,
  { commune, personInCharge }: Pick<DueDateView, 'commune' | 'personInCharge'>,
): string | undefined => standsInFor.find((away) => away.commune === commune && away.person === personInCharge)?.person;
