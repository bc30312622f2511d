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
import { ChildOwnerDto, EscalationDto, EscalationListQuery, NotificationDto, RecordDto } from './escalation.dto.js';
import { EscalationReading } from './escalation-reading.js';
import { escalationView } from './escalation.views.js';

@ApiTags('escalation')
@Controller('escalations')
export class EscalationController {
  constructor(private readonly escalations: EscalationReading) {}

  /** Escalations within reach, newest first: a professional sees those in their charge, whoever oversees the office's. */
  @Get()
  @Rights('escalations.follow')
  @ApiPage(EscalationDto)
  async list(@Query() { cursor, limit, ...filter }: EscalationListQuery): Promise<Page<EscalationDto>> {
    const found = await this.escalations.list(filter, { cursor, limit });
    return { ...found, items: found.items.map((escalation) => escalationView(escalation)) };
  }

  @Get(':id')
  @Rights('escalations.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: EscalationDto })
  get(@Param() { id }: IdPath): Promise<EscalationDto> {
    return this.escalations.get(id);
  }

  /** What was done, newest first. */
  @Get(':id/records')
  @Rights('escalations.read')
  @PathParams(IdPath)
  @ApiPage(RecordDto)
  records(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<RecordDto>> {
    return this.escalations.records(id, page);
  }

  /** Who was notified, at which level, and who has acknowledged. */
  @Get(':id/notifications')
  @Rights('escalations.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: NotificationDto, isArray: true })
  notifications(@Param() { id }: IdPath): Promise<NotificationDto[]> {
    return this.escalations.notified(id);
  }

  /** Who is in charge of each child now. */
  @Get(':id/owners')
  @Rights('escalations.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ChildOwnerDto, isArray: true })
  owners(@Param() { id }: IdPath): Promise<ChildOwnerDto[]> {
    return this.escalations.ownersOf(id);
  }

  /** Everything that happened, newest first. */
  @Get(':id/timeline')
  @Rights('escalations.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.escalations.past(id, page);
  }

  /** What is to come, soonest first. */
  @Get(':id/due')
  @Rights('escalations.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: DueDateDto, isArray: true })
  coming(@Param() { id }: IdPath): Promise<DueDateDto[]> {
    return this.escalations.coming(id);
  }
}
