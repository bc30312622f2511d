import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { FollowUpBody, FollowUpDto, SecondLookBody } from './follow-up.dto.js';
import { FOLLOW_UP, SECOND_LOOK } from './follow-up.examples.js';
import { FollowUpService } from './follow-up.service.js';

@ApiTags('follow-up')
@Controller('cases/:caseId')
export class FollowUpController {
  constructor(private readonly followUps: FollowUpService) {}

  /** The contact of month 3 or 6, from 30 days before; a new risk at once. After that of month 6 the case ends. */
  @Post('follow-ups')
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(FollowUpBody, FOLLOW_UP)
  @ApiCreatedResponse({ type: FollowUpDto })
  contact(@Param() { caseId }: CasePath, @Body() { month, ...body }: FollowUpBody): Promise<FollowUpDto> {
    return this.followUps.contact(caseId, { ...body, month: month === '3' ? 3 : 6 });
  }

  /** Who was dismissed is looked at once more, 60 days after, and only then let go. A risk that is found is told at once. */
  @Post('second-look')
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(SecondLookBody, SECOND_LOOK)
  @ApiCreatedResponse({ type: FollowUpDto })
  lookAgain(@Param() { caseId }: CasePath, @Body() body: SecondLookBody): Promise<FollowUpDto> {
    return this.followUps.lookAgain(caseId, body);
  }

  @Get('follow-ups')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: FollowUpDto, isArray: true })
  list(@Param() { caseId }: CasePath): Promise<FollowUpDto[]> {
    return this.followUps.list(caseId);
  }
}
