import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { PersonMergeController } from './person-merge.http.js';
import { PersonMergeRepository } from './person-merge.repository.js';
import { PersonMergeService } from './person-merge.service.js';

@Module({
  imports: [PersonModule],
  controllers: [PersonMergeController],
  providers: [PersonMergeRepository, PersonMergeService],
})
export class PersonMergeModule {}
