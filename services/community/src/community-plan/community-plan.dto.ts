import {
  COMMUNITY_PLAN_OUTCOMES,
  COMMUNITY_PLAN_STAGES,
  type CommunityPlanOutcome,
  type CommunityPlanStage,
} from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CommuneField,
  DateField,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  PageQuery,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import {
  PLAN_REASSIGNMENT_REASONS,
  PLAN_WITHDRAWAL_REASONS,
  type PlanWithdrawalReason,
} from './community-plan-commands.js';
import { PLAN_PAUSE_REASONS, type PlanPauseReason } from './community-plan.js';

const CONCLUSIONS = ['completed', 'partially-completed'] as const;
const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const CommunityField = (optional = false): PropertyDecorator =>
  PatternField(CODE, {
    optional,
    example: 'villa-los-aromos',
    max: 80,
    describe: 'Community as the office names it: a code, never a person',
  });

export class PlanPauseDto {
  @InstantField() since: string;
  @InstantField({ describe: 'When somebody is woken' }) until: string;
  @CodeField(PLAN_PAUSE_REASONS) reason: PlanPauseReason;
}

export class CommunityPlanDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CommunityField() community: string;
  @CodeField(COMMUNITY_PLAN_STAGES) stage: CommunityPlanStage;
  @InstantField() stageSince: string;
  @InstantField() openedAt: string;
  @ActorField() openedBy: string;
  @PersonField({ optional: true, describe: 'Absent: the coordinator’s' }) personInCharge?: string;
  @IntField({ describe: 'Cycles of the strategic community plan so far' }) cycle: number;
  @InstantField({ optional: true, describe: 'Of the latest cycle' }) cycleStartedAt?: string;
  @InstantField({ optional: true }) cycleEndsAt?: string;
  @PartField(() => PlanPauseDto, { optional: true }) pause?: PlanPauseDto;
  @CodeField(COMMUNITY_PLAN_OUTCOMES, { optional: true }) outcome?: CommunityPlanOutcome;
  @TextField({ optional: true, example: 'community-withdraws' }) outcomeReason?: string;
  @IdField({ optional: true, describe: 'Plan that goes on with it' }) mergedInto?: string;
  @InstantField({ optional: true }) closedAt?: string;
}

export class CommunityPlanListQuery extends PageQuery {
  @CommuneField({ optional: true }) commune?: string;
  @CommunityField(true) community?: string;
  @CodeField(COMMUNITY_PLAN_STAGES, { optional: true }) stage?: CommunityPlanStage;
  @CodeField(COMMUNITY_PLAN_OUTCOMES, { optional: true }) outcome?: CommunityPlanOutcome;
  @PersonField({ optional: true }) personInCharge?: string;
  @FlagQuery({ optional: true, describe: 'True: something is left to do' }) open?: boolean;
}

export class CommunityPlanBody {
  @CommuneField({ optional: true }) commune?: string;
  @CommunityField() community: string;
  @PersonField({ optional: true, describe: 'Absent: who opens it' }) personInCharge?: string;
}

export class CycleBody {
  @DateField({
    optional: true,
    example: '2026-09-30',
    describe: 'Last day of the cycle; absent: as long as the office allows, sixteen weeks at most',
  })
  until?: string;
}

export class ConclusionBody {
  @CodeField(CONCLUSIONS) outcome: (typeof CONCLUSIONS)[number];
}

export class PlanWithdrawalBody {
  @CodeField(PLAN_WITHDRAWAL_REASONS) reason: PlanWithdrawalReason;
}

export class PlanMergeBody {
  @IdField({ describe: 'Open plan of the same commune that goes on' }) into: string;
}

export class PlanPauseBody {
  @DateField({ example: '2026-07-31', describe: 'Until the end of this day' }) until: string;
  @CodeField(PLAN_PAUSE_REASONS) reason: PlanPauseReason;
}

export class PlanReassignmentBody {
  @PersonField({ describe: 'Who is in charge from now on' }) to: string;
  @CodeField(PLAN_REASSIGNMENT_REASONS) reason: (typeof PLAN_REASSIGNMENT_REASONS)[number];
}
