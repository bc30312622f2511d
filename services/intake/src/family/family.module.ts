import { Module } from '@nestjs/common';
import { ConsentRecordsModule } from '../consent/consent-records.module.js';
import { PersonModule } from '../person/person.module.js';
import { FamilyController } from './family.http.js';
import { FamilyRepository } from './family.repository.js';
import { FamilyService } from './family.service.js';

@Module({
  imports: [PersonModule, ConsentRecordsModule],
  controllers: [FamilyController],
  providers: [FamilyRepository, FamilyService],
  exports: [FamilyRepository, FamilyService],
})
export class FamilyModule {}
