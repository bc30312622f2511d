import { Module } from '@nestjs/common';
import { FamilyModule } from '../family/family.module.js';
import { GuardianshipModule } from '../guardianship/guardianship.module.js';
import { PersonModule } from '../person/person.module.js';
import { CaseConsentRepository } from './case-consent.repository.js';
import { CaseConsents } from './case-consents.service.js';
import { ConsentRecordsModule } from './consent-records.module.js';
import { ConsentController } from './consent.http.js';
import { ConsentConsumer } from './consent.nats.js';
import { ConsentReading } from './consent.reading.js';
import { ConsentDesk, ConsentRegistry } from './consent.service.js';

@Module({
  imports: [PersonModule, FamilyModule, GuardianshipModule, ConsentRecordsModule],
  controllers: [ConsentController],
  providers: [ConsentDesk, ConsentRegistry, ConsentReading, CaseConsentRepository, CaseConsents, ConsentConsumer],
})
export class ConsentModule {}
