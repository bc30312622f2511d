import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, currentContext, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import { AddOfferBody, OfferBody, OfferDto, OfferListQuery } from './offer.dto.js';
import { MENTAL_HEALTH } from './offer.examples.js';
import { OfferMapService } from './offer-map.service.js';
import type { Offer } from './offer.js';
import { offerView } from './offer.views.js';

const view = (offer: Offer): OfferDto => offerView(offer, currentContext().principal);

@ApiTags('offers')
@Controller('offers')
export class OfferMapController {
  constructor(private readonly map: OfferMapService) {}

  @Post()
  @Rights('map.keep')
  @Example(AddOfferBody, { ...MENTAL_HEALTH, commune: '13110' })
  @ApiCreatedResponse({ type: OfferDto })
  async add(@Body() { commune, ...facts }: AddOfferBody): Promise<OfferDto> {
    return view(await this.map.add(commune, facts));
  }

  /** Services by name: the office's own, and those of the region that serve its commune. */
  @Get()
  @Rights('map.read')
  @ApiPage(OfferDto)
  async list(@Query() { cursor, limit, ...filter }: OfferListQuery): Promise<Page<OfferDto>> {
    const found = await this.map.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(view) };
  }

  @Get(':id')
  @Rights('map.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: OfferDto })
  async get(@Param() { id }: IdPath): Promise<OfferDto> {
    return view(await this.map.get(id));
  }

  /** The whole entry as it shall be: what is not named is cleared. */
  @Put(':id')
  @Changes()
  @Rights('map.keep')
  @PathParams(IdPath)
  @Example(OfferBody, MENTAL_HEALTH)
  @ApiOkResponse({ type: OfferDto })
  async change(@Param() { id }: IdPath, @Body() body: OfferBody): Promise<OfferDto> {
    return view(await this.map.change(id, body));
  }
}
