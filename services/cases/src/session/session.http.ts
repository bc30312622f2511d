import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Example, type Page, PageQuery, PathParams, Rights } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { SessionBody, SessionDto } from './session.dto.js';
import { SESSION } from './session.examples.js';
import type { Session } from './session.js';
import { SessionService } from './session.service.js';

@ApiTags('sessions')
@Controller('cases/:caseId/sessions')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  /** A session that was held, or missed. */
  @Post()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(SessionBody, SESSION)
  @ApiCreatedResponse({ type: SessionDto })
  log(@Param() { caseId }: CasePath, @Body() body: SessionBody): Promise<SessionDto> {
    return this.sessions.log(caseId, sessionOf(body));
  }

  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiPage(SessionDto)
  list(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<SessionDto>> {
    return this.sessions.list(caseId, page);
  }
}

function sessionOf({ held, missedReason = 'other', at, ...body }: SessionBody): Session {
  const session = { ...body, at: new Date(at) };
  return held ? { ...session, held } : { ...session, held, missedReason };
}
