import { refuse, type CaseStage, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { GenogramErrors } from './genogram.errors.js';

/** What somebody is to the children of the case. */
export const RELATIONS = [
  'child',
  'mother',
  'father',
  'mothers-partner',
  'fathers-partner',
  'sibling',
  'half-sibling',
  'grandmother',
  'grandfather',
  'aunt',
  'uncle',
  'cousin',
  'other-relative',
  'foster-caregiver',
  'close-person',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** How two members are bound: by family, and by how they get on. */
export const BOND_KINDS = [
  'parent-of',
  'couple',
  'separated',
  'close',
  'fused',
  'distant',
  'conflictive',
  'cut-off',
  'violent',
  'caring-for',
] as const;
export type BondKind = (typeof BOND_KINDS)[number];

export const HOUSEHOLDS = ['same', 'other', 'deceased', 'unknown'] as const;
export type Household = (typeof HOUSEHOLDS)[number];

/** Somebody of the family, by the id of the registry; who is not in it is known by the key alone, without a name. */
export interface Member {
  key: string;
  personId?: string;
  relation: Relation;
  household: Household;
}

export interface Bond {
  from: string;
  to: string;
  kind: BondKind;
}

export interface Drawing {
  members: readonly Member[];
  bonds: readonly Bond[];
}

const LEGAL_IN: readonly CaseStage[] = ['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure'];

/** The family as it is now. Every child of the case is in it. */
export function decideDrawing(file: CaseFile, drawing: Drawing): Drawing | Refusal {
  if (!LEGAL_IN.includes(file.stage)) return refuse(GenogramErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  const { members, bonds } = drawing;
  if (members.length === 0) return refuse(GenogramErrors.EMPTY, { field: 'members' });
  const keys = members.map(({ key }) => key);
  const persons = members.flatMap(({ personId }) => personId ?? []);
  if (new Set(keys).size < keys.length || new Set(persons).size < persons.length)
    return refuse(GenogramErrors.DOUBLE_MEMBER, { field: 'members' });
  if (!file.children.every((child) => persons.includes(child)))
    return refuse(GenogramErrors.CHILD_LEFT_OUT, { field: 'members' });
  const unknown = bonds.findIndex(({ from, to }) => from === to || !keys.includes(from) || !keys.includes(to));
  return unknown >= 0 ? refuse(GenogramErrors.UNKNOWN_MEMBER, { field: `bonds.${unknown}` }) : drawing;
}
