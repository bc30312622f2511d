import { Module } from '@nestjs/common';
import { FamilyModule } from '../family/family.module.js';
import { PersonModule } from '../person/person.module.js';
import { RequestModule } from '../request/request.module.js';
import { RiskFollowUp } from './risk-follow-up.service.js';
import { CasesConsumer } from './transfer.nats.js';
import { ReceivingRegistry, TransferTakeover } from './transfer-takeover.service.js';

@Module({
  imports: [PersonModule, FamilyModule, RequestModule],
  providers: [CasesConsumer, RiskFollowUp, ReceivingRegistry, TransferTakeover],
})
export class TransferModule {}
