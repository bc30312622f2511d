import type { DeliveryDto } from './service-delivery.dto.js';
import type { Delivery } from './service-delivery.js';

export const deliveryView = (delivery: Delivery): DeliveryDto => ({
  id: delivery.id,
  commune: delivery.commune,
  version: delivery.version,
  requestId: delivery.requestId,
  variant: delivery.variant,
  offer: delivery.offer,
  state: delivery.state,
  agreedAt: delivery.agreedAt.toISOString(),
  expectedAt: delivery.expectedAt?.toISOString(),
  deliveredAt: 'deliveredAt' in delivery ? delivery.deliveredAt.toISOString() : undefined,
  timesMissed: delivery.timesMissed,
  satisfied: delivery.state === 'feedback' ? delivery.satisfied : undefined,
});
