import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CommunePath } from '../case-file/case-paths.js';
import { RecipientBody, RecipientDto, RecipientPath } from './recipient.dto.js';
import { RECIPIENT } from './recipient.examples.js';
import type { Recipient } from './recipient.js';
import { RecipientService } from './recipient.service.js';

@ApiTags('recipient')
@Controller('communes/:commune/recipients')
export class RecipientController {
  constructor(private readonly recipients: RecipientService) {}

  /** Who is notified of an escalation, institution by institution and level by level. */
  @Get()
  @Rights('cases-terms.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: RecipientDto, isArray: true })
  async list(@Param() { commune }: CommunePath): Promise<RecipientDto[]> {
    return (await this.recipients.list(commune)).map(viewOf);
  }

  @Put(':institution/:level')
  @Changes()
  @Rights('cases-terms.change')
  @PathParams(RecipientPath)
  @Example(RecipientBody, RECIPIENT)
  @ApiOkResponse({ type: RecipientDto })
  async put(
    @Param() { commune, institution, level }: RecipientPath,
    @Body() body: RecipientBody,
  ): Promise<RecipientDto> {
    return viewOf(await this.recipients.put(commune, { ...body, institution, level: Number(level) }));
  }
}

const viewOf = (recipient: Recipient): RecipientDto => ({ ...recipient, people: [...recipient.people] });
