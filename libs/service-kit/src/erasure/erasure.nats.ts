import { Injectable } from '@nestjs/common';
import { intakeEvents, type OlnEvent } from '@oln/contracts';
import { Hears } from '../messaging/hears.js';
import type { Tx } from '../persistence/transaction.js';
import { Erasures, type Closed, type Order, type Release } from './erasures.js';

/** What the registry orders. */
@Injectable()
export class ErasureConsumer {
  constructor(private readonly erasures: Erasures) {}

  @Hears(intakeEvents.erasureOrdered)
  ordered(event: OlnEvent<Order>, tx: Tx): Promise<void> {
    return this.erasures.obey(tx, event);
  }

  @Hears(intakeEvents.erasureReleased)
  released(event: OlnEvent<Release>, tx: Tx): Promise<void> {
    return this.erasures.release(tx, event);
  }

  @Hears(intakeEvents.anonymisationClosed)
  closed(event: OlnEvent<Closed>, tx: Tx): Promise<void> {
    return this.erasures.close(tx, event);
  }
}
