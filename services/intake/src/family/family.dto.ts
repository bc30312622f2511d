import {
  CodeField,
  CommuneField,
  DateField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '@oln/service-kit';
import { PERSON_KINDS, type PersonKind } from '../person/person-codes.js';
import { LEAVING_REASONS, RELATIONS, type LeavingReason, type Relation } from './family.js';

export class NewMemberDto {
  @IdField()
  personId: string;

  @CodeField(RELATIONS)
  relation: Relation;
}

export class RegisterFamilyDto {
  @CommuneField({ optional: true })
  commune?: string;

  @ListField(() => NewMemberDto, { max: 30, describe: 'At least one child' })
  members: NewMemberDto[];
}

export class LeavingDto {
  @CodeField(LEAVING_REASONS)
  reason: LeavingReason;
}

export class MemberPath {
  @IdField()
  id: string;

  @IdField()
  personId: string;
}

export class FamiliesQuery {
  @IdField({ describe: 'Somebody who lives in the family' })
  personId: string;
}

export class KnownPersonDto {
  @IdField()
  id: string;

  @CodeField(PERSON_KINDS)
  kind: PersonKind;

  @TextField({ example: 'Martina Soto Lagos' })
  name: string;

  @DateField({ optional: true })
  birthDate?: string;
}

export class MemberDto {
  @PartField(() => KnownPersonDto)
  person: KnownPersonDto;

  @CodeField(RELATIONS)
  relation: Relation;

  @InstantField()
  since: string;
}

export class FamilyDto {
  @IdField()
  id: string;

  @CommuneField()
  commune: string;

  @IntField({ min: 1, example: 1 })
  version: number;

  @ListField(() => MemberDto)
  members: MemberDto[];
}
