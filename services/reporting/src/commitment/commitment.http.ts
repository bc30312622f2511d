import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CommitmentBody, CommitmentDto, CommitmentPath, CommitmentQuery } from './commitment.dto.js';
import { CommitmentService } from './commitment.service.js';

const EXAMPLE: CommitmentBody = { families: 320, startsOn: '2026-01-01', endsOn: '2026-12-31' };

@ApiTags('commitments')
@Controller()
export class CommitmentController {
  constructor(private readonly commitments: CommitmentService) {}

  /** What communes have committed themselves to, in its newest version. */
  @Get('commitments')
  @Rights('commitments.read')
  @ApiOkResponse({ type: CommitmentDto, isArray: true })
  list(@Query() asked: CommitmentQuery): Promise<CommitmentDto[]> {
    return this.commitments.list(asked);
  }

  /** What a commune commits itself to in a line and year. For the first time send `If-Match: "0"`. */
  @Put('communes/:commune/commitments/:year/:line')
  @Rights('commitments.change')
  @Changes()
  @PathParams(CommitmentPath)
  @Example(CommitmentBody, EXAMPLE)
  @ApiOkResponse({ type: CommitmentDto })
  put(@Param() { commune, year, line }: CommitmentPath, @Body() wanted: CommitmentBody): Promise<CommitmentDto> {
    return this.commitments.put({ commune, year: Number(year), line }, wanted);
  }
}
