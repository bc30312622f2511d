import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { MergedPersonConsumer } from './merged-person.nats.js';
import { MergedPersonRepository } from './merged-person.repository.js';
import { CorrelationTools, MergedPersonService, MergedWatches } from './merged-person.service.js';

@Module({
  imports: [AlertModule],
  providers: [MergedPersonService, MergedWatches, CorrelationTools, MergedPersonRepository, MergedPersonConsumer],
})
export class MergedPersonModule {}
