import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { ContactHistoryModule } from '../invitation/contact-history.module.js';
import { FollowUpController } from './follow-up.http.js';
import { FollowUpRecordsModule } from './follow-up-records.module.js';
import { FollowUpService } from './follow-up.service.js';
import { FollowUpSurroundings } from './follow-up-surroundings.js';

@Module({
  imports: [CaseFileModule, ContactHistoryModule, FollowUpRecordsModule],
  controllers: [FollowUpController],
  providers: [FollowUpService, FollowUpSurroundings],
})
export class FollowUpModule {}
