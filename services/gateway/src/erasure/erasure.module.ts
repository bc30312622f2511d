import { Module } from '@nestjs/common';
import { ReceiptsOfErased } from '@oln/service-kit';
import { EmergencyAccessTableModule } from '../emergency-access/emergency-access-table.module.js';
import { ErasureConsumer } from './erasure.nats.js';
import { ErasureRepository } from './erasure.repository.js';
import { GatewayEraser } from './gateway-eraser.js';

@Module({
  imports: [EmergencyAccessTableModule],
  providers: [ErasureRepository, GatewayEraser, ErasureConsumer, ReceiptsOfErased],
  exports: [GatewayEraser],
})
export class ErasureModule {}
