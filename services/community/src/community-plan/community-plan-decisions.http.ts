import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import {
  CommunityPlanDto,
  ConclusionBody,
  PlanMergeBody,
  PlanReassignmentBody,
  PlanWithdrawalBody,
} from './community-plan.dto.js';
import { CommunityPlanDesk } from './community-plan-desk.service.js';
import * as examples from './community-plan.examples.js';
import { CommunityPlanHandover } from './community-plan-handover.service.js';
import { planView } from './community-plan.views.js';

@ApiTags('community-plan')
@Controller('plans')
export class CommunityPlanDecisionsController {
  constructor(
    private readonly desk: CommunityPlanDesk,
    private readonly handover: CommunityPlanHandover,
  ) {}

  /** The plan is evaluated. Refused until the report of the evaluation is recorded. */
  @Post(':id/conclusion')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.lead')
  @PathParams(IdPath)
  @Example(ConclusionBody, examples.CONCLUSION)
  @ApiOkResponse({ type: CommunityPlanDto })
  async conclude(@Param() { id }: IdPath, @Body() { outcome }: ConclusionBody): Promise<CommunityPlanDto> {
    return planView(await this.desk.conclude(id, outcome));
  }

  /** The community withdraws, or the office cannot go on. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.lead')
  @PathParams(IdPath)
  @Example(PlanWithdrawalBody, examples.WITHDRAWAL)
  @ApiOkResponse({ type: CommunityPlanDto })
  async withdraw(@Param() { id }: IdPath, @Body() { reason }: PlanWithdrawalBody): Promise<CommunityPlanDto> {
    return planView(await this.desk.withdraw(id, reason));
  }

  /** Another plan of the commune goes on with it; what was done stays with this one. */
  @Post(':id/merge')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.lead')
  @PathParams(IdPath)
  @Example(PlanMergeBody, examples.MERGE)
  @ApiOkResponse({ type: CommunityPlanDto })
  async merge(@Param() { id }: IdPath, @Body() { into }: PlanMergeBody): Promise<CommunityPlanDto> {
    return planView(await this.desk.merge(id, into));
  }

  /** Somebody else of the office is in charge. */
  @Post(':id/reassignment')
  @HttpCode(200)
  @Changes()
  @Rights('community-plans.lead')
  @PathParams(IdPath)
  @Example(PlanReassignmentBody, examples.REASSIGNMENT)
  @ApiOkResponse({ type: CommunityPlanDto })
  async reassign(@Param() { id }: IdPath, @Body() { to, reason }: PlanReassignmentBody): Promise<CommunityPlanDto> {
    return planView(await this.handover.reassign(id, to, reason));
  }
}
