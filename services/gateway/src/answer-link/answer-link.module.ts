import { Module } from '@nestjs/common';
import { readGatewayConfig } from '../config.js';
import { NoticeModule } from '../notice/notice.module.js';
import { AnswerLinkConsumer } from './answer-link.nats.js';
import { AnswerLinkRepository } from './answer-link.repository.js';
import { AnswerLinkService } from './answer-link.service.js';
import { LinkMailer, PUBLIC_URL } from './link-mailer.js';

const publicUrl = { provide: PUBLIC_URL, useFactory: () => readGatewayConfig().publicUrl };

@Module({
  imports: [NoticeModule],
  providers: [publicUrl, AnswerLinkConsumer, AnswerLinkRepository, AnswerLinkService, LinkMailer],
  exports: [LinkMailer],
})
export class AnswerLinkModule {}
