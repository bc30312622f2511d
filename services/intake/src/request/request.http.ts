import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, PathParams, Rights, type Page } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { AdmissionDesk } from './admission-desk.service.js';
import { FrontDesk } from './front-desk.service.js';
import { RegisterRequestDto, RequestListQuery } from './request-input.dto.js';
import { ChecksDto, RequestDto, RequestWithNarrativeDto, ScoreEntryDto } from './request.dto.js';
import { RequestReading } from './request.reading.js';
import { requestView, scoreView, viewOfRow } from './request.views.js';

@ApiTags('requests')
@Controller('requests')
export class RequestController {
  constructor(
    private readonly desk: FrontDesk,
    private readonly admission: AdmissionDesk,
    private readonly reading: RequestReading,
  ) {}

  /** Writes a request down; its process starts. Danger, if reported, escalates at once. */
  @Post()
  @Rights('requests.receive')
  @ApiCreatedResponse({ type: RequestDto })
  register(@Body() told: RegisterRequestDto): Promise<RequestDto> {
    return this.desk.register({
      commune: told.commune,
      channel: told.channel,
      motive: told.motive,
      familyId: told.familyId,
      childIds: told.childIds,
      factors: told.factors ?? [],
      narrative: told.narrative,
      receivedAt: told.receivedAt ? new Date(told.receivedAt) : undefined,
      danger: told.danger,
      previousCaseId: told.previousCaseId,
    });
  }

  /** Requests within reach, newest first unless asked otherwise. By priority: the queue. */
  @Get()
  @Rights('requests.follow')
  @ApiPage(RequestDto)
  async list(@Query() { cursor, limit, ...filter }: RequestListQuery): Promise<Page<RequestDto>> {
    const found = await this.reading.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(viewOfRow) };
  }

  @Get(':id')
  @Rights('requests.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: RequestWithNarrativeDto })
  async get(@Param() { id }: IdPath): Promise<RequestWithNarrativeDto> {
    const { request, narrative } = await this.reading.get(id);
    return { ...requestView(request), narrative };
  }

  /** What stands in the way of admitting it, before somebody decides. */
  @Get(':id/checks')
  @Rights('requests.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ChecksDto })
  checks(@Param() { id }: IdPath): Promise<ChecksDto> {
    return this.admission.checks(id);
  }

  /** Every score the request had, newest first, each explained factor by factor. */
  @Get(':id/scores')
  @Rights('requests.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ScoreEntryDto, isArray: true })
  async scores(@Param() { id }: IdPath): Promise<ScoreEntryDto[]> {
    return (await this.reading.scoresOf(id)).map(scoreView);
  }
}
