import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { IdentificationConsumer } from './identification.nats.js';
import { IdentityAnswers } from './identity.answers.js';
import { Identifying, IdentifyingTools } from './identifying.service.js';

@Module({
  imports: [AlertModule],
  providers: [Identifying, IdentifyingTools, IdentificationConsumer, IdentityAnswers],
  exports: [Identifying],
})
export class IdentificationModule {}
