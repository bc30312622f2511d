import { ROLES, SERVICES, type Role } from '@oln/contracts';
import { PROCESS_CODES } from '@oln/contracts/process-labels';
import {
  CodeField,
  CodeListField,
  CommuneField,
  DueDateDto,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  LimitField,
  ListField,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { SCOPES, type Scope } from './team.js';

/** Whose clocks. */
export class SummaryQuery {
  @CodeField(SCOPES, {
    optional: true,
    describe:
      'own (default): who asks is in charge, or stands in for who is, or holds the role that must act or was told that nobody did. team: of everybody in the office with the same role; of who coordinates or supervises, of the whole office. commune: all within reach. What a service shows to its own people only stays so',
  })
  scope?: Scope;

  @PatternField(/^[a-z0-9][a-z0-9._-]{0,63}(,[a-z0-9][a-z0-9._-]{0,63}){0,49}$/, {
    optional: true,
    example: 'gestora-1,gestora-2',
    max: 3_250,
    describe: 'Instead of a scope: of these people, separated by commas',
  })
  persons?: string;

  @CommuneField({ optional: true })
  commune?: string;

  @CodeField(PROCESS_CODES, { optional: true })
  process?: string;

  @FlagQuery({ optional: true, describe: 'Only what is overdue, or only what is not' })
  overdue?: boolean;

  @InstantField({ optional: true, describe: 'Due before this instant' })
  before?: string;
}

export class DeadlinesQuery extends SummaryQuery {
  @IdField({ optional: true, describe: 'Of one record' })
  record?: string;

  @PatternField(/^[A-Za-z0-9_-]+$/, {
    optional: true,
    example: 'WyIyMDI2Il0',
    max: 500,
    describe: 'From `next` of the page before',
  })
  cursor?: string;

  @LimitField()
  limit: number = 50;
}

class LabelsDto {
  @TextField({ example: 'Gestión de casos' }) process: string;
  @TextField({ example: 'Invitación' }) stage: string;
  @TextField({ example: 'Respuesta de la familia' }) rule: string;
}

class WhyDto {
  @InstantField({ optional: true }) countedFrom?: string;
  @TextField({ example: 'Se cuenta desde la entrada a la etapa (02-03-2026 10:00)', max: 500 }) sentence: string;
}

class NextRingDto {
  @InstantField() at: string;

  @CodeField(['reminder', 'due', 'climb', 'date-comes'])
  what: 'reminder' | 'due' | 'climb' | 'date-comes';

  @PersonField({ optional: true }) toPerson?: string;
  @CodeListField(ROLES, { describe: 'Everybody in the office with these roles' }) toRoles: Role[];
  @TextField({ example: 'El 30-03-2026 vence y se avisa a gestora-1 y a la coordinación', max: 500 }) sentence: string;
}

/** One clock: what fires next, when, who is told and why; labels and sentences in the language asked for. */
export class DeadlineDto extends DueDateDto {
  @TextField({ example: 'case', describe: 'Kind of the record' })
  recordKind: string;

  @TextField({ optional: true, example: '/api/cases/v1/cases/01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11' })
  path?: string;

  @PersonField({ optional: true, describe: 'The colleague who is away and in whose place who asks has it in charge' })
  standsInFor?: string;

  @PartField(() => LabelsDto)
  labels: LabelsDto;

  @PartField(() => WhyDto, { describe: 'What it counts from' })
  why: WhyDto;

  @TextField({ example: 'se avisa a la coordinación', max: 500, describe: 'What happens if nobody acts' })
  otherwise: string;

  @PartField(() => NextRingDto, { optional: true, describe: 'Absent once everybody who is to be told was told' })
  next?: NextRingDto;

  @IntField({ min: -100_000, example: 3, describe: 'Days until its date in Santiago; negative once it has passed' })
  daysLeft: number;

  @IntField({ min: -100_000, example: 3, describe: 'Business days until then' })
  businessDaysLeft: number;
}

const MISSING = 'Services that did not answer in time: the list is not complete';

export class DeadlinesDto {
  @ListField(() => DeadlineDto) items: DeadlineDto[];

  @TextField({ optional: true, describe: 'Cursor of the next page; absent on the last one', max: 500 })
  next?: string;

  @CodeListField(SERVICES, { describe: MISSING })
  missing: string[];
}

class CountDto {
  @TextField({ example: 'case-management' }) process: string;
  @TextField({ example: 'Gestión de casos' }) label: string;
  @IntField() overdue: number;
  @IntField({ describe: 'Due until the end of today' }) today: number;
  @IntField({ describe: 'Due in the seven days after today' }) week: number;
  @IntField() later: number;
}

export class SummaryDto {
  @ListField(() => CountDto) items: CountDto[];

  @CodeListField(SERVICES, { describe: MISSING })
  missing: string[];
}
