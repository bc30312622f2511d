import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { AlertBatchController } from './alert-batch.http.js';
import { AlertBatchRepository } from './alert-batch.repository.js';
import { AlertBatches } from './alert-batch.service.js';

@Module({
  imports: [AlertModule],
  controllers: [AlertBatchController],
  providers: [AlertBatchRepository, AlertBatches],
})
export class AlertImportModule {}
