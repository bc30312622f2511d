import {
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  IntField,
  ListField,
  PartField,
  PatternField,
  TextField,
  CodeListField,
} from '@oln/service-kit';
import { GUARDIANSHIPS, RELATIONS, type Guardianship, type Relation } from './family.js';
import { DISABILITIES, INDIGENOUS_PEOPLES, OTHER_ID_KINDS, SEXES, type Disability, type IndigenousPeople, type OtherIdKind, type Sex } from './person.js';

export class OtherIdDto {
  @CodeField(OTHER_ID_KINDS) kind: OtherIdKind;
  @TextField({ max: 60, example: 'P-4471' }) value: string;
}

export class PersonDataDto {
  @TextField({ max: 120, example: 'Antonia Belén' }) givenNames: string;
  @TextField({ max: 120, example: 'Rojas Huenchumán' }) familyNames: string;
  @TextField({ max: 120, optional: true, example: 'Toni', describe: 'What the person is called, if another name' }) socialName?: string;
  @TextField({ max: 20, optional: true, example: '12.345.678-5', describe: 'With or without dots' }) run?: string;
  @PartField(() => OtherIdDto, { optional: true, describe: 'For people without a RUN' }) otherId?: OtherIdDto;
  @DateField({ optional: true, example: '2017-05-04' }) birthDate?: string;
  @CodeField(SEXES) sex: Sex;
  @PatternField(/^[A-Z]{2}$/, { example: 'CL', max: 2, describe: 'ISO 3166-1 alpha-2' }) nationality: string;
  @CodeField(INDIGENOUS_PEOPLES) indigenousPeople: IndigenousPeople;
  @CodeField(DISABILITIES) disability: Disability;
  @TextField({ max: 300, optional: true, example: 'Los Aromos 123, La Florida' }) address?: string;
  @TextField({ max: 40, optional: true, example: '+56 9 1234 5678' }) phone?: string;
  @TextField({ max: 254, optional: true, example: 'familia@correo.example' }) email?: string;
}

export class RegisterPersonDto extends PersonDataDto {
  @CommuneField({ optional: true, describe: 'Needed by people who work in several communes' }) commune?: string;
  @FlagField({ optional: true, describe: 'Yes, this is somebody else: the similar entries were looked at' }) confirmedNew?: boolean;
}

export class SearchPersonDto {
  @TextField({ max: 120, optional: true, example: 'Antonia' }) givenNames?: string;
  @TextField({ max: 120, optional: true, example: 'Rojas' }) familyNames?: string;
  @TextField({ max: 20, optional: true, example: '12.345.678-5' }) run?: string;
  @DateField({ optional: true, example: '2017-05-04' }) birthDate?: string;
  @CommuneField({ optional: true }) commune?: string;
}

export class PersonDto extends PersonDataDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1 }) version: number;
  @IdField({ optional: true, describe: 'Entry that stands, if this one was merged' }) mergedInto?: string;
  @DateField({ optional: true }) deceasedOn?: string;
}

export class MatchDto {
  @IdField() id: string;
  @IntField({ min: 0, max: 100 }) score: number;
  @CodeField(['certain', 'probable', 'possible']) certainty: string;
  @CodeListField(['same-run', 'same-identifier', 'same-name', 'similar-name', 'same-birth-date', 'other-birth-date']) grounds: string[];
  @PartField(() => PersonDto) person: PersonDto;
}

export class MergeDto {
  @IdField({ describe: 'Entry that stays' }) into: string;
}

export class DeathDto {
  @DateField() on: string;
}

export class MemberDto {
  @IdField() personId: string;
  @CodeField(RELATIONS) relation: Relation;
  @CodeField(GUARDIANSHIPS) guardianship: Guardianship;
}

export class MembersDto {
  @ListField(() => MemberDto, { max: 30 }) members: MemberDto[];
}

export class RegisterFamilyDto extends MembersDto {
  @CommuneField({ optional: true }) commune?: string;
}

export class FamilyDto extends MembersDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1 }) version: number;
}

export class FamilyFileDto {
  @PartField(() => FamilyDto) family: FamilyDto;
  @ListField(() => PersonDto) persons: PersonDto[];
}

export class RegistryPath {
  @IdField() id: string;
}
