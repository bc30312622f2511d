import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, type Page, PathParams, Rights } from '@oln/service-kit';
import { CasePath, CaseRecordPath } from '../case-file/case-paths.js';
import {
  PlanBody,
  PlanDto,
  ReturnBody,
  SignatureBody,
  TaskBody,
  TaskInForceDto,
  TaskListQuery,
  TaskPath,
} from './family-plan.dto.js';
import { PLAN, RETURN, SIGNATURE, TASK } from './family-plan.examples.js';
import { FamilyPlanService } from './family-plan.service.js';

/** Changes name the version of the plan in `If-Match`. */
@ApiTags('family plan')
@Controller()
export class FamilyPlanController {
  constructor(private readonly plans: FamilyPlanService) {}

  /** All versions, newest first. */
  @Get('cases/:caseId/family-plans')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: PlanDto, isArray: true })
  list(@Param() { caseId }: CasePath): Promise<PlanDto[]> {
    return this.plans.list(caseId);
  }

  /** Writes a version of the plan: the first one after the diagnosis, another one after a review. */
  @Post('cases/:caseId/family-plans')
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(PlanBody, PLAN)
  @ApiCreatedResponse({ type: PlanDto })
  propose(@Param() { caseId }: CasePath, @Body() { objectives }: PlanBody): Promise<PlanDto> {
    return this.plans.propose(caseId, objectives);
  }

  @Get('cases/:caseId/family-plans/:id')
  @Rights('cases.read')
  @PathParams(CaseRecordPath)
  @ApiOkResponse({ type: PlanDto })
  get(@Param() { caseId, id }: CaseRecordPath): Promise<PlanDto> {
    return this.plans.get(caseId, id);
  }

  @Post('cases/:caseId/family-plans/:id/signatures')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CaseRecordPath)
  @Example(SignatureBody, SIGNATURE)
  @ApiOkResponse({ type: PlanDto })
  sign(@Param() { caseId, id }: CaseRecordPath, @Body() body: SignatureBody): Promise<PlanDto> {
    return this.plans.sign(caseId, id, body);
  }

  /** The coordinator approves what family, children and case manager signed: the plan is in force. */
  @Post('cases/:caseId/family-plans/:id/approval')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(CaseRecordPath)
  @ApiOkResponse({ type: PlanDto })
  approve(@Param() { caseId, id }: CaseRecordPath): Promise<PlanDto> {
    return this.plans.approve(caseId, id);
  }

  @Post('cases/:caseId/family-plans/:id/return')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(CaseRecordPath)
  @Example(ReturnBody, RETURN)
  @ApiOkResponse({ type: PlanDto })
  giveBack(@Param() { caseId, id }: CaseRecordPath, @Body() { reason }: ReturnBody): Promise<PlanDto> {
    return this.plans.giveBack(caseId, id, reason);
  }

  @Put('cases/:caseId/family-plans/:id/tasks/:taskId')
  @Changes()
  @Rights('cases.work')
  @PathParams(TaskPath)
  @Example(TaskBody, TASK)
  @ApiOkResponse({ type: PlanDto })
  changeTask(@Param() { caseId, id, taskId }: TaskPath, @Body() { state }: TaskBody): Promise<PlanDto> {
    return this.plans.changeTask(caseId, id, taskId, state);
  }

  /** Open tasks of plans in force, soonest first: own ones, or the office's for whoever oversees. */
  @Get('tasks')
  @Rights('cases.read')
  @ApiPage(TaskInForceDto)
  openTasks(@Query() { cursor, limit, ...filter }: TaskListQuery): Promise<Page<TaskInForceDto>> {
    return this.plans.openTasks(filter, { cursor, limit });
  }
}
