import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { refuse, RefusedError } from '@oln/contracts';
import { PathParams, PatternField, Rights } from '@oln/service-kit';
import { IndicatorDto } from './indicator.dto.js';
import { IndicatorErrors } from './indicator.errors.js';
import { indicatorView } from './indicator.views.js';
import { findIndicator, INDICATORS } from './indicators.js';

class IndicatorPath {
  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, { example: 'renounced', max: 64, describe: 'Of the catalogue' })
  indicator: string;
}

/** What can be asked for: data of the house, the same for everybody. */
@ApiTags('indicators')
@Controller('indicators')
export class IndicatorController {
  @Get()
  @Rights('figures.read')
  @ApiOkResponse({ type: IndicatorDto, isArray: true })
  list(): IndicatorDto[] {
    return INDICATORS.map(indicatorView);
  }

  @Get(':indicator')
  @Rights('figures.read')
  @PathParams(IndicatorPath)
  @ApiOkResponse({ type: IndicatorDto })
  get(@Param() { indicator }: IndicatorPath): IndicatorDto {
    const found = findIndicator(indicator);
    if (!found) throw new RefusedError(refuse(IndicatorErrors.NOT_FOUND));
    return indicatorView(found);
  }
}
