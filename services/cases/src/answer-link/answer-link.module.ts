import { Module } from '@nestjs/common';
import { AnswerLinkIssuer } from './answer-link-issuer.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

@Module({
  providers: [AnswerLinkIssuer, AnswerLinkRepository],
  exports: [AnswerLinkIssuer, AnswerLinkRepository],
})
export class AnswerLinkModule {}
