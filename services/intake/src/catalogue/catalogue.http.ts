import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CodeField, DateField, FlagField, IntField, ListField, PartField, Rights, TextField } from '@oln/service-kit';
import { PRIORITY_MODELS } from '../priority/priority-model.js';
import { MOTIVES } from '../request/motives.js';

class LabelDto {
  @TextField({ example: 'Negligencia' }) es: string;
  @TextField({ example: 'Neglect' }) en: string;
}

class MotiveDto {
  @TextField({ example: 'neglect' }) code: string;
  @FlagField({ describe: 'Inside the functions of the office' }) within: boolean;
  @PartField(() => LabelDto) label: LabelDto;
}

class FactorDto {
  @TextField({ example: 'neglect' }) code: string;
  @IntField({ max: 100, example: 20 }) points: number;
  @CodeField(['said', 'derived', 'alert', 'system'], { describe: 'Who or what names it' }) source: string;
  @PartField(() => LabelDto) label: LabelDto;
}

class ThresholdsDto {
  @IntField({ max: 100, example: 60 }) high: number;
  @IntField({ max: 100, example: 30 }) medium: number;
}

class PriorityModelDto {
  @TextField({ example: '2026.1' }) version: string;
  @DateField({ example: '2026-01-01' }) validFrom: string;
  @PartField(() => ThresholdsDto) thresholds: ThresholdsDto;
  @ListField(() => FactorDto) factors: FactorDto[];
}

/** Catalogues, with their Spanish and English labels. */
@ApiTags('catalogues')
@Controller('catalogues')
export class CatalogueController {
  @Get('motives')
  @Rights('catalogues.read')
  @ApiOkResponse({ type: MotiveDto, isArray: true })
  motives(): MotiveDto[] {
    return MOTIVES;
  }

  /** How the unified score is made, every version of it: whoever contests a score can see what it counts. */
  @Get('priority-models')
  @Rights('catalogues.read')
  @ApiOkResponse({ type: PriorityModelDto, isArray: true })
  priorityModels(): PriorityModelDto[] {
    return [...PRIORITY_MODELS];
  }
}
