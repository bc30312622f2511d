import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { GenogramRecordsModule } from './genogram-records.module.js';
import { GenogramController } from './genogram.http.js';
import { GenogramService } from './genogram.service.js';

@Module({
  imports: [CaseFileModule, GenogramRecordsModule],
  controllers: [GenogramController],
  providers: [GenogramService],
})
export class GenogramModule {}
