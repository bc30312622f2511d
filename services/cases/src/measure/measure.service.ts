import { Inject, Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { decideMeasure } from './decide-measure.js';
import { MeasureAnnouncements } from './measure-announcements.js';
import type { MeasureCommand } from './measure-commands.js';
import { MEASURE_DUE_DATES } from './measure-due-dates.js';
import { assertMayChange } from './measure-rights.js';
import { MeasureRepository } from './measure.repository.js';
import type { Measure } from './measure.js';

/** The measure: its use cases change it through {@link apply}, inside their own transaction. */
@Injectable()
export class MeasureService {
  constructor(
    private readonly measures: MeasureRepository,
    private readonly announcements: MeasureAnnouncements,
    @Inject(MEASURE_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  /** Locked, for somebody who may work on it; `If-Match`, if there is one, must name its version. */
  async lockForChange(tx: Tx, id: string): Promise<Measure> {
    const measure = await this.measures.lock(tx, id);
    assertMayChange(tx.context.principal, measure);
    tx.assertVersion(measure.version);
    return measure;
  }

  /** Locked, where the route says who may. */
  async lock(tx: Tx, id: string): Promise<Measure> {
    const measure = await this.measures.lock(tx, id);
    tx.assertVersion(measure.version);
    return measure;
  }

  /** For one that was locked: decides, saves, announces. Throws the refusal. */
  async apply(tx: Tx, before: Measure, command: MeasureCommand, reason?: string): Promise<Measure> {
    const after = settle(decideMeasure(before, command, tx.asOf));
    await this.measures.save(tx, before, after);
    this.announcements.changed(tx, before, after, reason ?? ('reason' in command ? command.reason : undefined));
    tx.emitOtherwise(casesEvents.measureAmended, after, { id: after.id, what: `measure.${command.do}` });
    await this.keepClocks(tx, before, after);
    return after;
  }

  private async keepClocks(tx: Tx, before: Measure, after: Measure): Promise<void> {
    if (before.stage !== after.stage || Boolean(before.pause) !== Boolean(after.pause))
      await this.dueDates.meetAll(tx, after.id);
    if (after.personInCharge && before.personInCharge !== after.personInCharge)
      await this.dueDates.reassign(tx, after.id, after.personInCharge);
  }
}
