import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { MeasureDto, MeasureEscalatedDto, MeasureEscalationBody, MeasureReviewBody, NoteBody } from './measure.dto.js';
import * as examples from './measure.examples.js';
import { MeasureWatch } from './measure-watch.js';
import { measureView } from './measure.views.js';

@ApiTags('measure')
@Controller('measures')
export class MeasureWatchController {
  constructor(private readonly watch: MeasureWatch) {}

  /** Whether it is complied with. Not complied with, it is for the coordinator to decide. */
  @Post(':id/reviews')
  @HttpCode(200)
  @Changes()
  @Rights('measures.work')
  @PathParams(IdPath)
  @Example(MeasureReviewBody, examples.REVIEW)
  @ApiOkResponse({ type: MeasureDto })
  async review(@Param() { id }: IdPath, @Body() { finding, note }: MeasureReviewBody): Promise<MeasureDto> {
    return measureView(await this.watch.review(id, finding, note));
  }

  /** Somebody does not comply: not only a review finds that. */
  @Post(':id/non-compliance')
  @HttpCode(200)
  @Changes()
  @Rights('measures.work')
  @PathParams(IdPath)
  @Example(NoteBody, examples.NOTE)
  @ApiOkResponse({ type: MeasureDto })
  async reportNonCompliance(@Param() { id }: IdPath, @Body() { note }: NoteBody): Promise<MeasureDto> {
    return measureView(await this.watch.reportNonCompliance(id, note));
  }

  /** Back in force, with a warning. */
  @Post(':id/warning')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(NoteBody, examples.NOTE)
  @ApiOkResponse({ type: MeasureDto })
  async warn(@Param() { id }: IdPath, @Body() { note }: NoteBody): Promise<MeasureDto> {
    return measureView(await this.watch.warn(id, note));
  }

  /** Not complied with: the escalation to the specialised service opens in the same transaction. */
  @Post(':id/escalation')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(MeasureEscalationBody, examples.ESCALATION)
  @ApiOkResponse({ type: MeasureEscalatedDto })
  async escalate(@Param() { id }: IdPath, @Body() body: MeasureEscalationBody): Promise<MeasureEscalatedDto> {
    const { measure, escalationId } = await this.watch.escalate(id, body);
    return { measure: measureView(measure), escalationId };
  }
}
