import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { SealedJson } from '../persistence/sealed-json.js';
import { ServiceDeliveryRow } from './service-delivery.entity.js';
import { ServiceDeliveryErrors } from './service-delivery.errors.js';
import type { Delivery } from './service-delivery.js';

/** The only file that touches the table `service_deliveries`. */
@Injectable()
export class ServiceDeliveryRepository {
  constructor(private readonly json: SealedJson) {}

  async lock(tx: Tx, id: string): Promise<Delivery> {
    return found(await tx.manager.findOne(ServiceDeliveryRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async get(tx: Tx, id: string): Promise<Delivery> {
    return found(await tx.manager.findOne(ServiceDeliveryRow, { where: { id } }));
  }

  async insert(tx: Tx, delivery: Delivery): Promise<void> {
    await tx.manager.insert(ServiceDeliveryRow, rowOf(delivery));
  }

  /** `note`: what the family said, kept sealed. */
  async save(tx: Tx, delivery: Delivery, note?: string): Promise<void> {
    const { id, ...row } = rowOf(delivery);
    const sealed = note === undefined ? {} : { note: this.json.seal(note, placeOf(id)) };
    await tx.manager.update(ServiceDeliveryRow, { id }, { ...row, ...sealed });
  }

  async ofRequest(tx: Tx, requestId: string): Promise<{ delivery: Delivery; note?: string }[]> {
    const rows = await tx.manager.find(ServiceDeliveryRow, { where: { requestId }, order: { id: 'ASC' } });
    return rows.map((row) => ({
      delivery: deliveryOf(row),
      note: row.note ? this.json.open<string>(row.note, placeOf(row.id)) : undefined,
    }));
  }
}

const placeOf = (id: string): string => `service-delivery.note:${id}`;

function found(row: ServiceDeliveryRow | null): Delivery {
  if (!row) throw new RefusedError(refuse(ServiceDeliveryErrors.NOT_FOUND));
  return deliveryOf(row);
}

function deliveryOf(row: ServiceDeliveryRow): Delivery {
  const { id, commune, version, requestId, variant, offer, agreedAt, waitsFrom, timesMissed } = row;
  const facts = {
    id,
    commune,
    version,
    requestId,
    variant,
    offer,
    agreedAt,
    waitsFrom,
    timesMissed,
    expectedAt: row.expectedAt ?? undefined,
  };
  switch (row.state) {
    case 'agreed':
      return { ...facts, state: row.state };
    case 'missed':
      return { ...facts, state: row.state, missedReason: row.missedReason! };
    case 'delivered':
      return { ...facts, state: row.state, deliveredAt: row.deliveredAt! };
    case 'feedback':
      return { ...facts, state: row.state, deliveredAt: row.deliveredAt!, satisfied: row.satisfied! };
  }
}

const rowOf = (delivery: Delivery): ServiceDeliveryRow => ({
  id: delivery.id,
  commune: delivery.commune,
  version: delivery.version,
  requestId: delivery.requestId,
  variant: delivery.variant,
  offer: delivery.offer,
  state: delivery.state,
  agreedAt: delivery.agreedAt,
  waitsFrom: delivery.waitsFrom,
  timesMissed: delivery.timesMissed,
  expectedAt: delivery.expectedAt ?? null,
  deliveredAt: 'deliveredAt' in delivery ? delivery.deliveredAt : null,
  missedReason: delivery.state === 'missed' ? delivery.missedReason : null,
  satisfied: delivery.state === 'feedback' ? delivery.satisfied : null,
});
