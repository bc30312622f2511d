import { refuse, type Refusal } from '@oln/contracts';
import type { Hearings } from '../measure/measure-commands.js';
import type { Measure } from '../measure/measure.js';
import { ProtectionHearingErrors } from './protection-hearing.errors.js';

export const HEARD = ['child', 'adult'] as const;
export type Heard = (typeof HEARD)[number];
export const UNHEARD_REASONS = ['too-young', 'did-not-want', 'not-found', 'not-safe', 'health', 'other'] as const;
export type UnheardReason = (typeof UNHEARD_REASONS)[number];
export const RELATIONS = [
  'mother',
  'father',
  'caregiver',
  'grandparent',
  'other-relative',
  'professional',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What somebody said, or why nobody was heard: one of the two. */
export interface ProtectionHearing {
  who: Heard;
  childId?: string;
  relation?: Relation;
  said?: string;
  unheardReason?: UnheardReason;
}

/** Heard at any time while the measure lives: before it is adopted they must be, after it they may be again. */
export function decideHearing(measure: Measure, hearing: ProtectionHearing): ProtectionHearing | Refusal {
  if (measure.stage === 'ended') return refuse(ProtectionHearingErrors.NOT_IN_STAGE);
  const { who, childId, said, unheardReason } = hearing;
  if (who === 'child' && !(childId && measure.children.includes(childId)))
    return refuse(ProtectionHearingErrors.CHILD_MISSING, { field: 'childId' });
  if ((said === undefined) === (unheardReason === undefined))
    return refuse(ProtectionHearingErrors.SAID_OR_WHY_NOT, { field: 'said' });
  return who === 'adult' ? { ...hearing, childId: undefined } : { ...hearing, relation: undefined };
}

type Kept = Pick<ProtectionHearing, 'who' | 'childId'>;

/** Whether everybody was heard, or it is on record why not. */
export const heardSoFar = ({ children }: Pick<Measure, 'children'>, kept: readonly Kept[]): Hearings => ({
  childrenUnheard: children.filter((child) => !kept.some(({ who, childId }) => who === 'child' && childId === child)),
  adultsHeard: kept.some(({ who }) => who === 'adult'),
});
