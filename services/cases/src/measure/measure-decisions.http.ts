import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import {
  AdoptionBody,
  LiftingBody,
  MeasureDto,
  MeasureReassignmentBody,
  NotAdoptedBody,
  NoteBody,
} from './measure.dto.js';
import * as examples from './measure.examples.js';
import { MeasureDecisions } from './measure-decisions.js';
import { measureView } from './measure.views.js';

@ApiTags('measure')
@Controller('measures')
export class MeasureDecisionsController {
  constructor(private readonly decisions: MeasureDecisions) {}

  /** Measures of the catalogue, with who is responsible and until when. Refused until everybody was heard. */
  @Post(':id/adoption')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(AdoptionBody, examples.ADOPTION)
  @ApiOkResponse({ type: MeasureDto })
  async adopt(@Param() { id }: IdPath, @Body() body: AdoptionBody): Promise<MeasureDto> {
    return measureView(await this.decisions.adopt(id, body));
  }

  /** No measure is adopted. */
  @Post(':id/rejection')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(NotAdoptedBody, examples.NOT_ADOPTED)
  @ApiOkResponse({ type: MeasureDto })
  async notAdopt(@Param() { id }: IdPath, @Body() { reason, note }: NotAdoptedBody): Promise<MeasureDto> {
    return measureView(await this.decisions.notAdopt(id, reason, note));
  }

  /** A new term of the same measure; the ones before it are kept. */
  @Post(':id/renewal')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(AdoptionBody, examples.ADOPTION)
  @ApiOkResponse({ type: MeasureDto })
  async renew(@Param() { id }: IdPath, @Body() body: AdoptionBody): Promise<MeasureDto> {
    return measureView(await this.decisions.renew(id, body));
  }

  /** The measure holds no more. */
  @Post(':id/lifting')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(LiftingBody, examples.LIFTING)
  @ApiOkResponse({ type: MeasureDto })
  async lift(@Param() { id }: IdPath, @Body() { reason, note }: LiftingBody): Promise<MeasureDto> {
    return measureView(await this.decisions.lift(id, reason, note));
  }

  /** Its term has ended, and it is not renewed. */
  @Post(':id/expiry')
  @HttpCode(200)
  @Changes()
  @Rights('measures.decide')
  @PathParams(IdPath)
  @Example(NoteBody, examples.NOTE)
  @ApiOkResponse({ type: MeasureDto })
  async expire(@Param() { id }: IdPath, @Body() { note }: NoteBody): Promise<MeasureDto> {
    return measureView(await this.decisions.expire(id, note));
  }

  /** Another professional is in charge. */
  @Post(':id/reassignment')
  @HttpCode(200)
  @Changes()
  @Rights('measures.lead')
  @PathParams(IdPath)
  @Example(MeasureReassignmentBody, examples.REASSIGNMENT)
  @ApiOkResponse({ type: MeasureDto })
  async reassign(@Param() { id }: IdPath, @Body() { to, reason }: MeasureReassignmentBody): Promise<MeasureDto> {
    return measureView(await this.decisions.reassign(id, to, reason));
  }
}
