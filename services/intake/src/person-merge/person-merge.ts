import { refuse, type Refusal } from '@oln/contracts';
import { PersonErrors } from '../person/person.errors.js';
import type { Person, PersonData } from '../person/person.js';
import { PersonMergeErrors } from './person-merge.errors.js';

export const MERGE_REASONS = ['same-run', 'documents-seen', 'family-says', 'same-household'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];
export const UNDO_REASONS = ['different-persons', 'entered-by-mistake'] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

/**
 * Two entries of one person. The merged one only points to the survivor: nothing else of it is touched, so that
 * undoing restores it exactly.
 */
export interface PersonMerge {
  id: string;
  commune: string;
  version: number;
  merged: string;
  survivor: string;
  reason: MergeReason;
  mergedAt: Date;
  mergedBy: string;
  undone?: { at: Date; by: string; reason: UndoReason };
}

export interface Merging {
  merged: Person;
  survivor: Person;
  /** What the two entries say differs in a way that two people's would. */
  confirmedDifferences: boolean;
}

export function decideMerge({ merged, survivor, confirmedDifferences }: Merging): { merged: Person } | Refusal {
  if (merged.id === survivor.id) return refuse(PersonMergeErrors.SAME_ENTRY);
  if (merged.anonymisedAt || survivor.anonymisedAt) return refuse(PersonErrors.ANONYMISED);
  if (merged.commune !== survivor.commune) return refuse(PersonMergeErrors.OTHER_COMMUNE);
  if (merged.mergedInto) return refuse(PersonMergeErrors.ALREADY_MERGED, { params: { survivor: merged.mergedInto } });
  if (survivor.mergedInto)
    return refuse(PersonMergeErrors.SURVIVOR_MERGED, { params: { survivor: survivor.mergedInto } });
  if (!confirmedDifferences && contradict(merged, survivor))
    return refuse(PersonMergeErrors.CONTRADICTION, { field: 'confirmedDifferences' });
  return { merged: { ...merged, mergedInto: survivor.id, version: merged.version + 1 } };
}

/** Two RUN, two birth dates, or a child and an adult: perhaps twins, perhaps a slip. */
const contradict = (one: Person, other: Person): boolean =>
  differ(one.data.run, other.data.run) || differ(one.data.birthDate, other.data.birthDate) || one.kind !== other.kind;

const differ = (left?: string, right?: string): boolean => left !== undefined && right !== undefined && left !== right;

/** `survivor`: the entry that is in use. A document that it was given since belongs to one of two people: somebody says to whom. */
export function decideUndo(
  merge: PersonMerge,
  { merged, survivor }: Pick<Merging, 'merged' | 'survivor'>,
  undo: NonNullable<PersonMerge['undone']>,
): { merge: PersonMerge; merged: Person } | Refusal {
  if (merge.undone) return refuse(PersonMergeErrors.ALREADY_UNDONE);
  if (merged.anonymisedAt || survivor.anonymisedAt) return refuse(PersonErrors.ANONYMISED);
  if (shareDocument(merged.data, survivor.data))
    return refuse(PersonMergeErrors.SHARED_DOCUMENT, { params: { survivor: survivor.id } });
  return {
    merge: { ...merge, undone: undo, version: merge.version + 1 },
    merged: { ...merged, mergedInto: undefined, version: merged.version + 1 },
  };
}

const shareDocument = (left: PersonData, right: PersonData): boolean =>
  (left.run !== undefined && left.run === right.run) ||
  left.identifiers.some((one) => right.identifiers.some(({ kind, value }) => kind === one.kind && value === one.value));
