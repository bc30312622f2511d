import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  CodeField,
  CodeListField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '@oln/service-kit';
import { CERTAINTIES, MATCH_REASONS, type Certainty, type MatchReason } from '../matching/matching.js';
import { COUNTRIES } from './countries.js';
import {
  CONTACT_KINDS,
  DISABILITIES,
  IDENTIFIER_KINDS,
  INDIGENOUS_PEOPLES,
  PERSON_KINDS,
  RECTIFICATION_REASONS,
  SEXES,
  type Disability,
  type IdentifierKind,
  type IndigenousPeople,
  type PersonKind,
  type RectificationReason,
  type Sex,
} from './person-codes.js';

export class IdentifierDto {
  @CodeField(IDENTIFIER_KINDS)
  kind: IdentifierKind;

  @TextField({ example: '100234567', max: 40 })
  value: string;
}

export class AddressDto {
  @TextField({ example: 'Pasaje Los Aromos 1432', max: 200 })
  street: string;

  @TextField({ example: 'Villa O’Higgins', max: 100, optional: true })
  sector?: string;

  @CommuneField({ optional: true })
  commune?: string;

  @TextField({ example: 'Portón verde', max: 200, optional: true })
  reference?: string;
}

export class ContactDto {
  @CodeField(CONTACT_KINDS)
  kind: (typeof CONTACT_KINDS)[number];

  @TextField({ example: '+56 9 5555 0123', max: 120 })
  value: string;

  @TextField({ example: 'abuela', max: 60, optional: true })
  whose?: string;
}

/** What can be said of a person; all of it may be corrected later. */
export class PersonFieldsDto {
  @TextField({ example: 'Martina', max: 100 })
  givenNames: string;

  @TextField({ example: 'Soto', max: 100, optional: true })
  firstSurname?: string;

  @TextField({ example: 'Lagos', max: 100, optional: true })
  secondSurname?: string;

  @TextField({ example: 'Marti', max: 100, optional: true, describe: 'Name the person goes by' })
  socialName?: string;

  @TextField({ example: '12.345.678-5', max: 20, optional: true, describe: 'RUN as people write it' })
  run?: string;

  @ListField(() => IdentifierDto, { max: 10, optional: true, describe: 'For who has no RUN yet, or other documents' })
  identifiers?: IdentifierDto[];

  @DateField({ example: '2016-05-09', optional: true })
  birthDate?: string;

  @FlagField({ optional: true, example: false, describe: 'The birth date is a guess' })
  birthDateEstimated?: boolean;

  @CodeField(SEXES)
  sex: Sex;

  @CodeField(PERSON_KINDS, { optional: true, describe: 'Only where the birth date is not known' })
  kind?: PersonKind;
}

export class PersonDetailsDto extends PersonFieldsDto {
  @CodeListField(COUNTRIES, { max: 5, optional: true, describe: 'ISO 3166-1 alpha-2' })
  nationalities?: string[];

  @CodeField(INDIGENOUS_PEOPLES, { optional: true })
  indigenousPeople?: IndigenousPeople;

  @CodeListField(DISABILITIES, { max: 5, optional: true })
  disabilities?: Disability[];

  @PartField(() => AddressDto, { optional: true })
  address?: AddressDto;

  @ListField(() => ContactDto, { max: 10, optional: true })
  contacts?: ContactDto[];
}

export class RegisterPersonDto extends PersonDetailsDto {
  @CommuneField({ optional: true, describe: 'CUT code; needed where you work in several communes' })
  commune?: string;

  @FlagField({
    optional: true,
    example: false,
    describe: 'Somebody compared with the probable match: it is another person',
  })
  confirmedNew?: boolean;
}

/** Where Swagger keeps the names of a class's fields. */
const FIELDS = 'swagger/apiModelPropertiesArray';

/** What is named is changed, `null` clears, the rest stays. */
export class PersonChangesDto extends PartialType(PersonDetailsDto) {}
for (const marked of Reflect.getMetadata(FIELDS, PersonChangesDto.prototype) as string[])
  ApiProperty({ nullable: true })(PersonChangesDto.prototype, marked.replace(/^:/, ''));

export class RectifyPersonDto {
  @CodeField(RECTIFICATION_REASONS, { describe: 'Why the registry is corrected' })
  reason: RectificationReason;

  @PartField(() => PersonChangesDto)
  changes: PersonChangesDto;
}

export class SearchPersonDto {
  @CommuneField({ optional: true })
  commune?: string;

  @TextField({ example: '12345678-5', max: 20, optional: true })
  run?: string;

  @ListField(() => IdentifierDto, { max: 5, optional: true })
  identifiers?: IdentifierDto[];

  @TextField({ example: 'martina soto', min: 2, max: 200, optional: true })
  name?: string;

  @DateField({ example: '2016-05-09', optional: true })
  birthDate?: string;
}

export class PersonDto extends PersonDetailsDto {
  @IdField()
  id: string;

  @CommuneField()
  commune: string;

  @IntField({ min: 1, example: 1 })
  version: number;

  @IdField({ optional: true, describe: 'The entry to work with instead: this one was merged into it' })
  mergedInto?: string;

  @InstantField({ optional: true })
  ofAgeAt?: string;

  @InstantField({ optional: true })
  deceasedAt?: string;

  @InstantField({ optional: true, describe: 'Since when nobody can say any more who it was' })
  anonymisedAt?: string;

  @InstantField()
  registeredAt: string;
}

export class FoundPersonDto extends PersonDto {
  @IntField({ max: 100, example: 92, describe: 'How alike, 0 to 100' })
  score: number;
}

export class ExplainedDto {
  @CodeField(MATCH_REASONS)
  reason: MatchReason;

  @IntField({ min: -100, max: 100, example: 30 })
  points: number;
}

export class CandidateDto {
  @IdField()
  personId: string;

  @CodeField(CERTAINTIES)
  certainty: Certainty;

  @IntField({ max: 100, example: 78 })
  score: number;

  @ListField(() => ExplainedDto)
  reasons: ExplainedDto[];
}

export class MatchedDto {
  @ListField(() => CandidateDto)
  candidates: CandidateDto[];

  @FlagField({ example: false, describe: 'Another commune knows the RUN or identifier; which one is not told' })
  knownElsewhere: boolean;
}

export class PersonHistoryDto {
  @IntField({ min: 1, example: 1 })
  version: number;

  @InstantField()
  until: string;

  @TextField({ example: 'gestora-1' })
  by: string;

  @CodeField(RECTIFICATION_REASONS)
  reason: string;

  @ApiProperty({ type: String, isArray: true, example: ['birth-date'] })
  fields: string[];

  @PartField(() => PersonDetailsDto)
  data: PersonDetailsDto;
}
