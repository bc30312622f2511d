import { Module } from '@nestjs/common';
import { SessionRecordsModule } from '../session/session-records.module.js';
import { ContactHistory } from './contact-history.js';
import { InvitationRepository } from './invitation.repository.js';

/** How hard it was tried to reach a family: invitation, exit and follow-up ask it alike. */
@Module({
  imports: [SessionRecordsModule],
  providers: [ContactHistory, InvitationRepository],
  exports: [ContactHistory, InvitationRepository],
})
export class ContactHistoryModule {}
