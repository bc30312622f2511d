import { LINES, PRIORITIES, type IntakeStage, type Line, type Priority } from '@oln/contracts';
import { CodeField, CommuneField, FlagField, IdField, InstantField, IntField, PageQuery } from '@oln/service-kit';
import { PersonField } from '../access/paths.js';
import { MOTIVE_CODES } from '../request/motives.js';
import { WAITING_STAGES } from '../request/request.js';

export class QueueQuery extends PageQuery {
  @CommuneField({ optional: true })
  commune?: string;

  @CodeField(LINES, { optional: true })
  line?: Line;

  @CodeField(PRIORITIES, { optional: true })
  priority?: Priority;

  @CodeField(WAITING_STAGES, { optional: true })
  stage?: IntakeStage;
}

export class QueueEntryDto {
  @IntField({ min: 1, example: 1, describe: 'Place in this list' })
  position: number;

  @IdField()
  requestId: string;

  @IntField({ min: 1, example: 4, describe: 'Version of the request, for If-Match' })
  version: number;

  @CodeField(WAITING_STAGES)
  stage: IntakeStage;

  @IdField()
  familyId: string;

  @CodeField(MOTIVE_CODES)
  motive: string;

  @CodeField(LINES, { optional: true })
  line?: Line;

  @CodeField(PRIORITIES)
  priority: Priority;

  @IntField({ max: 100, example: 42 })
  score: number;

  @FlagField({ example: false, describe: 'A coordinator decided otherwise than the score says' })
  overridden: boolean;

  @FlagField({ example: false })
  danger: boolean;

  @InstantField()
  receivedAt: string;

  @IntField({ example: 12, describe: 'Calendar days since it came in' })
  waitDays: number;

  @InstantField()
  stageSince: string;

  @InstantField({ optional: true })
  reviewedAt?: string;

  @PersonField({ optional: true })
  personInCharge?: string;
}

export class QueuePlaceDto {
  @IdField()
  requestId: string;

  @IntField({ min: 1, example: 7 })
  position: number;

  @IntField({ example: 12 })
  waitDays: number;
}
