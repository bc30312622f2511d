import { refuse, type Line, type Refusal, type Role } from '@oln/contracts';
import { numbersFor, type PolicyNumbers } from '@oln/policy';
import { AssignmentErrors } from './assignment.errors.js';

/** A professional in a line: how many families they attend, and how many they can. */
export interface Place {
  person: string;
  line: Line;
  families: number;
  maximum: number;
}

export const hasRoom = ({ families, maximum }: Place): boolean => families < maximum;

/** A professional of the commune, as the staff directory tells of them. */
export interface StaffFacts {
  person: string;
  roles: Role[];
  active: boolean;
  caseloads: { line: Line; maximum: number }[];
}

const DEFAULTS = [
  { role: 'case-manager', line: 'case-management', number: 'caseload.case-manager' },
  { role: 'family-therapist', line: 'family-therapy', number: 'caseload.family-therapist' },
] as const;

/** Room per line: what the directory says, or the default of the role (process §1: 40 and 25 families). */
export function roomOf(
  { roles, caseloads }: StaffFacts,
  numbers: PolicyNumbers = numbersFor(),
): { line: Line; maximum: number }[] {
  const said = new Map(caseloads.map(({ line, maximum }) => [line, maximum]));
  for (const { role, line, number } of DEFAULTS) {
    if (roles.includes(role) && !said.has(line)) said.set(line, numbers[number]);
  }
  return [...said].map(([line, maximum]) => ({ line, maximum }));
}

/** Who takes the family: who was named, if there is room; otherwise who has most of it. Nobody: the family waits, it is not sent away. */
export function decidePlace(places: Place[], wanted?: string): { person: string } | { noRoom: true } | Refusal {
  if (wanted === undefined) {
    const best = places.filter(hasRoom).sort(byRoom)[0];
    return best ? { person: best.person } : { noRoom: true };
  }
  const place = places.find(({ person }) => person === wanted);
  if (!place) return refuse(AssignmentErrors.NOT_IN_LINE, { field: 'person' });
  if (hasRoom(place)) return { person: wanted };
  return refuse(AssignmentErrors.NO_ROOM, {
    field: 'person',
    params: { families: place.families, maximum: place.maximum },
  });
}

/** Least share of the maximum first; of equals, the fewest families, then the id, so that the same facts give the same answer. */
const byRoom = (left: Place, right: Place): number =>
  left.families / left.maximum - right.families / right.maximum ||
  left.families - right.families ||
  (left.person < right.person ? -1 : 1);
