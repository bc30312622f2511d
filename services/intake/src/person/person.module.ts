import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module.js';
import { PersonController } from './person.http.js';
import { PersonRepository } from './person.repository.js';
import { PersonService } from './person.service.js';

@Module({
  imports: [MatchingModule],
  controllers: [PersonController],
  providers: [PersonRepository, PersonService],
  exports: [PersonRepository, PersonService, MatchingModule],
})
export class PersonModule {}
