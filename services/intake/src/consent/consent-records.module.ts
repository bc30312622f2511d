import { Module } from '@nestjs/common';
import { FamilyRepository } from '../family/family.repository.js';
import { ConsentRecords } from './consent-records.js';
import { ConsentRepository } from './consent.repository.js';

const shared = [ConsentRepository, ConsentRecords];

/** The records of consent, for the registry itself: families and merges follow them, and are followed. */
@Module({ providers: [...shared, FamilyRepository], exports: shared })
export class ConsentRecordsModule {}
