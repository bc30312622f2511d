import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { SessionRecordsModule } from '../session/session-records.module.js';
import { Rescue } from './rescue.js';
import { TherapyRecords } from './therapy-records.js';
import { TherapyRepository } from './therapy.repository.js';

/** How therapies stand, for whoever logs sessions and contacts. */
@Module({
  imports: [CaseFileModule, SessionRecordsModule],
  providers: [TherapyRepository, TherapyRecords, Rescue],
  exports: [TherapyRecords, Rescue],
})
export class TherapyRecordsModule {}
