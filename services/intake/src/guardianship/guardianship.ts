import { refuse, type Refusal } from '@oln/contracts';
import type { Person } from '../person/person.js';
import { GuardianshipErrors } from './guardianship.errors.js';

/** Who decides for a child, and on what ground. */
export const GUARDIANSHIP_KINDS = [
  'parental-authority',
  'personal-care',
  'guardianship',
  'foster-care',
  'residence',
  'factual-care',
] as const;
export type GuardianshipKind = (typeof GUARDIANSHIP_KINDS)[number];
export const GUARDIANSHIP_SOURCES = [
  'birth-certificate',
  'court-order',
  'agreement',
  'said-by-family',
  'protection-service',
] as const;
export type GuardianshipSource = (typeof GUARDIANSHIP_SOURCES)[number];

export interface Guardianship {
  id: string;
  commune: string;
  version: number;
  childId: string;
  /** A person of the registry, or the code of an institution. */
  guardianId?: string;
  institution?: string;
  kind: GuardianshipKind;
  source: GuardianshipSource;
  /** Local dates. */
  since: string;
  until?: string;
  recordedAt: Date;
}

export type NewGuardianship = Pick<
  Guardianship,
  'childId' | 'guardianId' | 'institution' | 'kind' | 'source' | 'since'
>;

export function decideGuardianship(
  given: NewGuardianship,
  child: Person,
  guardian?: Person,
): { given: NewGuardianship } | Refusal {
  if (guardian && guardian.commune !== child.commune)
    return refuse(GuardianshipErrors.OTHER_COMMUNE, { field: 'guardianId' });
  if (child.kind !== 'child') return refuse(GuardianshipErrors.NOT_A_CHILD, { field: 'childId' });
  if ((given.guardianId === undefined) === (given.institution === undefined))
    return refuse(GuardianshipErrors.ONE_GUARDIAN, { field: 'guardianId' });
  if (child.data.birthDate && given.since < child.data.birthDate)
    return refuse(GuardianshipErrors.BEFORE_BIRTH, { field: 'since' });
  if (guardian && (guardian.kind === 'child' || guardian.id === child.id))
    return refuse(GuardianshipErrors.NOT_AN_ADULT, { field: 'guardianId' });
  return { given };
}

export function decideEnd(guardianship: Guardianship, until: string): Guardianship | Refusal {
  if (guardianship.until) return refuse(GuardianshipErrors.ENDED);
  if (until < guardianship.since) return refuse(GuardianshipErrors.ENDS_BEFORE, { field: 'until' });
  return { ...guardianship, until, version: guardianship.version + 1 };
}
