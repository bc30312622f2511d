import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  DueDateDto,
  IdPath,
  PageQuery,
  PathParams,
  Rights,
  TimelineEntryDto,
  type Page,
} from '@oln/service-kit';
import { MeasureDto, MeasureListQuery, MeasureRecordDto, MeasureTermDto } from './measure.dto.js';
import { MeasureReading } from './measure-reading.js';
import { measureView } from './measure.views.js';

@ApiTags('measure')
@Controller('measures')
export class MeasureController {
  constructor(private readonly measures: MeasureReading) {}

  /** Measures within reach, newest first: a professional sees those in their charge, whoever oversees the office's. */
  @Get()
  @Rights('measures.follow')
  @ApiPage(MeasureDto)
  async list(@Query() { cursor, limit, ...filter }: MeasureListQuery): Promise<Page<MeasureDto>> {
    const found = await this.measures.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(measureView) };
  }

  @Get(':id')
  @Rights('measures.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: MeasureDto })
  async get(@Param() { id }: IdPath): Promise<MeasureDto> {
    return measureView(await this.measures.get(id));
  }

  /** What was done, newest first. */
  @Get(':id/records')
  @Rights('measures.read')
  @PathParams(IdPath)
  @ApiPage(MeasureRecordDto)
  records(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<MeasureRecordDto>> {
    return this.measures.records(id, page);
  }

  /** What was adopted and renewed, term by term, the newest first. */
  @Get(':id/terms')
  @Rights('measures.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: MeasureTermDto, isArray: true })
  terms(@Param() { id }: IdPath): Promise<MeasureTermDto[]> {
    return this.measures.terms(id);
  }

  /** Everything that happened, newest first. */
  @Get(':id/timeline')
  @Rights('measures.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.measures.past(id, page);
  }

  /** What is to come, soonest first. */
  @Get(':id/due')
  @Rights('measures.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: DueDateDto, isArray: true })
  coming(@Param() { id }: IdPath): Promise<DueDateDto[]> {
    return this.measures.coming(id);
  }
}
