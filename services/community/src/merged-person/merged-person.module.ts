import { Module } from '@nestjs/common';
import { MergedPersonConsumer } from './merged-person.nats.js';
import { MergedPersonRepository } from './merged-person.repository.js';
import { MergedPersonService } from './merged-person.service.js';

@Module({ providers: [MergedPersonRepository, MergedPersonService, MergedPersonConsumer] })
export class MergedPersonModule {}
