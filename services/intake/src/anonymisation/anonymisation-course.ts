import { Injectable } from '@nestjs/common';
import { intakeEvents, type ErasingService } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import { AnonymisationService } from './anonymisation.service.js';
import { allErased, type Anonymisation } from './anonymisation.js';
import type { PutBackReason } from './anonymisation-codes.js';
import { isSame, TracesRepository } from './traces.repository.js';

/** What a service says to an order. */
export interface Answered {
  id: string;
  attempt: number;
  answer: 'erased' | 'refused';
}

/**
 * From the announcement to the end. Other services erase first, each its own and only what has ended; the registry erases last,
 * when all have told, after looking once more: until then the person can be found, and whatever is opened puts it back.
 */
@Injectable()
export class AnonymisationCourse {
  constructor(
    private readonly table: AnonymisationRepository,
    private readonly service: AnonymisationService,
    private readonly traces: TracesRepository,
    private readonly persons: PersonRepository,
  ) {}

  /** The announcement is over. Nothing is ordered while something of the person is open here. */
  async begin(tx: Tx, one: Anonymisation): Promise<Anonymisation> {
    if (one.stage !== 'announced') return one;
    const traces = await this.traces.lock(tx, one.personId);
    if (await this.traces.isOpen(tx, traces, one.endedBefore)) return this.putBack(tx, one, 'records-open');
    const after = await this.service.apply(tx, one, { do: 'order', entries: traces.entries });
    tx.emit(intakeEvents.erasureOrdered, after, {
      ...{ id: after.id, attempt: after.attempt, persons: traces.entries },
      ...{ familyIds: traces.familyIds, emptiedFamilyIds: traces.emptiedFamilyIds },
      endedBefore: one.endedBefore?.toISOString(),
    });
    return after;
  }

  /** The hold has run out: it is announced anew, with the whole term. */
  holdEnds(tx: Tx, one: Anonymisation): Promise<Anonymisation> {
    return one.stage === 'held' ? this.announceAgain(tx, one, 'hold-ended') : Promise.resolve(one);
  }

  /** Told twice, or of an order that holds no more, it changes nothing. */
  async hear(tx: Tx, service: ErasingService, { id, attempt, answer }: Answered): Promise<void> {
    const one = await this.table.lock(tx, id);
    if (one.stage !== 'erasing' || one.attempt !== attempt) return;
    if (answer === 'refused') return void (await this.putBack(tx, one, 'open-elsewhere'));
    if (one.erasedBy.includes(service)) return;
    const after = await this.service.apply(tx, one, { do: 'hear-erased', service });
    if (after.stage === 'erasing' && allErased(after)) await this.finish(tx, after);
  }

  /**
   * An alert is about this person, who stays known from here on, and so do those who live with them: orders that run are taken back.
   * Throws PERSON.ANONYMISED where the end was faster: then it is about somebody whom the registry does not know any more.
   */
  async keep(tx: Tx, personId: string): Promise<void> {
    for (const person of new Set([personId, ...(await this.traces.around(tx, personId))]))
      for (const one of await this.table.openOf(tx, person))
        if (one.stage === 'erasing') await this.putBack(tx, one, 'records-open');
    assertInUse(await this.persons.lock(tx, personId));
  }

  private async finish(tx: Tx, one: Extract<Anonymisation, { stage: 'erasing' }>): Promise<void> {
    const traces = await this.traces.lock(tx, one.personId);
    if (!isSame(traces.entries, one.entries)) return void (await this.putBack(tx, one, 'entries-changed'));
    if (await this.traces.isOpen(tx, traces, one.endedBefore))
      return void (await this.putBack(tx, one, 'records-open'));
    for (const entry of traces.entries) await this.anonymise(tx, entry);
    await this.traces.eraseTexts(tx, traces);
    await this.traces.note(tx, one, traces.entries);
    await this.service.apply(tx, one, { do: 'finish', emptiedFamilyIds: traces.emptiedFamilyIds });
  }

  private async anonymise(tx: Tx, entry: string): Promise<void> {
    const person = await this.persons.anonymise(tx, entry);
    if (!person) return;
    const { id, commune, version } = person;
    tx.emit(intakeEvents.personAnonymised, person, { id });
    tx.audit({ action: 'person.anonymise', kind: 'person', id, commune, version });
  }

  /** What the rule asked for is not announced month after month: the rule asks again another year. */
  private putBack(tx: Tx, one: Anonymisation, reason: PutBackReason): Promise<Anonymisation> {
    if (one.cause === 'retention') return this.service.apply(tx, one, { do: 'call-off', reason: 'records-open' });
    return this.announceAgain(tx, one, reason);
  }

  private announceAgain(tx: Tx, one: Anonymisation, reason: PutBackReason): Promise<Anonymisation> {
    return this.service.apply(tx, one, { do: 'announce-again', reason });
  }
}
