import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath } from '../access/paths.js';
import { FrontDesk } from './front-desk.service.js';
import { RequestDto } from './request.dto.js';
import { Step } from './request-step.js';
import {
  AddChildDto,
  AddFactsDto,
  OverridePriorityDto,
  PauseRequestDto,
  ReportDangerDto,
  ReviewDto,
} from './request-steps.dto.js';

/** What becomes known or changes while a request is open. */
@ApiTags('requests')
@Controller('requests')
export class RequestNewsController {
  constructor(private readonly desk: FrontDesk) {}

  /** Imminent danger: whoever must act is told now, whatever the stage. */
  @Step('danger')
  danger(@Param() { id }: IdPath, @Body() { grounds }: ReportDangerDto): Promise<RequestDto> {
    return this.desk.reportDanger(id, grounds);
  }

  /** New facts: the request is scored again. */
  @Step('facts')
  facts(@Param() { id }: IdPath, @Body() { factors }: AddFactsDto): Promise<RequestDto> {
    return this.desk.change(id, { do: 'add-facts', factors });
  }

  /** A coordinator decides otherwise than the score: with a reason, on record. */
  @Step('priority', 'requests.coordinate')
  override(@Param() { id }: IdPath, @Body() body: OverridePriorityDto): Promise<RequestDto> {
    return this.desk.override(id, body);
  }

  /** The score holds again. */
  @Step('priority/release', 'requests.coordinate')
  release(@Param() { id }: IdPath): Promise<RequestDto> {
    return this.desk.change(id, { do: 'end-override' });
  }

  /** Somebody looked at a request that waits: the clock of the queue starts anew. */
  @Step('review')
  review(@Param() { id }: IdPath, @Body() { decision }: ReviewDto): Promise<RequestDto> {
    return this.desk.change(id, { do: 'review', decision });
  }

  /** Another child of the same family is part of it. */
  @Step('children')
  addChild(@Param() { id }: IdPath, @Body() { childId }: AddChildDto): Promise<RequestDto> {
    return this.desk.addChild(id, childId);
  }

  /** Its clocks stand still until a date. */
  @Step('pause')
  pause(@Param() { id }: IdPath, @Body() { until, reason }: PauseRequestDto): Promise<RequestDto> {
    return this.desk.pause(id, new Date(until), reason);
  }

  @Step('resume')
  resume(@Param() { id }: IdPath): Promise<RequestDto> {
    return this.desk.change(id, { do: 'resume' });
  }
}
