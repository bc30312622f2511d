import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { CapacityDto, PeriodBody, PeriodPath } from './capacity.dto.js';
import { CapacityService } from './capacity.service.js';
import { capacityView } from './capacity.views.js';

@ApiTags('offers')
@Controller('offers/:id/capacities')
export class CapacityController {
  constructor(private readonly capacities: CapacityService) {}

  /** Places period by period, in order. */
  @Get()
  @Rights('map.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CapacityDto, isArray: true })
  async list(@Param() { id }: IdPath): Promise<CapacityDto[]> {
    return (await this.capacities.list(id)).map(capacityView);
  }

  /** Declares the places of a period, or changes them. `If-Match: "0"`: the period is new. */
  @Put(':from')
  @Changes()
  @Rights('map.provide')
  @PathParams(PeriodPath)
  @Example(PeriodBody, { periodTo: '2026-12-31', places: 12 })
  @ApiOkResponse({ type: CapacityDto })
  async put(@Param() { id, from }: PeriodPath, @Body() body: PeriodBody): Promise<CapacityDto> {
    return capacityView(await this.capacities.put(id, from, body));
  }
}
