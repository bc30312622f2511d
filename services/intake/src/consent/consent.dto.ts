import {
  ActorField,
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { LabelDto } from '../catalogue/label.dto.js';
import {
  CONSENT_CAUSES,
  CONSENT_RELATIONS,
  CONSENT_STATES,
  CONSENT_WAYS,
  type ConsentCause,
  type ConsentRelation,
  type ConsentState,
  type ConsentWay,
} from './consent.js';

const PURPOSE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const PurposeField = (describe: string): PropertyDecorator =>
  PatternField(PURPOSE, { example: 'sharing', max: 80, describe });

const DECISIONS = ['given', 'refused'] as const;

/** Who speaks. */
class SpokenDto {
  @CodeField(CONSENT_RELATIONS, {
    describe: 'The person (a child from the age on that the office has set, 14 by default), its guardian, or a curator',
  })
  relation: ConsentRelation;

  @IdField({ optional: true, describe: 'Record of who cares for the child: needed of a guardian' })
  guardianshipId?: string;

  @CodeField(CONSENT_WAYS) way: ConsentWay;

  @InstantField({ optional: true, example: '2026-03-02T12:30:00Z', describe: 'When it was said; now if absent' })
  saidAt?: string;

  @TextField({
    optional: true,
    max: 400,
    example: 'Resolución del tribunal de familia',
    describe: 'By what document somebody decides for an adult; kept sealed',
  })
  document?: string;
}

export class RecordConsentDto extends SpokenDto {
  @PurposeField('Of the catalogue of purposes') purpose: string;
  @CodeField(DECISIONS) decision: (typeof DECISIONS)[number];
}

/** No reason is asked for. */
export class WithdrawConsentDto extends SpokenDto {}

/** What was said once. */
export class ConsentActDto {
  @CodeField(CONSENT_STATES) state: ConsentState;
  @CodeField(CONSENT_CAUSES, {
    optional: true,
    describe: 'Said, asked for as a right, or by a merge of entries or its undoing',
  })
  cause?: ConsentCause;
  @IdField({ optional: true, describe: 'Rights request, or merge' }) causeId?: string;
  @CodeField(CONSENT_RELATIONS, { optional: true }) relation?: ConsentRelation;
  @IdField({ optional: true, describe: 'Person of the registry who said it' }) saidById?: string;
  @IdField({ optional: true }) guardianshipId?: string;
  @CodeField(CONSENT_WAYS, { optional: true }) way?: ConsentWay;
  @InstantField() saidAt: string;
  @InstantField({ optional: true }) recordedAt?: string;
  @ActorField({ optional: true }) recordedBy?: string;
  @TextField({ optional: true, example: '2026.1', describe: 'Version of the catalogue' }) catalogue?: string;
  @TextField({ optional: true, max: 400, example: 'Resolución del tribunal de familia' }) document?: string;
  @IdField({ optional: true, describe: 'Case in which it was signed or taken back' }) caseId?: string;
}

export class ConsentDto {
  @IdField({ optional: true, describe: 'Absent: nothing is on record, or it is signed in cases' }) id?: string;
  @IdField() personId: string;
  @CommuneField() commune: string;
  @IntField({ example: 1, describe: 'To be sent back as If-Match; 0: nothing is on record' }) version: number;
  @PurposeField('Purpose') purpose: string;
  @CodeField(CONSENT_STATES) state: ConsentState;
  @FlagField({ describe: 'Whether it may be done now' }) allowed: boolean;
  @InstantField({ optional: true, describe: 'Since when' }) since?: string;
  @CodeField(['intake', 'cases'], { describe: 'Where it is recorded and taken back' }) recordedIn: string;
  @PartField(() => LabelDto, { describe: 'What it is for' }) label: LabelDto;
  @PartField(() => LabelDto, { describe: 'By what right the office acts without it' }) legalBasis: LabelDto;
  @PartField(() => LabelDto, { describe: 'What a refusal or a withdrawal stops' }) stops: LabelDto;
  @PartField(() => LabelDto, { describe: 'What goes on all the same' }) goesOn: LabelDto;
  @ListField(() => ConsentActDto, { max: 500, describe: 'All that was said, the newest first' })
  history: ConsentActDto[];
}
