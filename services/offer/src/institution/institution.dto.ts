import {
  PRIORITIES,
  REFERRAL_OUTCOMES,
  REFERRAL_STAGES,
  type Priority,
  type ReferralOutcome,
  type ReferralStage,
} from '@oln/contracts';
import { CodeField, CommuneField, IdField, InstantField, IntField, PageQuery, TextField } from '@oln/service-kit';
import { NeedField, RequirementsField } from '../referral/referral.dto.js';
import { AGE_BANDS, RESULTS, SEXES, type AgeBand, type Result, type Sex } from '../referral/referral.js';

/** What a receiver may know: who the child is comes with the family, or from the office. */
export class ReceivedReferralDto {
  @IdField() id: string;
  @CommuneField({ describe: 'Of the office that refers' }) commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @IdField({ describe: 'Service that is asked' }) offerId: string;
  @NeedField() need: string;
  @CodeField(AGE_BANDS, { example: '7-13' }) ageBand: AgeBand;
  @CodeField(SEXES, { optional: true }) sex?: Sex;
  @RequirementsField() requirementsMet: string[];
  @CodeField(PRIORITIES) priority: Priority;
  @CodeField(REFERRAL_STAGES) stage: ReferralStage;
  @InstantField() stageSince: string;
  @InstantField({ optional: true }) sentAt?: string;
  @InstantField({ optional: true }) arrivedAt?: string;
  @InstantField({ optional: true }) appointmentAt?: string;
  @CodeField(REFERRAL_OUTCOMES, { optional: true }) outcome?: ReferralOutcome;
  @CodeField(RESULTS, { optional: true }) result?: Result;
  @TextField({ optional: true, max: 4_000, example: 'Prefiere horario de tarde' }) note?: string;
  @TextField({ optional: true, max: 500, example: 'CESFAM Santa Amalia, box 4' }) place?: string;
}

export class ReceivedListQuery extends PageQuery {
  @CodeField(REFERRAL_STAGES, { optional: true }) stage?: ReferralStage;
  @IdField({ optional: true, describe: 'Service of the map' }) offerId?: string;
}
