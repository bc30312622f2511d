import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, PathParams, Rights, SOME_ID, type Page } from '@oln/service-kit';
import type { AlertIdentification } from './alert-identification.js';
import {
  AlertPath,
  IdentificationDto,
  IdentificationQuery,
  ResolutionBody,
  WholeIdentificationDto,
} from './identification.dto.js';
import { IdentificationDesk } from './identification-desk.service.js';

/** Alerts that ask whom they are about, where a person must say so. */
@ApiTags('alert identifications')
@Controller('alert-identifications')
export class IdentificationController {
  constructor(private readonly desk: IdentificationDesk) {}

  /** Who waits for the longest first. */
  @Get()
  @Rights('identifications.follow')
  @ApiPage(IdentificationDto)
  async list(
    @Query() { cursor, limit, state = 'unclear', commune }: IdentificationQuery,
  ): Promise<Page<IdentificationDto>> {
    const found = await this.desk.list({ state, commune }, { cursor, limit });
    return { ...found, items: found.items.map(view) };
  }

  /** With what the alert tells of the child. Reading it is on record. */
  @Get(':alertId')
  @Rights('identifications.work')
  @PathParams(AlertPath)
  @ApiOkResponse({ type: WholeIdentificationDto })
  async get(@Param() { alertId }: AlertPath): Promise<WholeIdentificationDto> {
    const { one, told } = await this.desk.get(alertId);
    return { ...view(one), told };
  }

  /** Somebody of the registry, or nobody of it: then the child is entered as the alert tells. */
  @Post(':alertId/resolution')
  @HttpCode(200)
  @Rights('identifications.work')
  @Changes()
  @PathParams(AlertPath)
  @Example(ResolutionBody, { personId: SOME_ID })
  @ApiOkResponse({ type: IdentificationDto })
  async resolve(@Param() { alertId }: AlertPath, @Body() choice: ResolutionBody): Promise<IdentificationDto> {
    return view(await this.desk.resolve(alertId, choice));
  }
}

const view = ({ askedAt, ...one }: AlertIdentification): IdentificationDto => ({
  ...one,
  // From the receipt of a repeated call it comes as text.
  askedAt: new Date(askedAt).toISOString(),
});
