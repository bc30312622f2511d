import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { TransferChase } from './transfer-chase.js';
import { TransferController } from './transfer.http.js';
import { TransferRepository } from './transfer.repository.js';
import { TransferService } from './transfer.service.js';

@Module({
  imports: [CaseFileModule],
  controllers: [TransferController],
  providers: [TransferService, TransferRepository, TransferChase],
  exports: [TransferService],
})
export class TransferModule {}
