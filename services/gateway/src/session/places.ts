import type { Role } from '@oln/contracts';
import type { Principal } from '@oln/identity';

/** An office in which somebody works: what the staff directory says of them there. */
export interface Place {
  commune: string;
  roles: Role[];
  institution?: string;
}

/**
 * Who somebody is when they act in a commune. Roles of a token hold in all its communes: so those come along in which they are the
 * same, and no others. Undefined if they do not work there.
 */
export function principalAt(person: string, places: readonly Place[], commune: string): Principal | undefined {
  const here = places.find((place) => place.commune === commune);
  if (!here || here.roles.length === 0) return undefined;
  const same = places.filter((place) => kindOf(place) === kindOf(here));
  const { roles, institution } = here;
  const communes = same.map((place) => place.commune).sort();
  return { person, roles: [...roles].sort(), communes, kind: 'person', ...(institution && { institution }) };
}

const kindOf = ({ roles, institution }: Place): string => JSON.stringify([[...roles].sort(), institution ?? null]);
