import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { AlertRowBody } from '../alert/alert-input.dto.js';
import { ROW } from '../alert/alert.examples.js';
import { AlertBatchBody, AlertBatchDto } from './alert-batch.dto.js';
import { AlertBatches } from './alert-batch.service.js';

@ApiTags('batches')
@ApiExtraModels(AlertRowBody)
@Controller('alerts/batches')
export class AlertBatchController {
  constructor(private readonly batches: AlertBatches) {}

  /** Up to 500 alerts of a system, an answer for each row. Sent again, each row is the alert that it was. */
  @Post()
  @Rights('alerts.batch')
  @Example(AlertBatchBody, { commune: '13110', rows: [ROW] })
  @ApiCreatedResponse({ type: AlertBatchDto })
  take(@Body() { rows, commune }: AlertBatchBody): Promise<AlertBatchDto> {
    return this.batches.take(rows, commune);
  }

  @Get(':id')
  @Rights('alerts.batch')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AlertBatchDto })
  get(@Param() { id }: IdPath): Promise<AlertBatchDto> {
    return this.batches.get(id);
  }
}
