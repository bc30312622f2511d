import type { Role } from '@oln/contracts';
import type { Principal } from './principal.js';

/** An office in which somebody works: what the staff directory says of them there. */
export interface Place {
  commune: string;
  roles: Role[];
  institution?: string;
  /** Colleagues who are away. */
  standsInFor?: readonly string[];
  /** Roles that they have for no other reason. */
  lent?: readonly Role[];
  /** Records that they have opened in an emergency. */
  opened?: readonly string[];
}

/** Who works in the office itself: institutions and systems stand in for nobody of it. */
export const OFFICE_ROLES: readonly Role[] = [
  ...(['coordinator', 'deputy-coordinator', 'case-manager', 'family-therapist'] as const),
  ...(['community-manager', 'chcc-support'] as const),
];

/** What comes along with standing in: the coordinator's doors are the deputy's. Roles of institutions and systems stay. */
const rolesGiven = (roles: readonly Role[]): Role[] =>
  roles
    .filter((role) => OFFICE_ROLES.includes(role))
    .map((role) => (role === 'coordinator' ? 'deputy-coordinator' : role));

/** What somebody may for a while, beside what the directory says of them. */
export interface ForNow {
  /** For whom they stand in now, where, and where those work. */
  away: readonly { commune: string; from: string; places: readonly Place[] }[];
  /** Records that they have opened in an emergency. */
  opened: readonly { commune: string; recordId: string }[];
}

/** Places with what else somebody may there for now. */
export const placesNow = (places: readonly Place[], { away, opened }: ForNow): Place[] =>
  places.map((place) => {
    // Who has left meanwhile gives nothing.
    const here = away.flatMap(({ commune, from, places: theirs }) => {
      const there = theirs.find((one) => one.commune === place.commune);
      return commune === place.commune && there ? [{ from, roles: rolesGiven(there.roles) }] : [];
    });
    const records = opened.filter(({ commune }) => commune === place.commune).map(({ recordId }) => recordId);
    const roles = here.flatMap((one) => one.roles);
    return withMore(place, { roles, standsInFor: here.map(({ from }) => from), opened: records });
  });

function withMore(
  place: Place,
  { roles, standsInFor, opened }: { roles: Role[]; standsInFor: string[]; opened: string[] },
): Place {
  const lent = [...new Set(roles.filter((role) => !place.roles.includes(role)))].sort();
  return {
    ...place,
    roles: [...place.roles, ...lent],
    ...(lent.length > 0 && { lent }),
    ...(standsInFor.length > 0 && { standsInFor: [...new Set(standsInFor)].sort() }),
    ...(opened.length > 0 && { opened: [...new Set(opened)].sort() }),
  };
}

/**
 * Who somebody is when they act in a commune. Roles of a token hold in all its communes: so those come along in which they are the
 * same, and no others. Undefined if they do not work there.
 */
export function principalAt(person: string, places: readonly Place[], commune: string): Principal | undefined {
  const here = places.find((place) => place.commune === commune);
  if (!here || here.roles.length === 0) return undefined;
  const same = places.filter((place) => kindOf(place) === kindOf(here));
  const { roles, institution, lent } = here;
  const communes = same.map((place) => place.commune).sort();
  const standsInFor = same.flatMap((place) =>
    (place.standsInFor ?? []).map((away) => ({ commune: place.commune, person: away })),
  );
  const opened = same.flatMap((place) => (place.opened ?? []).map((id) => ({ commune: place.commune, id })));
  return {
    ...{ person, roles: [...roles].sort(), communes, kind: 'person' },
    ...(institution && { institution }),
    ...(lent && { lent }),
    ...(standsInFor.length > 0 && { standsInFor }),
    ...(opened.length > 0 && { opened }),
  };
}

/** Standing in for somebody with the same roles, and emergencies, are told by commune and by record: they part no offices. */
const kindOf = ({ roles, institution, lent }: Place): string =>
  JSON.stringify([[...roles].sort(), institution ?? null, lent ?? []]);
