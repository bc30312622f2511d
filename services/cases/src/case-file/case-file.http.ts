import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, PathParams, Rights, type Page } from '@oln/service-kit';
import { CaseDto, CaseListQuery, CaseloadDto } from './case-file.dto.js';
import { CaseFileReading } from './case-file.reading.js';
import { caseView } from './case-file.views.js';
import { CasePath, CommunePath } from './case-paths.js';

@ApiTags('cases')
@Controller()
export class CaseFileController {
  constructor(private readonly cases: CaseFileReading) {}

  /** Cases within reach, newest first: a professional sees their own, whoever oversees sees the office's. */
  @Get('cases')
  @Rights('cases.follow')
  @ApiPage(CaseDto)
  async list(@Query() { cursor, limit, ...filter }: CaseListQuery): Promise<Page<CaseDto>> {
    const found = await this.cases.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(({ file, escalationId }) => ({ ...caseView(file), escalationId })) };
  }

  @Get('cases/:caseId')
  @Rights('cases.follow')
  @PathParams(CasePath)
  @ApiOkResponse({ type: CaseDto })
  async get(@Param() { caseId }: CasePath): Promise<CaseDto> {
    const { file, escalationId } = await this.cases.get(caseId);
    return { ...caseView(file), escalationId };
  }

  /** Open families by professional and line. */
  @Get('communes/:commune/caseloads')
  @Rights('cases.oversee')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: CaseloadDto, isArray: true })
  caseloads(@Param() { commune }: CommunePath): Promise<CaseloadDto[]> {
    return this.cases.caseloads(commune);
  }
}
