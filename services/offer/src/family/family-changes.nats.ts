import { Injectable } from '@nestjs/common';
import { casesEvents, gatewayEvents, intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, MergedPersons, ServiceClock, type Tx } from '@oln/service-kit';
import { CaseNews } from './case-news.js';
import { FamilyChanges } from './family-changes.service.js';
import { heardNow } from './heard-now.js';

/** What cases and intake tell of families that are referred. */
@Injectable()
export class FamilyConsumer {
  constructor(
    private readonly family: FamilyChanges,
    private readonly news: CaseNews,
    private readonly merged: MergedPersons,
    private readonly clock: ServiceClock,
  ) {}

  @Hears(casesEvents.casePaused)
  async paused(event: OlnEvent<EventData<typeof casesEvents.casePaused>>, tx: Tx): Promise<void> {
    const { id: caseId, familyId, until } = event.data;
    if (await this.news.isNew(tx, caseId, event.commune, 'pause', event.entityversion))
      await heardNow(tx, this.clock, async () => this.family.pause(tx, { caseId, familyId }, new Date(until)));
  }

  @Hears(casesEvents.caseResumed)
  async resumed(event: OlnEvent<EventData<typeof casesEvents.caseResumed>>, tx: Tx): Promise<void> {
    const { id: caseId, familyId } = event.data;
    if (await this.news.isNew(tx, caseId, event.commune, 'pause', event.entityversion))
      await heardNow(tx, this.clock, async () => this.family.resume(tx, { caseId, familyId }));
  }

  @Hears(casesEvents.caseReassigned)
  async reassigned(event: OlnEvent<EventData<typeof casesEvents.caseReassigned>>, tx: Tx): Promise<void> {
    const { id: caseId, familyId, from, to } = event.data;
    if (await this.news.isNew(tx, caseId, event.commune, 'person', event.entityversion))
      await heardNow(tx, this.clock, async () => this.family.reassign(tx, { caseId, familyId }, from, to));
  }

  @Hears(casesEvents.caseClosed)
  async closed(event: OlnEvent<EventData<typeof casesEvents.caseClosed>>, tx: Tx): Promise<void> {
    const { id: caseId, familyId } = event.data;
    if (await this.news.isNew(tx, caseId, event.commune, 'exit', event.entityversion))
      await this.family.caseClosed(tx, { caseId, familyId });
  }

  @Hears(gatewayEvents.staffChanged)
  async staff({ commune, data }: OlnEvent<EventData<typeof gatewayEvents.staffChanged>>, tx: Tx): Promise<void> {
    if (!data.active) await this.family.personLeft(tx, data.person, commune);
  }

  @Hears(intakeEvents.childOfAge)
  async ofAge({ data }: OlnEvent<EventData<typeof intakeEvents.childOfAge>>, tx: Tx): Promise<void> {
    await heardNow(tx, this.clock, async () => this.family.ofAge(tx, await this.merged.entriesOf(tx, data.id)));
  }

  @Hears(intakeEvents.childDeceased)
  async deceased({ data }: OlnEvent<EventData<typeof intakeEvents.childDeceased>>, tx: Tx): Promise<void> {
    await heardNow(tx, this.clock, async () => this.family.deceased(tx, await this.merged.entriesOf(tx, data.id)));
  }
}
