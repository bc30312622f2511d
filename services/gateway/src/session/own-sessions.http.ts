import { Controller, Delete, Get, HttpCode, Inject, Param, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  IdPath,
  InstantField,
  PathParams,
  Rights,
} from '@oln/service-kit';
import type { FastifyRequest } from 'fastify';
import { iso } from '../words/instant.js';
import { BROWSER_FAMILIES, DEVICES, type BrowserFamily, type Device } from './browser.js';
import { sessionSecret } from './cookies.js';
import type { OwnSession } from './own-session.js';
import { OwnSessions } from './own-sessions.service.js';

/** Where people reach the gateway: what their cookie is called goes by it. */
export const HOME = Symbol('the public address of the gateway');

export class OwnSessionDto {
  @IdField({ describe: 'What it is called here; it opens nothing' }) id: string;
  @InstantField({ describe: 'Since when' }) openedAt: string;
  @InstantField({ describe: 'When its browser last called, to the minute' }) seenAt: string;
  @CommuneField({ describe: 'Office in which it acts' }) commune: string;
  @CodeField(BROWSER_FAMILIES, { describe: 'As the browser said of itself' }) browser: BrowserFamily;
  @CodeField(DEVICES) device: Device;
  @FlagField({ describe: 'It is that of the browser that asks' }) isThis: boolean;
}

@ApiTags('sessions')
@Controller('sessions')
export class OwnSessionsController {
  constructor(
    private readonly sessions: OwnSessions,
    @Inject(HOME) private readonly home: string,
  ) {}

  /** Where the caller is signed in by browser, in all offices, newest first. Addresses are not kept. */
  @Get()
  @Rights('sessions.own')
  @ApiOkResponse({ type: OwnSessionDto, isArray: true })
  async list(@Req() request: FastifyRequest): Promise<OwnSessionDto[]> {
    return (await this.sessions.list(sessionSecret(request, this.home))).map(view);
  }

  /**
   * Signs the caller out of one of them: a telephone was lost, a desk was left. For another one than that of the browser that asks they
   * must have signed in within the last ten minutes (`/auth/login?anew`).
   */
  @Delete(':id')
  @HttpCode(204)
  @Rights('sessions.own')
  @PathParams(IdPath)
  @ApiNoContentResponse()
  end(@Param() { id }: IdPath, @Req() request: FastifyRequest): Promise<void> {
    return this.sessions.end(id, sessionSecret(request, this.home));
  }
}

const view = ({ id, openedAt, seenAt, commune, browser, device, isThis }: OwnSession): OwnSessionDto => ({
  ...{ id, openedAt: iso(openedAt), seenAt: iso(seenAt), commune, browser, device, isThis },
});
