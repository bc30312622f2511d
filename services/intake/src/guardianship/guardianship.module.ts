import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { GuardianshipController } from './guardianship.http.js';
import { GuardianshipRepository } from './guardianship.repository.js';
import { GuardianshipService } from './guardianship.service.js';

@Module({
  imports: [PersonModule],
  controllers: [GuardianshipController],
  providers: [GuardianshipRepository, GuardianshipService],
  exports: [GuardianshipRepository],
})
export class GuardianshipModule {}
