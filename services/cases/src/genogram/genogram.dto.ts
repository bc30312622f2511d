import { CodeField, IdField, InstantField, ListField, PatternField } from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';
import { BOND_KINDS, HOUSEHOLDS, RELATIONS, type BondKind, type Household, type Relation } from './genogram.js';

/** Within one drawing: `m1`, `m2`. Never a name. */
const KeyField = (): PropertyDecorator => PatternField(/^m[0-9]{1,2}$/, { example: 'm1', max: 3 });

export class MemberDto {
  @KeyField() key: string;
  @IdField({ optional: true, describe: 'Of the registry; absent where the person is not in it' }) personId?: string;
  @CodeField(RELATIONS, { describe: 'To the children of the case' }) relation: Relation;
  @CodeField(HOUSEHOLDS, { describe: 'Whether they live with the children' }) household: Household;
}

export class BondDto {
  @KeyField() from: string;
  @KeyField() to: string;
  @CodeField(BOND_KINDS) kind: BondKind;
}

export class GenogramBody {
  @ListField(() => MemberDto, { max: 60 }) members: MemberDto[];
  @ListField(() => BondDto, { max: 300 }) bonds: BondDto[];
}

export class GenogramDto extends GenogramBody {
  @IdField() id: string;
  @IdField({ describe: 'Case for which it was drawn' }) caseId: string;
  @InstantField() drawnAt: string;
  @PersonField() person: string;
}
