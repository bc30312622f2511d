import { Module } from '@nestjs/common';
import { PersonSealing } from '../person/person-sealing.js';
import { MatchingRepository } from './matching.repository.js';
import { MatchingService } from './matching.service.js';

@Module({ providers: [MatchingRepository, MatchingService, PersonSealing], exports: [MatchingService, PersonSealing] })
export class MatchingModule {}
