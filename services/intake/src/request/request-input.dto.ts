import { CHANNELS, INTAKE_OUTCOMES, INTAKE_STAGES, PRIORITIES } from '@oln/contracts';
import type { Channel, IntakeOutcome, IntakeStage, Priority } from '@oln/contracts';
import {
  CodeField,
  CodeListField,
  CommuneField,
  FlagQuery,
  IdField,
  IdListField,
  InstantField,
  PageQuery,
  TextField,
} from '@oln/service-kit';
import { PersonField } from '../access/paths.js';
import { SAID_FACTORS } from '../priority/priority-model.js';
import { MOTIVE_CODES } from './motives.js';
import { DANGER_GROUNDS, REQUEST_SORTS, type DangerGround, type RequestSort } from './request-codes.js';

export class RegisterRequestDto {
  @CommuneField({ optional: true, describe: 'CUT code; needed where you work in several communes' })
  commune?: string;

  @CodeField(CHANNELS, { describe: 'Way in' })
  channel: Channel;

  @CodeField(MOTIVE_CODES)
  motive: string;

  @IdField({ describe: 'Family of the registry' })
  familyId: string;

  @IdListField({ max: 20, describe: 'Children of the family the request is about' })
  childIds: string[];

  @CodeListField(SAID_FACTORS, { max: 40, optional: true, describe: 'What is known so far' })
  factors?: string[];

  @TextField({
    example: 'La abuela pide orientación',
    max: 4_000,
    optional: true,
    describe: 'What was told; kept sealed',
  })
  narrative?: string;

  @InstantField({ optional: true, describe: 'When it came in; now if absent' })
  receivedAt?: string;

  @CodeListField(DANGER_GROUNDS, { max: 7, optional: true, describe: 'Imminent danger: escalates at once' })
  danger?: DangerGround[];

  @IdField({ optional: true, describe: 'Case of the same family that it follows' })
  previousCaseId?: string;
}

export class RequestListQuery extends PageQuery {
  @CommuneField({ optional: true })
  commune?: string;

  @CodeField(INTAKE_STAGES, { optional: true })
  stage?: IntakeStage;

  @CodeField(INTAKE_OUTCOMES, { optional: true })
  outcome?: IntakeOutcome;

  @CodeField(CHANNELS, { optional: true })
  channel?: Channel;

  @CodeField(PRIORITIES, { optional: true })
  priority?: Priority;

  @CodeField(MOTIVE_CODES, { optional: true })
  motive?: string;

  @PersonField({ optional: true })
  personInCharge?: string;

  @IdField({ optional: true })
  familyId?: string;

  @IdField({ optional: true })
  childId?: string;

  @FlagQuery({ optional: true, describe: 'Only open ones, or only closed ones' })
  open?: boolean;

  @InstantField({ optional: true })
  registeredFrom?: string;

  @InstantField({ optional: true })
  registeredBefore?: string;

  @CodeField(REQUEST_SORTS, { optional: true, describe: 'Newest first if absent' })
  sort?: RequestSort;
}
