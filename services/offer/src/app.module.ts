import { Module } from '@nestjs/common';
import { DueModule, OfficePolicyModule } from '@oln/service-kit';
import { COORDINATE, OVERSIGHT } from './access/roles.js';

@Module({
  imports: [DueModule.for({ rights: OVERSIGHT }), OfficePolicyModule.for({ read: OVERSIGHT, change: COORDINATE })],
})
export class OfferModule {}
