import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, type Page, PathParams, Rights } from '@oln/service-kit';
import { CasePath, RecordPath } from '../case-file/case-paths.js';
import { DeclineBody, TransferBody, TransferDto, TransferListQuery, WithdrawalBody } from './transfer.dto.js';
import { DECLINE, TRANSFER, WITHDRAWAL } from './transfer.examples.js';
import { TransferService } from './transfer.service.js';

@ApiTags('transfers')
@Controller()
export class TransferController {
  constructor(private readonly transfers: TransferService) {}

  /** Asks another commune to take the case over. `If-Match` names the version of the case, which stays open meanwhile. */
  @Post('cases/:caseId/transfers')
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(CasePath)
  @Example(TransferBody, TRANSFER)
  @ApiCreatedResponse({ type: TransferDto })
  request(@Param() { caseId }: CasePath, @Body() { toCommune, reason }: TransferBody): Promise<TransferDto> {
    return this.transfers.request(caseId, toCommune, reason);
  }

  @Get('transfers')
  @Rights('cases.oversee')
  @ApiPage(TransferDto)
  list(@Query() { cursor, limit, ...filter }: TransferListQuery): Promise<Page<TransferDto>> {
    return this.transfers.list(filter, { cursor, limit });
  }

  /** The other commune takes the family: its intake opens a request, and the case here closes as moved. */
  @Post('transfers/:id/acceptance')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(RecordPath)
  @ApiOkResponse({ type: TransferDto })
  accept(@Param() { id }: RecordPath): Promise<TransferDto> {
    return this.transfers.accept(id);
  }

  @Post('transfers/:id/decline')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(RecordPath)
  @Example(DeclineBody, DECLINE)
  @ApiOkResponse({ type: TransferDto })
  decline(@Param() { id }: RecordPath, @Body() { reason }: DeclineBody): Promise<TransferDto> {
    return this.transfers.decline(id, reason);
  }

  @Post('transfers/:id/withdrawal')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(RecordPath)
  @Example(WithdrawalBody, WITHDRAWAL)
  @ApiOkResponse({ type: TransferDto })
  withdraw(@Param() { id }: RecordPath, @Body() { reason }: WithdrawalBody): Promise<TransferDto> {
    return this.transfers.withdraw(id, reason);
  }
}
