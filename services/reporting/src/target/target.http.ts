import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { TargetBody, TargetDto, TargetPath, TargetsPath, TargetsQuery, TargetStandingsDto } from './target.dto.js';
import { TargetService, type TargetOf } from './target.service.js';
import type { Target } from './target.js';

const EXAMPLE: TargetBody = { value: 320, green: 0.05, yellow: 0.2 };

@ApiTags('targets')
@Controller('communes/:commune/targets')
export class TargetController {
  constructor(private readonly targets: TargetService) {}

  /** How far the indicators of a commune have come in the year: value and expected value so far, and the light with its reason. */
  @Get()
  @Rights('targets.read')
  @PathParams(TargetsPath)
  @ApiOkResponse({ type: TargetStandingsDto })
  async list(@Param() { commune }: TargetsPath, @Query() { year, asOf }: TargetsQuery): Promise<TargetStandingsDto> {
    const found = await this.targets.list(commune, year, asOf);
    const items = found.items.map(({ target, indicator: { better, unit }, standing }) => ({
      ...{ target: targetView(target), better, unit },
      ...standing,
    }));
    return { asOf: found.asOf, items };
  }

  /** What was said of it, the newest first. */
  @Get(':year/:indicator/versions')
  @Rights('targets.read')
  @PathParams(TargetPath)
  @ApiOkResponse({ type: TargetDto, isArray: true })
  async history(@Param() path: TargetPath): Promise<TargetDto[]> {
    return (await this.targets.history(targetOf(path))).map(targetView);
  }

  /** What an indicator is to come to in the year. For the first time send `If-Match: "0"`. */
  @Put(':year/:indicator')
  @Rights('targets.change')
  @Changes()
  @PathParams(TargetPath)
  @Example(TargetBody, EXAMPLE)
  @ApiOkResponse({ type: TargetDto })
  async put(@Param() path: TargetPath, @Body() wanted: TargetBody): Promise<TargetDto> {
    return targetView(await this.targets.put(targetOf(path), wanted));
  }
}

const targetOf = ({ commune, year, indicator }: TargetPath): TargetOf => ({ commune, year: Number(year), indicator });

const targetView = ({ setAt, ...target }: Target): TargetDto => ({ ...target, setAt: setAt.toISOString() });
