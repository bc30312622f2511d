import { Module } from '@nestjs/common';
import { UnknownFactRepository } from './unknown-fact.repository.js';
import { UnknownFactService } from './unknown-fact.service.js';

@Module({ providers: [UnknownFactRepository, UnknownFactService], exports: [UnknownFactRepository] })
export class UnknownFactModule {}
