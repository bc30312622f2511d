import {
  ACTIVITY_CANCEL_REASONS,
  ACTIVITY_KINDS,
  COMMUNITY_PLAN_STAGES,
  COUNTED_AGE_BANDS,
  COUNTED_SEXES,
  type ActivityCancelReason,
  type ActivityKind,
  type CountedAgeBand,
  type CountedSex,
} from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CommuneField,
  DateField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PatternField,
} from '@oln/service-kit';
import { ACTIVITY_STATES, type Activity } from './activity.js';

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const PlaceField = (optional = false): PropertyDecorator =>
  PatternField(CODE, { optional, example: 'sede-vecinal', max: 80, describe: 'Place as the office names it: a code' });

export class HeadcountDto {
  @CodeField(COUNTED_AGE_BANDS, { describe: 'Age in years; the last two are of adults' }) ageBand: CountedAgeBand;
  @CodeField(COUNTED_SEXES) sex: CountedSex;
  @IntField({ max: 10_000, example: 12 }) people: number;
}

export class ActivityDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @IdField() planId: string;
  @CodeField(ACTIVITY_KINDS) kind: ActivityKind;
  @PlaceField() place: string;
  @DateField() plannedFor: string;
  @CodeField(COMMUNITY_PLAN_STAGES, { describe: 'Stage of the plan when it was planned' }) stage: string;
  @IntField({ describe: 'Cycle that ran then; 0 before the first' }) cycle: number;
  @ActorField() plannedBy: string;
  @InstantField() plannedAt: string;
  @CodeField(ACTIVITY_STATES) state: Activity['state'];
  @DateField({ optional: true }) heldOn?: string;
  @CodeField(ACTIVITY_CANCEL_REASONS, { optional: true }) cancelReason?: ActivityCancelReason;
}

export class WholeActivityDto extends ActivityDto {
  @ListField(() => HeadcountDto, { optional: true, describe: 'People without a name. Absent outside the office' })
  counts?: HeadcountDto[];
}

export class ActivityListQuery extends PageQuery {
  @CodeField(ACTIVITY_STATES, { optional: true }) state?: Activity['state'];
}

export class ActivityBody {
  @CodeField(ACTIVITY_KINDS) kind: ActivityKind;
  @PlaceField() place: string;
  @DateField({ example: '2026-03-20' }) plannedFor: string;
}

export class HeldBody {
  @DateField({ example: '2026-03-02', describe: 'Local date on which it was held' }) on: string;
}

export class CancellationBody {
  @CodeField(ACTIVITY_CANCEL_REASONS) reason: ActivityCancelReason;
}

export class PutOffBody {
  @DateField({ example: '2026-04-10' }) to: string;
  @PlaceField(true) place?: string;
}

export class HeadcountsBody {
  @ListField(() => HeadcountDto, { max: 24, describe: 'All counts of the activity, in place of those before' })
  counts: HeadcountDto[];
}
