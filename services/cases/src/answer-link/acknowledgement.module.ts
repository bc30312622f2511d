import { Module } from '@nestjs/common';
import { EscalationModule } from '../escalation/escalation.module.js';
import { AcknowledgementController } from './acknowledgement.http.js';
import { AcknowledgementService } from './acknowledgement.service.js';
import { AnswerLinkModule } from './answer-link.module.js';
import { AnswerLinkConsumer, AnswerLinkQuestions } from './answer-link.nats.js';
import { UnmailedLinks } from './unmailed-links.js';

@Module({
  imports: [EscalationModule, AnswerLinkModule],
  controllers: [AcknowledgementController],
  providers: [AcknowledgementService, AnswerLinkConsumer, AnswerLinkQuestions, UnmailedLinks],
})
export class AcknowledgementModule {}
