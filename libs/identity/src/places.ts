import type { Role } from '@oln/contracts';
import type { Principal } from '@oln/identity';

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

/** With what else somebody may in that office for now. */
export function withMore(
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
  const opened = same.flatMap((place) => place.opened ?? []);
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
