import { Injectable } from '@nestjs/common';
import {
  alertsEvents,
  casesEvents,
  communityEvents,
  intakeEvents,
  offerEvents,
  reportingEvents,
  type EventData,
  type OlnEvent,
} from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { NoticeService } from './notice.service.js';

type Raised = OlnEvent<EventData<typeof casesEvents.noticeRaised>>;

/** Notices of every service end in one inbox. */
@Injectable()
export class NoticeConsumer {
  constructor(private readonly notices: NoticeService) {}

  @Hears(casesEvents.noticeRaised)
  fromCases(event: Raised, tx: Tx): Promise<void> {
    return this.notices.deliver(tx, event);
  }

  @Hears(intakeEvents.noticeRaised)
  fromIntake(event: Raised, tx: Tx): Promise<void> {
    return this.notices.deliver(tx, event);
  }

  @Hears(alertsEvents.noticeRaised)
  fromAlerts(event: Raised, tx: Tx): Promise<void> {
    return this.notices.deliver(tx, event);
  }

  @Hears(offerEvents.noticeRaised)
  fromOffer(event: Raised, tx: Tx): Promise<void> {
    return this.notices.deliver(tx, event);
  }

  @Hears(communityEvents.noticeRaised)
  fromCommunity(event: Raised, tx: Tx): Promise<void> {
    return this.notices.deliver(tx, event);
  }

  @Hears(reportingEvents.noticeRaised)
  fromReporting(event: Raised, tx: Tx): Promise<void> {
    return this.notices.deliver(tx, event);
  }
}
