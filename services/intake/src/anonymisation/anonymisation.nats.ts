import { Injectable } from '@nestjs/common';
import {
  alertsEvents,
  casesEvents,
  gatewayEvents,
  communityEvents,
  offerEvents,
  type ErasureAnswered,
  type EventData,
  type OlnEvent,
} from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { AnonymisationCourse } from './anonymisation-course.js';

type Answer = OlnEvent<EventData<ErasureAnswered>>;

/** What services that hold texts of people say to orders to erase. */
@Injectable()
export class AnonymisationConsumer {
  constructor(private readonly course: AnonymisationCourse) {}

  @Hears(casesEvents.erasureAnswered)
  cases({ data }: Answer, tx: Tx): Promise<void> {
    return this.course.hear(tx, 'cases', data);
  }

  @Hears(alertsEvents.erasureAnswered)
  alerts({ data }: Answer, tx: Tx): Promise<void> {
    return this.course.hear(tx, 'alerts', data);
  }

  @Hears(offerEvents.erasureAnswered)
  offer({ data }: Answer, tx: Tx): Promise<void> {
    return this.course.hear(tx, 'offer', data);
  }

  @Hears(communityEvents.erasureAnswered)
  community({ data }: Answer, tx: Tx): Promise<void> {
    return this.course.hear(tx, 'community', data);
  }

  @Hears(gatewayEvents.erasureAnswered)
  gateway({ data }: Answer, tx: Tx): Promise<void> {
    return this.course.hear(tx, 'gateway', data);
  }
}
