import { Injectable } from '@nestjs/common';
import { alertsEvents, casesEvents, communityEvents, intakeEvents, offerEvents } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { GatewayEraser, type Answered, type Closed } from './gateway-eraser.js';

/** What the owners of records say to orders to erase, and how these end. */
@Injectable()
export class ErasureConsumer {
  constructor(private readonly eraser: GatewayEraser) {}

  @Hears(casesEvents.erasureAnswered)
  cases(event: Answered, tx: Tx): Promise<void> {
    return this.eraser.hear(tx, 'cases', event);
  }

  @Hears(alertsEvents.erasureAnswered)
  alerts(event: Answered, tx: Tx): Promise<void> {
    return this.eraser.hear(tx, 'alerts', event);
  }

  @Hears(offerEvents.erasureAnswered)
  offer(event: Answered, tx: Tx): Promise<void> {
    return this.eraser.hear(tx, 'offer', event);
  }

  @Hears(communityEvents.erasureAnswered)
  community(event: Answered, tx: Tx): Promise<void> {
    return this.eraser.hear(tx, 'community', event);
  }

  @Hears(intakeEvents.anonymisationClosed)
  closed(event: Closed, tx: Tx): Promise<void> {
    return this.eraser.close(tx, event);
  }
}
