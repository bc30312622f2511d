import type { ServiceDefinition } from '@oln/service-kit';
import { IntakeModule } from './app.module.js';
import { AnonymisationRow } from './anonymisation/anonymisation.entity.js';
import { PlacementRow, ProfessionalLineRow, ProfessionalRow } from './assignment/assignment.entity.js';
import { ConsentActRow, ConsentRow } from './consent/consent.entity.js';
import { FamilyMemberRow, FamilyRow } from './family/family.entity.js';
import { GuardianshipRow } from './guardianship/guardianship.entity.js';
import { PersonHistoryRow, PersonKeyRow, PersonRow } from './person/person.entity.js';
import { PersonMergeRow } from './person-merge/person-merge.entity.js';
import { PriorityScoreRow } from './priority/score-history.entity.js';
import { RequestRow } from './request/request.entity.js';
import { ImportedContentRow, ImportRowRow, RequestImportRow } from './request-import/request-import.entity.js';
import { acceptSheets } from './request-import/sheet-body.js';
import { RightsRequestRow } from './rights-request/rights-request.entity.js';
import { ServiceDeliveryRow } from './service-delivery/service-delivery.entity.js';

export const intake: ServiceDefinition = {
  name: 'intake',
  description:
    'Registry of children, caregivers and families; requests from the front desk to their assignment; unified priority queue.',
  module: IntakeModule,
  entities: [
    PersonRow,
    PersonKeyRow,
    PersonHistoryRow,
    PersonMergeRow,
    FamilyRow,
    FamilyMemberRow,
    GuardianshipRow,
    RequestRow,
    PriorityScoreRow,
    ProfessionalRow,
    ProfessionalLineRow,
    PlacementRow,
    ServiceDeliveryRow,
    RequestImportRow,
    ImportRowRow,
    ImportedContentRow,
    RightsRequestRow,
    AnonymisationRow,
    ConsentRow,
    ConsentActRow,
  ],
  // A rectification may take a value away.
  clearable: /^changes\.[A-Za-z]+$/,
  extend: acceptSheets,
};
