import { Module } from '@nestjs/common';
import { ChildOwners } from './child-owners.js';
import { EscalationRecords } from './escalation-records.js';
import { EscalationRepository } from './escalation.repository.js';

/** What lies in the database, for whoever only looks it up. */
@Module({
  providers: [ChildOwners, EscalationRecords, EscalationRepository],
  exports: [ChildOwners, EscalationRecords, EscalationRepository],
})
export class EscalationStoreModule {}
