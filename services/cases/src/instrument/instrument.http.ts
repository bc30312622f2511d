import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CommunePath, RecordPath } from '../case-file/case-paths.js';
import { InstrumentBody, InstrumentDto, InstrumentListQuery } from './instrument.dto.js';
import { INSTRUMENT } from './instrument.examples.js';
import { InstrumentService } from './instrument.service.js';

@ApiTags('instruments')
@Controller()
export class InstrumentController {
  constructor(private readonly instruments: InstrumentService) {}

  /** The house's instruments, and those the office has loaded. */
  @Get('instruments')
  @Rights('cases-terms.read')
  @ApiOkResponse({ type: InstrumentDto, isArray: true })
  list(@Query() { withdrawn }: InstrumentListQuery): Promise<InstrumentDto[]> {
    return this.instruments.list(withdrawn ?? false);
  }

  @Get('instruments/:id')
  @Rights('cases-terms.read')
  @PathParams(RecordPath)
  @ApiOkResponse({ type: InstrumentDto })
  get(@Param() { id }: RecordPath): Promise<InstrumentDto> {
    return this.instruments.get(id);
  }

  /** Loads an instrument the office is licensed for. */
  @Post('communes/:commune/instruments')
  @Rights('cases-terms.change')
  @PathParams(CommunePath)
  @Example(InstrumentBody, INSTRUMENT)
  @ApiCreatedResponse({ type: InstrumentDto })
  load(@Param() { commune }: CommunePath, @Body() body: InstrumentBody): Promise<InstrumentDto> {
    return this.instruments.load(commune, body);
  }

  /** Corrects one that was never used. */
  @Put('instruments/:id')
  @Changes()
  @Rights('cases-terms.change')
  @PathParams(RecordPath)
  @Example(InstrumentBody, INSTRUMENT)
  @ApiOkResponse({ type: InstrumentDto })
  replace(@Param() { id }: RecordPath, @Body() body: InstrumentBody): Promise<InstrumentDto> {
    return this.instruments.replace(id, body);
  }

  /** No new diagnosis is begun with it. */
  @Post('instruments/:id/withdrawal')
  @HttpCode(200)
  @Changes()
  @Rights('cases-terms.change')
  @PathParams(RecordPath)
  @ApiOkResponse({ type: InstrumentDto })
  withdraw(@Param() { id }: RecordPath): Promise<InstrumentDto> {
    return this.instruments.withdraw(id);
  }
}
