import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CodeField, FlagField, IdField, InstantField, IntField, TextField } from '../http/fields.js';
import { ApiPage, PageQuery, type Page } from '../http/page.js';
import { PathParams } from '../http/path-params.js';
import { Rights } from '../http/rights.js';
import { ParkedService } from './parked.service.js';

export class ParkedDto {
  @IdField() id: string;
  @TextField({ example: 'oln.v1.13110.intake.request.assigned' }) subject: string;
  @TextField({ example: 'MESSAGE.INVALID_JSON' }) errorCode: string;
  @IntField() attempts: number;
  @InstantField() parkedAt: string;
  @InstantField({ optional: true }) replayedAt?: string;
}

class ParkedQuery extends PageQuery {
  @CodeField(['waiting', 'all'], { optional: true })
  show?: 'waiting' | 'all';
}

class ParkedPath {
  @IdField() id: string;
}

class ReplayedDto {
  @FlagField({ describe: 'True if its effect is there now' }) done: boolean;
}

/** Messages that could not be taken in after five tries. None is lost: they wait here until somebody replays them. */
@ApiTags('parked messages')
@Controller('parked-messages')
export class ParkedController {
  constructor(private readonly parked: ParkedService) {}

  @Get()
  @Rights('parked.read')
  @ApiPage(ParkedDto)
  list(@Query() query: ParkedQuery): Promise<Page<ParkedDto>> {
    return this.parked.list(query.show === 'all', query);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Rights('parked.replay')
  @PathParams(ParkedPath)
  @ApiOkResponse({ type: ReplayedDto })
  async replay(@Param() { id }: ParkedPath): Promise<ReplayedDto> {
    return { done: await this.parked.replay(id) };
  }
}
