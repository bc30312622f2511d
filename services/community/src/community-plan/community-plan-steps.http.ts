import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { CommunityPlanDto, CycleBody, PlanPauseBody } from './community-plan.dto.js';
import { CommunityPlanDesk } from './community-plan-desk.service.js';
import * as examples from './community-plan.examples.js';
import { planView } from './community-plan.views.js';

@ApiTags('community-plan')
@Controller('plans')
export class CommunityPlanStepsController {
  constructor(private readonly desk: CommunityPlanDesk) {}

  /** The next stage. Refused until the documents of this one are recorded. */
  @Post(':id/advance')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CommunityPlanDto })
  async advance(@Param() { id }: IdPath): Promise<CommunityPlanDto> {
    return planView(await this.desk.advance(id));
  }

  /** The first cycle of the strategic community plan, or another one after it. */
  @Post(':id/cycles')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(CycleBody, examples.CYCLE)
  @ApiOkResponse({ type: CommunityPlanDto })
  async startCycle(@Param() { id }: IdPath, @Body() { until }: CycleBody): Promise<CommunityPlanDto> {
    return planView(await this.desk.startCycle(id, until));
  }

  /** The cycle is finished before its date, which comes of itself. */
  @Post(':id/cycle-end')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CommunityPlanDto })
  async endCycle(@Param() { id }: IdPath): Promise<CommunityPlanDto> {
    return planView(await this.desk.endCycle(id));
  }

  /** Its clocks stand still until a date, which comes of itself. */
  @Post(':id/pause')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(PlanPauseBody, examples.PAUSE)
  @ApiOkResponse({ type: CommunityPlanDto })
  async pause(@Param() { id }: IdPath, @Body() { until, reason }: PlanPauseBody): Promise<CommunityPlanDto> {
    return planView(await this.desk.pause(id, until, reason));
  }

  /** Before that date. */
  @Post(':id/resumption')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CommunityPlanDto })
  async resume(@Param() { id }: IdPath): Promise<CommunityPlanDto> {
    return planView(await this.desk.resume(id));
  }
}
