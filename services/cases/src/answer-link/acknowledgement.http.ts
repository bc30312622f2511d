import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Example, PathParams, Public } from '@oln/service-kit';
import { AcknowledgementPath, LinkAnswerBody, LinkAnswerDto, LinkDto } from './acknowledgement.dto.js';
import { AcknowledgementService } from './acknowledgement.service.js';

const LINK_ANSWER: LinkAnswerBody = { receivedBy: 'Equipo de turno' };

/** For institutions without an account. The address is the key: no other credential is asked for. */
@ApiTags('acknowledgement')
@Controller('acknowledgements/:token')
export class AcknowledgementController {
  constructor(private readonly links: AcknowledgementService) {}

  /** That an office asks whether its notification has arrived. Looking at it acknowledges nothing. */
  @Get()
  @Public()
  @PathParams(AcknowledgementPath)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: LinkDto })
  look(@Param() { token }: AcknowledgementPath): Promise<LinkDto> {
    return this.links.look(token);
  }

  /** We have it: once. */
  @Post()
  @HttpCode(200)
  @Public()
  @PathParams(AcknowledgementPath)
  @Header('cache-control', 'no-store')
  @Example(LinkAnswerBody, LINK_ANSWER)
  @ApiOkResponse({ type: LinkAnswerDto })
  use(@Param() { token }: AcknowledgementPath, @Body() { receivedBy }: LinkAnswerBody): Promise<LinkAnswerDto> {
    return this.links.use(token, receivedBy);
  }
}
