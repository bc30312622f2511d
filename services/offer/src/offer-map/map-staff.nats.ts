import { Injectable } from '@nestjs/common';
import { gatewayEvents } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { MapStaff, type StaffChanged } from './map-staff.service.js';

/** What the directory tells of people. */
@Injectable()
export class MapStaffConsumer {
  constructor(private readonly staff: MapStaff) {}

  @Hears(gatewayEvents.staffChanged)
  changed(event: StaffChanged, tx: Tx): Promise<void> {
    return this.staff.changed(tx, event);
  }
}
