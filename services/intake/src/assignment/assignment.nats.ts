import { Injectable } from '@nestjs/common';
import { casesEvents, gatewayEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { CaseloadService } from './caseload.service.js';
import { StaffService } from './staff.service.js';

/** What others tell of who works here and how many families they attend. */
@Injectable()
export class AssignmentConsumer {
  constructor(
    private readonly caseloads: CaseloadService,
    private readonly staff: StaffService,
  ) {}

  @Hears(gatewayEvents.staffChanged)
  staffChanged(event: OlnEvent<EventData<typeof gatewayEvents.staffChanged>>, tx: Tx): Promise<void> {
    return this.staff.changed(tx, event);
  }

  @Hears(casesEvents.caseOpened)
  opened(event: OlnEvent<EventData<typeof casesEvents.caseOpened>>, tx: Tx): Promise<void> {
    return this.caseloads.opened(tx, event);
  }

  @Hears(casesEvents.caseReassigned)
  reassigned(event: OlnEvent<EventData<typeof casesEvents.caseReassigned>>, tx: Tx): Promise<void> {
    return this.caseloads.reassigned(tx, event);
  }

  @Hears(casesEvents.caseClosed)
  closed(event: OlnEvent<EventData<typeof casesEvents.caseClosed>>, tx: Tx): Promise<void> {
    return this.caseloads.closed(tx, event);
  }
}
