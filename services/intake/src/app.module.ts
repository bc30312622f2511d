import { Module } from '@nestjs/common';
import { DueModule, HeldDataModule, OfficePolicyModule } from '@oln/service-kit';
import { AlertIntakeModule } from './alert-intake/alert-intake.module.js';
import { AnonymisationModule } from './anonymisation/anonymisation.module.js';
import { AssignmentModule } from './assignment/assignment.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ConsentModule } from './consent/consent.module.js';
import { FamilyModule } from './family/family.module.js';
import { GuardianshipModule } from './guardianship/guardianship.module.js';
import { INTAKE_HELD_DATA } from './held-data/intake-held-data.js';
import { RegistrySubjects } from './held-data/registry-subjects.js';
import { RegistrySubjectsModule } from './held-data/registry-subjects.module.js';
import { IndexKeysModule } from './index-keys/index-keys.module.js';
import { LifeEventsModule } from './life-events/life-events.module.js';
import { PersistenceModule } from './persistence/persistence.module.js';
import { PersonModule } from './person/person.module.js';
import { PersonMergeModule } from './person-merge/person-merge.module.js';
import { ProcessDoorModule } from './process-door/process-door.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RequestModule } from './request/request.module.js';
import { RequestImportModule } from './request-import/request-import.module.js';
import { RightsRequestModule } from './rights-request/rights-request.module.js';
import { ServiceDeliveryModule } from './service-delivery/service-delivery.module.js';
import { TimelineModule } from './timeline/timeline.module.js';
import { TransferModule } from './transfer/transfer.module.js';

@Module({
  imports: [
    PersistenceModule,
    PersonModule,
    FamilyModule,
    PersonMergeModule,
    GuardianshipModule,
    ConsentModule,
    LifeEventsModule,
    RequestModule,
    QueueModule,
    AssignmentModule,
    ServiceDeliveryModule,
    RightsRequestModule,
    AnonymisationModule,
    TimelineModule,
    RequestImportModule,
    AlertIntakeModule,
    TransferModule,
    IndexKeysModule,
    CatalogueModule,
    DueModule.for('intake', {
      right: 'requests.follow',
      processes: {
        intake: 'requests.follow',
        anonymisation: 'anonymisations.follow',
        rightsRequest: 'rights-requests.follow',
      },
    }),
    OfficePolicyModule.for({ read: 'intake-terms.read', change: 'intake-terms.change' }),
    HeldDataModule.for(INTAKE_HELD_DATA, { imports: [RegistrySubjectsModule], use: RegistrySubjects }),
    ProcessDoorModule,
  ],
})
export class IntakeModule {}
