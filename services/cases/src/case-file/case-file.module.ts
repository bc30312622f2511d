import { Module } from '@nestjs/common';
import { MergedPersonModule } from '@oln/service-kit';
import { EscalationStoreModule } from '../escalation/escalation-store.module.js';
import { CaseAnnouncements } from './case-announcements.js';
import { CASE_DUE_DATES } from './case-due-dates.js';
import { CaseFileConsumer } from './case-file.nats.js';
import { CaseFileController } from './case-file.http.js';
import { CaseFileReading } from './case-file.reading.js';
import { CaseFileRepository } from './case-file.repository.js';
import { CaseFileService } from './case-file.service.js';
import { CaseIntake } from './case-intake.js';
import { CaseProcess } from './case-process.js';
import { WatchedManagement, WatchedTherapies } from './watched-cases.js';

const shared = [CaseFileRepository, CaseFileService, CaseProcess, ...CASE_DUE_DATES];

@Module({
  imports: [MergedPersonModule, EscalationStoreModule],
  controllers: [CaseFileController],
  providers: [
    ...shared,
    CaseAnnouncements,
    CaseFileReading,
    CaseIntake,
    CaseFileConsumer,
    WatchedManagement,
    WatchedTherapies,
  ],
  exports: shared,
})
export class CaseFileModule {}
