import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { FamilyController } from './family.http.js';
import { FamilyRepository } from './family.repository.js';
import { FamilyService } from './family.service.js';

@Module({
  imports: [PersonModule],
  controllers: [FamilyController],
  providers: [FamilyRepository, FamilyService],
  exports: [FamilyRepository, FamilyService],
})
export class FamilyModule {}
