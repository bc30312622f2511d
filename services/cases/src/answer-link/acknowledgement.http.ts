import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Example, PathParams, Public } from '@oln/service-kit';
import { AcknowledgementPath, LinkAnswerBody, LinkAnswerDto, LinkDto } from './acknowledgement.dto.js';
import { LINK_ANSWER } from './acknowledgement.examples.js';
import { PAGE_POLICY, questionPage, thanksPage } from './acknowledgement-page.js';
import { AcknowledgementService } from './acknowledgement.service.js';

interface Reply {
  header(name: string, value: string): Reply;
}

/** For institutions without an account. The address is the key: no other credential is asked for. */
@ApiTags('acknowledgement')
@Controller('acknowledgements/:token')
export class AcknowledgementController {
  constructor(private readonly links: AcknowledgementService) {}

  /** That an office asks whether its notification has arrived: a page for people, JSON for programs. Looking acknowledges nothing. */
  @Get()
  @Public()
  @PathParams(AcknowledgementPath)
  @Header('cache-control', 'no-store')
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: LinkDto })
  async look(
    @Param() { token }: AcknowledgementPath,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<LinkDto | string> {
    const seen = await this.links.look(token);
    return isPerson(accept) ? page(reply, questionPage(seen)) : seen;
  }

  /** We have it: once. */
  @Post()
  @HttpCode(200)
  @Public()
  @PathParams(AcknowledgementPath)
  @Header('cache-control', 'no-store')
  @Example(LinkAnswerBody, LINK_ANSWER)
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: LinkAnswerDto })
  async use(
    @Param() { token }: AcknowledgementPath,
    @Body() { receivedBy }: LinkAnswerBody,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<LinkAnswerDto | string> {
    const answered = await this.links.use(token, receivedBy);
    return isPerson(accept) ? page(reply, thanksPage()) : answered;
  }
}

const isPerson = (accept = ''): boolean => accept.includes('text/html');

function page(reply: Reply, html: string): string {
  reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY);
  return html;
}
