import { Controller, Get, Param, Post, HttpCode, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  CodeField,
  currentContext,
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
import { noticeText } from './notice-texts.js';
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
  @TextField({
    example: 'Un plazo venció sin respuesta: respuesta de la familia',
    describe: 'In the language asked for',
  })
  text: string;
  @IdField({ describe: 'Record it is about' }) about: string;
  @TextField({ example: 'case' }) aboutKind: string;
  @TextField({ optional: true, example: 'invitation.respond' }) rule?: string;
  @TextField({ optional: true, example: 'case-management', describe: 'Process whose rule it is' }) process?: string;
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
  @Rights('notices.own')
  @ApiPage(NoticeDto)
  async inbox(@Query() query: InboxQuery): Promise<Page<NoticeDto>> {
    const { items, next } = await this.notices.inbox(query.show !== 'all', query);
    return { items: items.map(view), next };
  }

  @Post(':id/read')
  @HttpCode(200)
  @Rights('notices.own')
  @PathParams(NoticePath)
  @ApiOkResponse({ type: NoticeDto })
  async markRead(@Param() { id }: NoticePath): Promise<NoticeDto> {
    return view(await this.notices.markRead(id));
  }
}

const view = (notice: Notice): NoticeDto => ({ ...notice, text: noticeText(notice, currentContext().language) });
