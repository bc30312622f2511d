import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { TherapyRecordsModule } from './therapy-records.module.js';
import { TherapyController } from './therapy.http.js';
import { TherapyService } from './therapy.service.js';

@Module({
  imports: [CaseFileModule, TherapyRecordsModule],
  controllers: [TherapyController],
  providers: [TherapyService],
})
export class TherapyModule {}
