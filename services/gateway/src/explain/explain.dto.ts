import { ApiPropertyOptional } from '@nestjs/swagger';
import { SERVICES } from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  PersonField,
  TextField,
  TimelineEntryDto,
  PatternField,
} from '@oln/service-kit';
import { DeadlineDto } from '../deadlines/deadlines.dto.js';
import { AGREEMENTS, EXPLAINED_ID, type Agreement } from './explain.js';

export class ExplainPath {
  @PatternField(EXPLAINED_ID, {
    example: 'case-01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
    max: 80,
    describe: 'Workflow id, or the id of the record alone',
  })
  id: string;
}

class PauseDto {
  @InstantField() since: string;
  @InstantField() until: string;
  @TextField({ example: 'hospital' }) reason: string;
}

class StandingDto {
  @TextField({ example: 'invitation' }) stage: string;
  @TextField({ example: 'Invitación', describe: 'In the language asked for' }) stageLabel: string;
  @IntField({ min: 1, example: 3 }) version: number;
  @InstantField() since: string;
  @TextField({ optional: true, example: 'completed' }) outcome?: string;
  @FlagField({ example: false }) ended: boolean;
  @TextField({ optional: true, example: 'high' }) priority?: string;
  @PersonField({ optional: true }) personInCharge?: string;
  @TextField({ optional: true, example: 'family-asked', describe: 'Code of the reason of the last step' })
  reason?: string;
  @TextField({ optional: true, example: 'gestora-1' }) actor?: string;
  @PartField(() => PauseDto, { optional: true }) pause?: PauseDto;
  @InstantField() startedAt: string;
  @IntField({ describe: 'How often the watchdog started its process anew' }) revived: number;
}

class OnTheWayDto {
  @IntField({ describe: 'Messages that Temporal has not taken yet' }) count: number;
  @IntField() attempts: number;
  @InstantField({ optional: true, describe: 'Wall time of the oldest' }) since?: string;
}

/** One process: where it stands, what it waits for, what happens if nobody acts, and whether it runs. */
export class ExplanationDto {
  @TextField({ example: 'case-01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11' }) workflowId: string;
  @TextField({ example: 'case-management' }) process: string;
  @TextField({ example: 'Gestión de casos' }) processLabel: string;
  @CodeField(SERVICES) owner: string;
  @IdField() recordId: string;
  @CommuneField() commune: string;
  @TextField({ optional: true, example: '/api/cases/v1/cases/01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11' }) path?: string;
  @TextField({ example: '/temporal/namespaces/default/workflows/case-01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11' })
  temporal: string;
  @PartField(() => StandingDto) standing: StandingDto;
  @ListField(() => DeadlineDto, { describe: 'Clocks that run, soonest first' }) clocks: DeadlineDto[];
  @PartField(() => OnTheWayDto) onTheWay: OnTheWayDto;
  @ListField(() => TimelineEntryDto, { describe: 'What happened last, newest first' }) steps: TimelineEntryDto[];
  @CodeField(AGREEMENTS, { describe: 'Whether the record and its process say the same' }) agreement: Agreement;

  @FlagField({
    optional: true,
    describe: 'Nobody of the office is named, nor what was done: that stays in the commune',
  })
  peopleWithheld?: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The process as Temporal knows it: runs, retries, its own memory',
  })
  look?: object;

  @TextField({ max: 20_000, example: 'Gestión de casos · case-…', describe: 'All of it as a page of plain text' })
  text: string;
}

export class ExplanationsDto {
  @ListField(() => ExplanationDto, { describe: 'Usually one' }) items: ExplanationDto[];
}
