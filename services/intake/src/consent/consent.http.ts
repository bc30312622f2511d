import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { ConsentDto, RecordConsentDto, WithdrawConsentDto } from './consent.dto.js';
import { RECORD_CONSENT, WITHDRAW_CONSENT } from './consent.examples.js';
import { ConsentReading } from './consent.reading.js';
import { ConsentDesk } from './consent.service.js';
import { consentView } from './consent.views.js';

/** What people agree to, and take back (law 21.719). */
@ApiTags('consent')
@Controller()
export class ConsentController {
  constructor(
    private readonly desk: ConsentDesk,
    private readonly reading: ConsentReading,
  ) {}

  /** Every purpose there is, what holds of the person for it, and all that was said. */
  @Get('persons/:id/consents')
  @Rights('consents.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ConsentDto, isArray: true })
  async ofPerson(@Param() { id }: IdPath): Promise<ConsentDto[]> {
    return (await this.reading.ofPerson(id)).map(consentView);
  }

  /** What the person, or who decides for them, says. Also a refusal of what was done so far on another legal basis. */
  @Post('persons/:id/consents')
  @Rights('consents.record')
  @PathParams(IdPath)
  @Example(RecordConsentDto, RECORD_CONSENT)
  @ApiCreatedResponse({ type: ConsentDto })
  async record(@Param() { id }: IdPath, @Body() { saidAt, ...told }: RecordConsentDto): Promise<ConsentDto> {
    return consentView(await this.desk.record(id, { ...told, saidAt: instantOf(saidAt) }));
  }

  /** At any time, for no reason. The answer says what stops and what goes on. */
  @Post('consents/:id/withdrawal')
  @HttpCode(200)
  @Rights('consents.record')
  @Changes()
  @PathParams(IdPath)
  @Example(WithdrawConsentDto, WITHDRAW_CONSENT)
  @ApiOkResponse({ type: ConsentDto })
  async withdraw(@Param() { id }: IdPath, @Body() { saidAt, ...told }: WithdrawConsentDto): Promise<ConsentDto> {
    return consentView(await this.desk.withdraw(id, { ...told, saidAt: instantOf(saidAt) }));
  }
}

const instantOf = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined);
