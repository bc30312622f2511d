import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, currentContext, IdPath, PathParams, Rights } from '@oln/service-kit';
import { OfferDto } from '../offer-map/offer.dto.js';
import { offerView } from '../offer-map/offer.views.js';
import { FreshnessService } from './freshness.service.js';

@ApiTags('offers')
@Controller('offers/:id/confirmation')
export class FreshnessController {
  constructor(private readonly freshness: FreshnessService) {}

  /** The entry is right as it stands: fresh for another 30 days (policy `offer.fresh-days`). */
  @Post()
  @HttpCode(200)
  @Changes()
  @Rights('map.provide')
  @PathParams(IdPath)
  @ApiOkResponse({ type: OfferDto })
  async confirm(@Param() { id }: IdPath): Promise<OfferDto> {
    return offerView(await this.freshness.confirm(id), currentContext().principal);
  }
}
