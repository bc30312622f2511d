import { Module } from '@nestjs/common';
import { FamilyRepository } from './family.repository.js';
import { FamilyService } from './family.service.js';
import { MergeService } from './merge.service.js';
import { PersonRepository } from './person.repository.js';
import { FamilyController, PersonController } from './registry.http.js';
import { RegistryService } from './registry.service.js';

@Module({
  controllers: [PersonController, FamilyController],
  providers: [PersonRepository, FamilyRepository, RegistryService, FamilyService, MergeService],
  exports: [RegistryService, FamilyService],
})
export class RegistryModule {}
