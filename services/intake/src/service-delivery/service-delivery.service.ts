import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { RequestService } from '../request/request.service.js';
import { RequestRepository } from '../request/request.repository.js';
import type { IntakeRequest } from '../request/request.js';
import { ServiceDeliveryErrors } from './service-delivery.errors.js';
import { ServiceDeliveryRepository } from './service-delivery.repository.js';
import type { DeliveryDto } from './service-delivery.dto.js';
import { deliveryView } from './service-delivery.views.js';
import { decideDelivery, isDone, type Delivery, type DeliveryCommand, type Offer } from './service-delivery.js';

/** Services and benefits of a request. When the family was heard about all of them, the request ends. */
@Injectable()
export class ServiceDeliveryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly deliveries: ServiceDeliveryRepository,
    private readonly requests: RequestService,
    private readonly table: RequestRepository,
  ) {}

  agree(requestId: string, offer: Offer, expectedAt?: Date): Promise<DeliveryDto> {
    return this.work.run('service-delivery.agree', async (tx) => {
      const request = await this.requests.lockForChange(tx, requestId);
      if (request.stage !== 'service') throw new RefusedError(refuse(ServiceDeliveryErrors.NOT_OF_VARIANT));
      const { commune, variant } = request;
      const facts = {
        id: newId(),
        commune,
        version: 1,
        requestId,
        variant,
        offer,
        agreedAt: tx.asOf,
        expectedAt,
        timesMissed: 0,
      };
      const delivery: Delivery = { ...facts, state: 'agreed' };
      await this.deliveries.insert(tx, delivery);
      this.tell(tx, request, delivery);
      return deliveryView(delivery);
    });
  }

  change(id: string, command: DeliveryCommand, note?: string): Promise<DeliveryDto> {
    return this.work.run(`service-delivery.${command.do}`, async (tx) => {
      // The request first, as everywhere: two who end its last two services at once must not wait for each other.
      const { requestId } = await this.deliveries.get(tx, id);
      const request = await this.table.lock(tx, requestId);
      const before = await this.deliveries.lock(tx, id);
      tx.assertVersion(before.version);
      const after = settle(decideDelivery(before, command, tx.asOf));
      await this.deliveries.save(tx, after, note);
      this.tell(tx, request, after);
      if (isDone(after)) await this.finish(tx, after.requestId);
      return deliveryView(after);
    });
  }

  ofRequest(requestId: string): Promise<{ delivery: Delivery; note?: string }[]> {
    return this.work.read('service-delivery.list', async (tx) => {
      const { commune, version } = await this.table.get(tx, requestId);
      tx.audit({ kind: 'request', id: requestId, commune, version });
      return this.deliveries.ofRequest(tx, requestId);
    });
  }

  private async finish(tx: Tx, requestId: string): Promise<void> {
    const all = await this.deliveries.ofRequest(tx, requestId);
    const request = await this.table.lock(tx, requestId);
    if (request.stage !== 'service' || !all.every(({ delivery }) => isDone(delivery))) return;
    const resumed = request.pause ? await this.requests.apply(tx, request, { do: 'resume' }) : request;
    await this.requests.apply(tx, resumed, { do: 'finish-service' });
  }

  /** A fact of the request: with the version that the request has. */
  private tell(tx: Tx, request: IntakeRequest, delivery: Delivery): void {
    const { id, commune, variant, offer, state, version } = delivery;
    const satisfied = delivery.state === 'feedback' ? delivery.satisfied : undefined;
    const change = { id: request.id, deliveryId: id, offer, variant, state, satisfied };
    tx.emit(intakeEvents.serviceChanged, request, change);
    tx.audit({ kind: 'service-delivery', id, commune, version });
  }
}
