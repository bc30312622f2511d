import { Module } from '@nestjs/common';
import { ConsentRecordsModule } from '../consent/consent-records.module.js';
import { PersonModule } from '../person/person.module.js';
import { PersonMergeController } from './person-merge.http.js';
import { PersonMergeRepository } from './person-merge.repository.js';
import { PersonMergeService } from './person-merge.service.js';

@Module({
  imports: [PersonModule, ConsentRecordsModule],
  controllers: [PersonMergeController],
  providers: [PersonMergeRepository, PersonMergeService],
})
export class PersonMergeModule {}
