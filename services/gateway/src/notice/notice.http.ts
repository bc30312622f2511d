import { Controller, Get, Param, Post, HttpCode, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ROLES } from '@oln/contracts';
import {
  ApiPage,
  CodeField,
  IdField,
  InstantField,
  IntField,
  PageQuery,
  PathParams,
  Rights,
  TextField,
  type Page,
} from '@oln/service-kit';
import { URGENCIES, type Notice, type Urgency } from './notice.js';
import { NoticeService } from './notice.service.js';

class InboxQuery extends PageQuery {
  @CodeField(['unread', 'all'], { optional: true, describe: 'Default: unread' })
  show?: 'unread' | 'all';
}

class NoticePath {
  @IdField()
  id: string;
}

export class NoticeDto {
  @IdField() id: string;
  @TextField({ example: '13110' }) commune: string;
  @TextField({ example: 'gestora-1' }) person: string;
  @TextField({ example: 'deadline.overdue' }) code: string;
  @IdField({ describe: 'Record it is about' }) about: string;
  @TextField({ example: 'case' }) aboutKind: string;
  @TextField({ optional: true, example: 'invitation.respond' }) rule?: string;
  @InstantField({ optional: true }) due?: string;
  @CodeField(URGENCIES) urgency: Urgency;
  @InstantField() raisedAt: string;
  @InstantField({ optional: true }) readAt?: string;
  @IntField({ min: 1 }) version: number;
}

@ApiTags('notices')
@Controller('notices')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  /** The caller's own inbox, newest first. */
  @Get()
  @Rights({ roles: ROLES })
  @ApiPage(NoticeDto)
  inbox(@Query() query: InboxQuery): Promise<Page<Notice>> {
    return this.notices.inbox(query.show !== 'all', query);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Rights({ roles: ROLES })
  @PathParams(NoticePath)
  @ApiOkResponse({ type: NoticeDto })
  markRead(@Param() { id }: NoticePath): Promise<Notice> {
    return this.notices.markRead(id);
  }
}
