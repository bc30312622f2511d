import { Injectable } from '@nestjs/common';
import { OfficePolicy } from '@oln/service-kit';
import { EscalationProcess } from './escalation-process.js';
import { EscalationRecords } from './escalation-records.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';

/** What every use case of an escalation works with. */
@Injectable()
export class EscalationTools {
  constructor(
    readonly service: EscalationService,
    readonly repository: EscalationRepository,
    readonly records: EscalationRecords,
    readonly process: EscalationProcess,
    readonly policy: OfficePolicy,
  ) {}
}
