import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { ContactHistoryModule } from '../invitation/contact-history.module.js';
import { OfficePolicyReadingModule } from '../office-policy/office-policy-reading.module.js';
import { FollowUpController } from './follow-up.http.js';
import { FollowUpRecordsModule } from './follow-up-records.module.js';
import { FollowUpService } from './follow-up.service.js';
import { FollowUpSurroundings } from './follow-up-surroundings.js';

@Module({
  imports: [CaseFileModule, ContactHistoryModule, OfficePolicyReadingModule, FollowUpRecordsModule],
  controllers: [FollowUpController],
  providers: [FollowUpService, FollowUpSurroundings],
})
export class FollowUpModule {}
