import { ageOn, type LocalDate } from '@oln/calendar';
import { refuse, type Refusal } from '@oln/contracts';
import type { Guardianship } from '../guardianship/guardianship.js';
import type { Person } from '../person/person.js';
import { ConsentErrors } from './consent.errors.js';
import type { ConsentRelation } from './consent.js';

/** What is known of who speaks, and for whom. */
export interface Speaking {
  relation: ConsentRelation;
  /** Whose data it is, by the entry in use. */
  person: Person;
  /** Day on which it was said, in Santiago. */
  on: LocalDate;
  /** From this age on a child speaks for itself: policy of the office. */
  ownAge: number;
  guardianship?: Guardianship;
  /** The child of the guardianship, by the entry in use. */
  childId?: string;
  /** A document by which somebody decides for an adult is named. */
  hasDocument: boolean;
}

/** Whether who speaks may: the person, from an age on a child too; who cares for a child; who decides for an adult. Gives who it is. */
export function decideSpeaker(speaking: Speaking): { saidById?: string } | Refusal {
  if (speaking.person.deceasedAt) return refuse(ConsentErrors.DECEASED);
  switch (speaking.relation) {
    case 'self':
      return self(speaking);
    case 'guardian':
      return guardian(speaking);
    case 'curator':
      return speaking.hasDocument && speaking.person.kind === 'adult'
        ? {}
        : refuse(ConsentErrors.DOCUMENT_MISSING, { field: 'document' });
  }
}

function self({ person, on, ownAge }: Speaking): { saidById: string } | Refusal {
  const { birthDate } = person.data;
  const isOld = person.kind === 'adult' || (birthDate !== undefined && ageOn(birthDate, on) >= ownAge);
  return isOld
    ? { saidById: person.id }
    : refuse(ConsentErrors.TOO_YOUNG, { field: 'relation', params: { age: ownAge } });
}

function guardian({ person, guardianship, childId, on }: Speaking): { saidById?: string } | Refusal {
  if (!guardianship) return refuse(ConsentErrors.GUARDIANSHIP_MISSING, { field: 'guardianshipId' });
  const { since, until, guardianId } = guardianship;
  const inForce = since <= on && (until === undefined || on <= until);
  if (!inForce || childId !== person.id || person.kind !== 'child')
    return refuse(ConsentErrors.NOT_GUARDIAN, { field: 'guardianshipId' });
  return { saidById: guardianId };
}
