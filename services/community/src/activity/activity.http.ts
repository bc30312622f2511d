import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import {
  ActivityBody,
  ActivityDto,
  ActivityListQuery,
  CancellationBody,
  HeadcountsBody,
  HeldBody,
  PutOffBody,
  WholeActivityDto,
} from './activity.dto.js';
import * as examples from './activity.examples.js';
import { ActivityReading } from './activity-reading.js';
import { ActivityService } from './activity.service.js';
import { activityView } from './activity.views.js';

@ApiTags('activity')
@Controller()
export class ActivityController {
  constructor(
    private readonly activities: ActivityService,
    private readonly reading: ActivityReading,
  ) {}

  /** An activity of the plan is to be held. */
  @Post('plans/:id/activities')
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(ActivityBody, examples.ACTIVITY)
  @ApiCreatedResponse({ type: ActivityDto })
  async plan(@Param() { id }: IdPath, @Body() body: ActivityBody): Promise<ActivityDto> {
    return activityView(await this.activities.plan(id, body));
  }

  /** Newest first. */
  @Get('plans/:id/activities')
  @Rights('community-plans.follow')
  @PathParams(IdPath)
  @ApiPage(ActivityDto)
  async list(@Param() { id }: IdPath, @Query() { state, ...page }: ActivityListQuery): Promise<Page<ActivityDto>> {
    const found = await this.reading.ofPlan(id, state, page);
    return { ...found, items: found.items.map(activityView) };
  }

  /** In the office, with how many were there without a name. */
  @Get('activities/:id')
  @Rights('community-plans.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: WholeActivityDto })
  async get(@Param() { id }: IdPath): Promise<WholeActivityDto> {
    const { counts, ...activity } = await this.reading.get(id);
    return { ...activityView(activity), ...(counts && { counts }) };
  }

  /** It took place. While the plan runs, the clock of the next activity begins anew. */
  @Post('activities/:id/holding')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(HeldBody, examples.HELD)
  @ApiOkResponse({ type: ActivityDto })
  async hold(@Param() { id }: IdPath, @Body() { on }: HeldBody): Promise<ActivityDto> {
    return activityView(await this.activities.hold(id, on));
  }

  @Post('activities/:id/cancellation')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(CancellationBody, examples.CANCELLATION)
  @ApiOkResponse({ type: ActivityDto })
  async cancel(@Param() { id }: IdPath, @Body() { reason }: CancellationBody): Promise<ActivityDto> {
    return activityView(await this.activities.cancel(id, reason));
  }

  /** To another day, perhaps elsewhere. */
  @Post('activities/:id/putting-off')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(PutOffBody, examples.PUT_OFF)
  @ApiOkResponse({ type: ActivityDto })
  async putOff(@Param() { id }: IdPath, @Body() { to, place }: PutOffBody): Promise<ActivityDto> {
    return activityView(await this.activities.putOff(id, to, place));
  }

  /** People without a name, by age and sex: as at a school. Told again, it takes the place of what was told before. */
  @Put('activities/:id/headcounts')
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(HeadcountsBody, examples.HEADCOUNTS)
  @ApiOkResponse({ type: ActivityDto })
  async count(@Param() { id }: IdPath, @Body() { counts }: HeadcountsBody): Promise<ActivityDto> {
    return activityView(await this.activities.count(id, counts));
  }
}
