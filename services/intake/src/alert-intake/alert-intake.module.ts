import { Module } from '@nestjs/common';
import { AnonymisationModule } from '../anonymisation/anonymisation.module.js';
import { FamilyModule } from '../family/family.module.js';
import { PersonModule } from '../person/person.module.js';
import { RequestModule } from '../request/request.module.js';
import { RequestImportModule } from '../request-import/request-import.module.js';
import { AlertIdentificationRepository } from './alert-identification.repository.js';
import { AlertIdentities, IdentityRegistry } from './alert-identities.service.js';
import { AlertIntakeConsumer } from './alert-intake.nats.js';
import { AlertRequests, ChildRegistry, RequestDoors } from './alert-requests.service.js';
import { ChildSearch } from './child-search.service.js';
import { IdentificationDesk } from './identification-desk.service.js';
import { IdentificationController } from './identification.http.js';

@Module({
  imports: [PersonModule, FamilyModule, RequestModule, RequestImportModule, AnonymisationModule],
  controllers: [IdentificationController],
  providers: [
    ...[AlertIdentificationRepository, AlertIdentities, IdentityRegistry, ChildSearch, IdentificationDesk],
    ...[AlertRequests, ChildRegistry, RequestDoors, AlertIntakeConsumer],
  ],
})
export class AlertIntakeModule {}
