import { Module } from '@nestjs/common';
import { OfficePolicyReadingModule } from '../office-policy/office-policy-reading.module.js';
import { SessionRecordsModule } from '../session/session-records.module.js';
import { ContactHistory } from './contact-history.js';
import { InvitationRepository } from './invitation.repository.js';

/** How hard it was tried to reach a family: invitation, exit and follow-up ask it alike. */
@Module({
  imports: [OfficePolicyReadingModule, SessionRecordsModule],
  providers: [ContactHistory, InvitationRepository],
  exports: [ContactHistory, InvitationRepository],
})
export class ContactHistoryModule {}
