import { Injectable } from '@nestjs/common';
import { offerEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, ServiceClock, type Tx } from '@oln/service-kit';
import { heardNow } from '../family/heard-now.js';
import { OfferComesAndGoes } from '../gap/offer-comes-and-goes.js';
import { ClosedServices } from './closed-services.service.js';
import { WaitingLists } from './waiting-list.service.js';

/** The map tells of itself: places appear for those who wait, offer comes for those who had none, and goes. */
@Injectable()
export class MapConsumer {
  constructor(
    private readonly lists: WaitingLists,
    private readonly closed: ClosedServices,
    private readonly gaps: OfferComesAndGoes,
    private readonly clock: ServiceClock,
  ) {}

  @Hears(offerEvents.capacityChanged)
  async places({ data }: OlnEvent<EventData<typeof offerEvents.capacityChanged>>, tx: Tx): Promise<void> {
    const hasRoom = data.taken < data.places;
    if (hasRoom && data.waiting > 0) await heardNow(tx, this.clock, () => this.lists.fillIn(tx, data.id));
    await heardNow(tx, this.clock, () => this.gaps.look(tx, data.id));
  }

  @Hears(offerEvents.offerChanged)
  async entry({ data }: OlnEvent<EventData<typeof offerEvents.offerChanged>>, tx: Tx): Promise<void> {
    await heardNow(tx, this.clock, async () => {
      await this.closed.look(tx, data.id);
      await this.gaps.look(tx, data.id);
    });
  }
}
