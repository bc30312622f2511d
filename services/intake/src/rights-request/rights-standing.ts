import { refuse, type Refusal, type RightsRelation } from '@oln/contracts';
import type { LocalDate } from '@oln/calendar';
import type { Guardianship } from '../guardianship/guardianship.js';
import type { Person } from '../person/person.js';
import { RightsRequestErrors } from './rights-request.errors.js';

/** What is known of who asks, and of whom. */
export interface Asking {
  relation: RightsRelation;
  /** Day on which it was received, in Santiago. */
  on: LocalDate;
  /** Persons whose data it is about, by the entry in use. */
  subjects: readonly Person[];
  /** Of the registry, by the entry in use. */
  requester?: Person;
  guardianship?: Guardianship;
  /** The child of the guardianship, by the entry in use. */
  childId?: string;
  /** A document by which somebody acts for another is named. */
  hasDocument: boolean;
}

/** Whether who asks may: the person, who cares for a child by the records, or who shows a document. Gives who asks. */
export function decideStanding(asking: Asking): { requesterId?: string } | Refusal {
  switch (asking.relation) {
    case 'self':
      return self(asking);
    case 'guardian':
      return guardian(asking);
    case 'heir':
      if (!asking.subjects.every(({ deceasedAt }) => deceasedAt)) return refuse(RightsRequestErrors.NOT_DECEASED);
      return byDocument(asking);
    case 'curator':
    case 'court':
      return byDocument(asking);
  }
}

/** For a family an adult who lives in it asks. A child asks for itself: whoever answers weighs its age. */
function self({ subjects, requester }: Asking): { requesterId: string } | Refusal {
  const only = subjects.length === 1 ? subjects[0] : undefined;
  const who = requester ?? only;
  if (!who || !subjects.some(({ id }) => id === who.id))
    return refuse(RightsRequestErrors.REQUESTER_UNKNOWN, { field: 'requesterId' });
  if (who.deceasedAt) return refuse(RightsRequestErrors.DECEASED, { field: 'relation' });
  if (subjects.length > 1 && who.kind === 'child')
    return refuse(RightsRequestErrors.REQUESTER_UNKNOWN, { field: 'requesterId' });
  return { requesterId: who.id };
}

/** For the child in their care, and nobody else: of a family its other members, and who cares for the other children, ask themselves. */
function guardian({ subjects, guardianship, childId, on }: Asking): { requesterId?: string } | Refusal {
  if (!guardianship) return refuse(RightsRequestErrors.GUARDIANSHIP_MISSING, { field: 'guardianshipId' });
  const { since, until, guardianId } = guardianship;
  const inForce = since <= on && (until === undefined || on <= until);
  const [child, ...others] = subjects;
  if (!inForce || child?.id !== childId || child?.kind !== 'child' || others.length > 0)
    return refuse(RightsRequestErrors.NOT_GUARDIAN, { field: 'guardianshipId' });
  return { requesterId: guardianId };
}

const byDocument = ({ hasDocument, requester }: Asking): { requesterId?: string } | Refusal =>
  hasDocument ? { requesterId: requester?.id } : refuse(RightsRequestErrors.DOCUMENT_MISSING, { field: 'document' });
