import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  DueDateDto,
  Example,
  IdPath,
  PageQuery,
  PathParams,
  Rights,
  TimelineEntryDto,
  type Page,
} from '@oln/service-kit';
import { CommunityPlanBody, CommunityPlanDto, CommunityPlanListQuery } from './community-plan.dto.js';
import { PLAN } from './community-plan.examples.js';
import { CommunityPlanOpening } from './community-plan-opening.service.js';
import { CommunityPlanReading } from './community-plan-reading.js';
import { planView } from './community-plan.views.js';

@ApiTags('community-plan')
@Controller('plans')
export class CommunityPlanController {
  constructor(
    private readonly opening: CommunityPlanOpening,
    private readonly plans: CommunityPlanReading,
  ) {}

  /** The office begins to work with a community. One that has an open plan has no other. */
  @Post()
  @Rights('community-plans.work')
  @Example(CommunityPlanBody, PLAN)
  @ApiCreatedResponse({ type: CommunityPlanDto })
  async open(@Body() body: CommunityPlanBody): Promise<CommunityPlanDto> {
    return planView(await this.opening.open(body));
  }

  /** Plans within reach, newest first. */
  @Get()
  @Rights('community-plans.follow')
  @ApiPage(CommunityPlanDto)
  async list(@Query() { cursor, limit, ...filter }: CommunityPlanListQuery): Promise<Page<CommunityPlanDto>> {
    const found = await this.plans.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(planView) };
  }

  @Get(':id')
  @Rights('community-plans.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CommunityPlanDto })
  async get(@Param() { id }: IdPath): Promise<CommunityPlanDto> {
    return planView(await this.plans.get(id));
  }

  /** Everything that happened, newest first. */
  @Get(':id/timeline')
  @Rights('community-plans.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.plans.past(id, page);
  }

  /** What is to come, soonest first. */
  @Get(':id/due')
  @Rights('community-plans.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: DueDateDto, isArray: true })
  coming(@Param() { id }: IdPath): Promise<DueDateDto[]> {
    return this.plans.coming(id);
  }
}
