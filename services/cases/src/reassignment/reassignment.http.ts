import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CaseDto } from '../case-file/case-file.dto.js';
import { CasePath, CommunePath, RecordPath } from '../case-file/case-paths.js';
import { CaseReassignmentBody, ReassignmentBody, ReassignmentDto } from './reassignment.dto.js';
import { CASE_REASSIGNMENT, REASSIGNMENT } from './reassignment.examples.js';
import { ReassignmentService } from './reassignment.service.js';

@ApiTags('reassignment')
@Controller()
export class ReassignmentController {
  constructor(private readonly reassignments: ReassignmentService) {}

  /** One case goes to another professional, with its due dates, tasks and appointments. */
  @Post('cases/:caseId/reassignment')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(CasePath)
  @Example(CaseReassignmentBody, CASE_REASSIGNMENT)
  @ApiOkResponse({ type: CaseDto })
  one(@Param() { caseId }: CasePath, @Body() { to, reason }: CaseReassignmentBody): Promise<CaseDto> {
    return this.reassignments.one(caseId, to, reason);
  }

  /** The whole caseload of a professional, in one command. It goes on by itself if it is interrupted. */
  @Post('communes/:commune/reassignments')
  @Rights('cases.coordinate')
  @PathParams(CommunePath)
  @Example(ReassignmentBody, REASSIGNMENT)
  @ApiCreatedResponse({ type: ReassignmentDto })
  whole(@Param() { commune }: CommunePath, @Body() { from, to, reason }: ReassignmentBody): Promise<ReassignmentDto> {
    return this.reassignments.whole(commune, from, to, reason);
  }

  @Get('reassignments/:id')
  @Rights('cases.oversee')
  @PathParams(RecordPath)
  @ApiOkResponse({ type: ReassignmentDto })
  get(@Param() { id }: RecordPath): Promise<ReassignmentDto> {
    return this.reassignments.get(id);
  }
}
