import {
  COUNTED_AGE_BANDS,
  COUNTED_SEXES,
  PARTICIPANT_KINDS,
  PARTICIPATION_WITHDRAWALS,
  type CountedAgeBand,
  type CountedSex,
  type ParticipantKind,
  type ParticipationWithdrawal,
} from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  DateField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
} from '@oln/service-kit';
import { ASSENTS, type Assent } from './participation.js';

const STATES = ['active', 'withdrawn'] as const;

export class AttendeeDto {
  @IdField({ describe: 'Person of the registry' }) personId: string;
  @CodeField(PARTICIPANT_KINDS) as: ParticipantKind;
  @CodeField(ASSENTS, { optional: true, describe: 'Of a child, the first time: what it says itself' }) assent?: Assent;
  @DateField({ optional: true, example: '2026-03-01', describe: 'Of a child, the first time' }) assentOn?: string;
  @DateField({ optional: true, example: '2026-03-01', describe: 'Of the guardian of a child, the first time' })
  consentOn?: string;
  @IdField({ optional: true, describe: 'The guardian, where the registry knows them' }) consentBy?: string;
}

export class ParticipantsBody {
  @ListField(() => AttendeeDto, { max: 100 }) people: AttendeeDto[];
}

export class RecordedDto {
  @IntField({ describe: 'Take part in this plan for the first time, or again after a withdrawal' }) joined: number;
  @IntField({ describe: 'Are recorded at this activity' }) attending: number;
}

export class ParticipationWithdrawalBody {
  @CodeField(PARTICIPATION_WITHDRAWALS) reason: ParticipationWithdrawal;
}

export class AgreementDto {
  @CodeField(ASSENTS) assent: Assent;
  @DateField() assentOn: string;
  @DateField() consentOn: string;
  @IdField({ optional: true }) consentBy?: string;
}

export class ParticipantDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @IdField() planId: string;
  @IdField({ describe: 'Person of the registry, as recorded' }) personId: string;
  @CodeField(PARTICIPANT_KINDS) as: ParticipantKind;
  @CodeField(STATES) state: (typeof STATES)[number];
  @PartField(() => AgreementDto, { optional: true, describe: 'Of a child' }) agreement?: AgreementDto;
  @InstantField() joinedAt: string;
  @InstantField({ optional: true }) withdrawnAt?: string;
  @CodeField(PARTICIPATION_WITHDRAWALS, { optional: true }) withdrawalReason?: ParticipationWithdrawal;
}

export class ParticipantListQuery extends PageQuery {
  @IdField({ optional: true, describe: 'Those of this activity alone' }) activityId?: string;
}

export class CountedDto {
  @IntField({ optional: true, describe: 'So many different people at least: the most at any one activity' })
  atLeast?: number;
  @IntField({ optional: true, describe: 'Over all activities: who came twice is in it twice' }) attendances?: number;
}

export class ParticipationGroupDto {
  @IntField({ optional: true, describe: 'People of the registry, each once' }) identified?: number;
  @PartField(() => CountedDto, { describe: 'People without a name' }) counted: CountedDto;
}

export class CountedBandDto extends CountedDto {
  @CodeField(COUNTED_AGE_BANDS) ageBand: CountedAgeBand;
  @CodeField(COUNTED_SEXES) sex: CountedSex;
}

/** To whom is not of the office, one to four are not told. */
export class ParticipationFiguresDto {
  @PartField(() => ParticipationGroupDto) children: ParticipationGroupDto;
  @PartField(() => ParticipationGroupDto) adults: ParticipationGroupDto;
  @IntField({ optional: true, describe: 'Have withdrawn, and count no more' }) withdrawn?: number;
  @ListField(() => CountedBandDto, { describe: 'For people of the office' }) bands: CountedBandDto[];
}

export class CommunePath {
  @CommuneField() commune: string;
}
