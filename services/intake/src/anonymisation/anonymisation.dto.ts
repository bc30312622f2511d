import {
  ANONYMISATION_CAUSES,
  ANONYMISATION_OUTCOMES,
  ANONYMISATION_STAGES,
  ERASING_SERVICES,
  type AnonymisationCause,
  type AnonymisationOutcome,
  type AnonymisationStage,
  type ErasingService,
} from '@oln/contracts';
import {
  CodeField,
  CodeListField,
  CommuneField,
  DateField,
  IdField,
  InstantField,
  IntField,
  PageQuery,
  PersonField,
} from '@oln/service-kit';
import {
  CALL_OFF_REASONS,
  CLOSE_REASONS,
  HOLD_REASONS,
  type CallOffReason,
  type CloseReason,
  type HoldReason,
} from './anonymisation-codes.js';

export class HoldDto {
  @CodeField(HOLD_REASONS)
  reason: HoldReason;

  @DateField({ describe: 'Held until the end of that day', example: '2027-03-15' })
  until: string;
}

export class CallOffDto {
  @CodeField(CALL_OFF_REASONS)
  reason: CallOffReason;
}

export class AnonymisationListQuery extends PageQuery {
  @IdField({ optional: true })
  personId?: string;

  @IdField({ optional: true })
  rightsRequestId?: string;

  @CodeField(ANONYMISATION_STAGES, { optional: true })
  stage?: AnonymisationStage;
}

export class AnonymisationDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 1 }) version: number;
  @IdField() personId: string;
  @CodeField(ANONYMISATION_CAUSES) cause: AnonymisationCause;
  @IdField({ optional: true }) rightsRequestId?: string;
  @CodeField(ANONYMISATION_STAGES) stage: AnonymisationStage;
  @InstantField() stageSince: string;
  @InstantField() openedAt: string;
  @PersonField() openedBy: string;
  @InstantField({ describe: 'The latest announcement' }) announcedAt: string;
  @IntField({ describe: 'Orders to erase so far', example: 0 }) attempt: number;
  @InstantField({ optional: true }) heldUntil?: string;
  @CodeField(HOLD_REASONS, { optional: true }) holdReason?: HoldReason;
  @CodeListField(ERASING_SERVICES, { optional: true, describe: 'Services that have erased what they hold' })
  erasedBy?: ErasingService[];
  @CodeField(ANONYMISATION_OUTCOMES, { optional: true }) outcome?: AnonymisationOutcome;
  @CodeField(CLOSE_REASONS, { optional: true }) closeReason?: CloseReason;
  @InstantField({ optional: true }) closedAt?: string;
}
