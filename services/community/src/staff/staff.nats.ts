import { Injectable } from '@nestjs/common';
import { gatewayEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { StaffService } from './staff.service.js';

@Injectable()
export class StaffConsumer {
  constructor(private readonly staff: StaffService) {}

  @Hears(gatewayEvents.staffChanged)
  changed(event: OlnEvent<EventData<typeof gatewayEvents.staffChanged>>, tx: Tx): Promise<void> {
    return this.staff.changed(tx, event);
  }
}
