import { PRIORITIES, type Priority } from '@oln/contracts';
import {
  CodeField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { AGE_BANDS, type AgeBand } from '../referral/referral.js';

const HELD_BACK = ['paused', 'not-yet-available', 'family-unreached'] as const;

/** Of a child of another office only the place in the order is told. */
export class WaitingEntryDto {
  @IntField({ min: 1, example: 1, describe: 'From 1: by priority, then by arrival' }) position: number;
  @IdField({ optional: true, describe: 'Absent: of another office' }) referralId?: string;
  @CodeField(PRIORITIES) priority: Priority;
  @InstantField() arrivedAt: string;
  @IntField({ example: 23, describe: 'Days on the list' }) waitDays: number;
  @CodeField(AGE_BANDS, { optional: true, example: '7-13' }) ageBand?: AgeBand;
  @TextField({ optional: true, example: 'mental-health-care' }) need?: string;
  @PersonField({ optional: true }) personInCharge?: string;
  @FlagField({ example: false, describe: 'The maximum wait has passed, and the coordinator reviews it' })
  inReview: boolean;
  @CodeField(HELD_BACK, { optional: true, describe: 'Why a vacancy would go to the next' }) heldBack?: string;
}

export class PassedOverDto {
  @IdField({ describe: 'Referral' }) id: string;
  @CodeField(HELD_BACK) reason: string;
}

/** A vacancy came to somebody, and who stood before: for everybody to see that it was fair. */
export class VacancyOfferDto {
  @IdField() id: string;
  @IdField() referralId: string;
  @InstantField() at: string;
  @IntField({ min: 1, example: 1 }) position: number;
  @IntField({ example: 23 }) waitDays: number;
  @ListField(() => PassedOverDto) passedOver: PassedOverDto[];
}
