import { Injectable } from '@nestjs/common';
import type { casesEvents, EventData, OlnEvent } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { FamilyService } from '../family/family.service.js';
import { RegistrationService } from '../request/registration.service.js';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';

/** Process §2, follow-up: a new risk reopens intake with high priority. */
@Injectable()
export class RiskFollowUp {
  constructor(
    private readonly registration: RegistrationService,
    private readonly families: FamilyService,
  ) {}

  async open(tx: Tx, event: OlnEvent<EventData<typeof casesEvents.riskFound>>): Promise<void> {
    const { id: caseId, familyId, foundAt } = event.data;
    // Who died, or was anonymised since, is no child whom a request can be about: the siblings are.
    const { childIds } = await this.families.household(tx, familyId);
    if (childIds.length === 0) {
      const about = { id: caseId, commune: event.commune, version: event.entityversion };
      return raiseNotice(
        tx,
        about,
        { code: 'request.last-child-of-age', aboutKind: 'case', urgency: 'today' },
        COORDINATOR,
      );
    }
    await this.registration.register(tx, {
      commune: event.commune,
      channel: 'alert',
      motive: 'risk-after-exit',
      familyId,
      childIds,
      factors: ['risk-after-exit'],
      receivedAt: earlier(new Date(foundAt), tx.asOf),
      origin: 'case',
      originKey: `risk:${event.id}`,
      previousCaseId: caseId,
    });
  }
}

/** Clocks of two services are never quite the same. */
const earlier = (left: Date, right: Date): Date => (left < right ? left : right);
