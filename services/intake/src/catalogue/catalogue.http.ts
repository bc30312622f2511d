import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CONSENT_CATALOGUES } from '@oln/policy';
import { CodeField, DateField, FlagField, IntField, ListField, PartField, Rights, TextField } from '@oln/service-kit';
import { PRIORITY_MODELS } from '../priority/priority-model.js';
import { MOTIVES } from '../request/motives.js';
import { LabelDto } from './label.dto.js';

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

class PurposeDto {
  @TextField({ example: 'sharing' }) code: string;
  @CodeField(['intake', 'cases'], { describe: 'Where it is recorded and taken back' }) recordedIn: string;
  @CodeField(['allowed', 'not-allowed'], { describe: 'What holds while nobody was asked' }) unasked: string;
  @PartField(() => LabelDto) label: LabelDto;
  @PartField(() => LabelDto, { describe: 'By what right the office acts without it' }) legalBasis: LabelDto;
  @PartField(() => LabelDto, { describe: 'What a refusal or a withdrawal stops' }) stops: LabelDto;
  @PartField(() => LabelDto, { describe: 'What goes on all the same' }) goesOn: LabelDto;
}

class ConsentCatalogueDto {
  @TextField({ example: '2026.1' }) version: string;
  @DateField({ example: '2026-01-01' }) validFrom: string;
  @ListField(() => PurposeDto) purposes: PurposeDto[];
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

  /** What people are asked to agree to, every version of it: by what right the office acts without, what stops and what goes on. */
  @Get('consent-purposes')
  @Rights('catalogues.read')
  @ApiOkResponse({ type: ConsentCatalogueDto, isArray: true })
  consentPurposes(): ConsentCatalogueDto[] {
    return CONSENT_CATALOGUES.map(({ purposes, ...catalogue }) => ({
      ...catalogue,
      purposes: purposes.map(({ documents: _documents, ...purpose }) => purpose),
    }));
  }
}
