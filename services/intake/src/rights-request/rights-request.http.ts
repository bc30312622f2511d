import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  Changes,
  PageQuery,
  PathParams,
  Rights,
  TimelineEntryDto,
  type Page,
  type RightName,
} from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { RightsAnswering } from './rights-answering.js';
import { RightsRequestDesk } from './rights-request-desk.js';
import {
  AnswerDto,
  CheckIdentityDto,
  ExtendDto,
  PutInChargeDto,
  ReceiveRightsRequestDto,
  RightsRequestDto,
  RightsRequestListQuery,
  WholeRightsRequestDto,
  WithdrawRightsRequestDto,
} from './rights-request.dto.js';
import { RightsRequestReading } from './rights-request.reading.js';
import { RightsRequestService } from './rights-request.service.js';
import { rightsRequestView, wholeRightsRequestView } from './rights-request.views.js';

/** `POST /rights-requests/:id/<step>`: needs the ETag that was seen. */
const Step = (step: string, right: RightName): MethodDecorator =>
  applyDecorators(
    Post(`:id/${step}`),
    HttpCode(200),
    Rights(right),
    Changes(),
    PathParams(IdPath),
    ApiOkResponse({ type: RightsRequestDto }),
  );

/** What people ask about their own data (law 21.719). */
@ApiTags('rights requests')
@Controller('rights-requests')
export class RightsRequestController {
  constructor(
    private readonly desk: RightsRequestDesk,
    private readonly reading: RightsRequestReading,
    private readonly requests: RightsRequestService,
    private readonly answering: RightsAnswering,
  ) {}

  /** Writes a request down; the term of the law runs from the day it was received. */
  @Post()
  @Rights('rights-requests.receive')
  @ApiCreatedResponse({ type: RightsRequestDto })
  async receive(@Body() { receivedAt, ...told }: ReceiveRightsRequestDto): Promise<RightsRequestDto> {
    const at = receivedAt ? new Date(receivedAt) : undefined;
    return rightsRequestView(await this.desk.receive({ ...told, receivedAt: at }));
  }

  /** Newest first, without what was said. */
  @Get()
  @Rights('rights-requests.follow')
  @ApiPage(RightsRequestDto)
  async list(@Query() { cursor, limit, ...filter }: RightsRequestListQuery): Promise<Page<RightsRequestDto>> {
    const found = await this.reading.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(rightsRequestView) };
  }

  @Get(':id')
  @Rights('rights-requests.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: WholeRightsRequestDto })
  async get(@Param() { id }: IdPath): Promise<WholeRightsRequestDto> {
    return wholeRightsRequestView(await this.reading.get(id));
  }

  /** Everything that happened to it, newest first. */
  @Get(':id/timeline')
  @Rights('rights-requests.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.reading.past(id, page);
  }

  /** How it was checked that who asks is who they say: before that nothing is granted. */
  @Step('identity', 'rights-requests.work')
  async checkIdentity(@Param() { id }: IdPath, @Body() { check }: CheckIdentityDto): Promise<RightsRequestDto> {
    return rightsRequestView(await this.requests.checkIdentity(id, check));
  }

  /** More time, once, before the first term is over. */
  @Step('extension', 'rights-requests.decide')
  async extend(@Param() { id }: IdPath, @Body() { reason }: ExtendDto): Promise<RightsRequestDto> {
    return rightsRequestView(await this.requests.extend(id, reason));
  }

  /** Granted, granted in part, or refused with a reason: what the person is told closes the request. An objection ends consents. */
  @Step('answer', 'rights-requests.decide')
  async answer(@Param() { id }: IdPath, @Body() answer: AnswerDto): Promise<RightsRequestDto> {
    return rightsRequestView(await this.answering.answer(id, answer));
  }

  @Step('withdrawal', 'rights-requests.work')
  async withdraw(@Param() { id }: IdPath, @Body() { reason }: WithdrawRightsRequestDto): Promise<RightsRequestDto> {
    return rightsRequestView(await this.requests.withdraw(id, reason));
  }

  @Step('in-charge', 'rights-requests.decide')
  async putInCharge(@Param() { id }: IdPath, @Body() { person }: PutInChargeDto): Promise<RightsRequestDto> {
    return rightsRequestView(await this.requests.putInCharge(id, person));
  }
}
