import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { MeasureBody, MeasureDto, MeasurePauseBody, MeasureWithdrawalBody } from './measure.dto.js';
import * as examples from './measure.examples.js';
import { MeasureProcedure } from './measure-procedure.js';
import { measureView } from './measure.views.js';

@ApiTags('measure')
@Controller('measures')
export class MeasureProcedureController {
  constructor(private readonly procedure: MeasureProcedure) {}

  /** A procedure of administrative protection is opened for a child. */
  @Post()
  @Rights('measures.work')
  @Example(MeasureBody, examples.MEASURE)
  @ApiCreatedResponse({ type: MeasureDto })
  async open(@Body() body: MeasureBody): Promise<MeasureDto> {
    return measureView(await this.procedure.open(body));
  }

  /** Who is to be heard was summoned. */
  @Post(':id/summons')
  @HttpCode(200)
  @Changes()
  @Rights('measures.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: MeasureDto })
  async summon(@Param() { id }: IdPath): Promise<MeasureDto> {
    return measureView(await this.procedure.summon(id));
  }

  /** Everybody was heard, or it is on record why not: now it is decided. */
  @Post(':id/hearing-completion')
  @HttpCode(200)
  @Changes()
  @Rights('measures.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: MeasureDto })
  async completeHearing(@Param() { id }: IdPath): Promise<MeasureDto> {
    return measureView(await this.procedure.completeHearing(id));
  }

  /** Not before it is said what is done about each ground and factor. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Changes()
  @Rights('measures.lead')
  @PathParams(IdPath)
  @Example(MeasureWithdrawalBody, examples.WITHDRAWAL)
  @ApiOkResponse({ type: MeasureDto })
  async withdraw(@Param() { id }: IdPath, @Body() { reason, risks, note }: MeasureWithdrawalBody): Promise<MeasureDto> {
    return measureView(await this.procedure.withdraw(id, { reason, answered: risks }, note));
  }

  /** Only while somebody is still to be heard: what is decided, or protects already, never stands still. */
  @Post(':id/pause')
  @HttpCode(200)
  @Changes()
  @Rights('measures.work')
  @PathParams(IdPath)
  @Example(MeasurePauseBody, examples.PAUSE)
  @ApiOkResponse({ type: MeasureDto })
  async pause(@Param() { id }: IdPath, @Body() { until, reason }: MeasurePauseBody): Promise<MeasureDto> {
    return measureView(await this.procedure.pause(id, until, reason));
  }

  /** Before the date, which comes of itself. */
  @Post(':id/resumption')
  @HttpCode(200)
  @Changes()
  @Rights('measures.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: MeasureDto })
  async resume(@Param() { id }: IdPath): Promise<MeasureDto> {
    return measureView(await this.procedure.resume(id));
  }
}
