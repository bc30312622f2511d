import { Module } from '@nestjs/common';
import { EscalationModule } from '../escalation/escalation.module.js';
import { EscalationActivities } from './escalation.activities.js';
import { EscalationDeadlines } from './escalation-deadlines.js';

@Module({
  imports: [EscalationModule],
  providers: [EscalationDeadlines, EscalationActivities],
})
export class EscalationDoorModule {}
