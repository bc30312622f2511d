import { Injectable } from '@nestjs/common';
import { intakeEvents, isRefusal, refuse, RefusedError, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { RequestService } from '../request/request.service.js';
import { RequestRepository } from '../request/request.repository.js';
import type { IntakeRequest } from '../request/request.js';
import { ServiceDeliveryErrors } from './service-delivery.errors.js';
import { ServiceDeliveryRepository } from './service-delivery.repository.js';
import type { DeliveryDto } from './service-delivery.dto.js';
import { deliveryView } from './service-delivery.views.js';
import {
  decideAgreement,
  decideDelivery,
  isDone,
  waitedFrom,
  type Delivery,
  type DeliveryCommand,
  type Offer,
} from './service-delivery.js';

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
      const given = { id: newId(), commune, requestId, variant, offer, expectedAt };
      const delivery = settle(decideAgreement(given, tx.asOf));
      await this.deliveries.insert(tx, delivery);
      this.tell(tx, await this.awaits(tx, request), delivery);
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
      this.tell(tx, await this.awaits(tx, request), after);
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

  /** What is still open, and for when it was agreed, is what its clock counts from. */
  private async awaits(tx: Tx, request: IntakeRequest): Promise<IntakeRequest> {
    const from = waitedFrom((await this.deliveries.ofRequest(tx, request.id)).map(({ delivery }) => delivery));
    // What was delivered before it was written down does not make the family wait for longer than it was here.
    const told =
      from &&
      (await this.requests.tryApply(tx, request, { do: 'await-service', from: later(from, request.stageSince) }));
    return told && !isRefusal(told) ? told : request;
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

const later = (one: Date, other: Date): Date => (one > other ? one : other);
