import { Injectable } from '@nestjs/common';
import { isRefusal, type EventData, type gatewayEvents, type OlnEvent } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { RequestRepository } from '../request/request.repository.js';
import { RequestService } from '../request/request.service.js';
import { RightsRequestService } from '../rights-request/rights-request.service.js';
import { AssignmentRepository } from './assignment.repository.js';

/** The staff directory as assignment needs it. */
@Injectable()
export class StaffService {
  constructor(
    private readonly table: AssignmentRepository,
    private readonly requests: RequestRepository,
    private readonly service: RequestService,
    private readonly rightsRequests: RightsRequestService,
  ) {}

  async changed(
    tx: Tx,
    { commune, subject, entityversion, data }: OlnEvent<EventData<typeof gatewayEvents.staffChanged>>,
  ): Promise<void> {
    const news = await this.table.putStaff(tx, commune, subject, entityversion, data);
    if (news && !data.active) await this.handOver(tx, commune, data.person);
  }

  /** People change: what a colleague who left looked after goes to the coordinator, nothing is lost. */
  private async handOver(tx: Tx, commune: string, person: string): Promise<void> {
    const coordinator = await this.table.coordinatorOf(tx, commune);
    if (!coordinator) return;
    await this.rightsRequests.handOver(tx, commune, person, coordinator);
    let handed: number;
    do {
      handed = 0;
      for (const request of await this.requests.openInCharge(tx, commune, person)) {
        const applied = await this.service.tryApply(tx, request, { do: 'put-in-charge', person: coordinator });
        if (!isRefusal(applied)) handed += 1;
      }
    } while (handed > 0);
  }
}
