import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import { MEASURE_DUE_DATES } from '../measure/measure-due-dates.js';
import { tellOf } from '../measure/measure-notices.js';
import { MeasureTools } from '../measure/measure-tools.js';
import type { Measure } from '../measure/measure.js';

/** What a measure's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class MeasureDeadlines extends OwnedDeadlines<Measure> {
  constructor(
    desk: DeadlineDesk,
    @Inject(MEASURE_DUE_DATES) dueDates: DueDates,
    private readonly tools: MeasureTools,
  ) {
    super(desk, { records: tools.repository, process: tools.process, dueDates });
  }

  /** The end of the term asks the coordinator; the end of a pause wakes who is in charge. A term that is late moves nothing. */
  protected override async come(
    tx: Tx,
    measure: Measure,
    { rule, due }: DeadlineReached,
  ): Promise<Measure | undefined> {
    if (rule === 'in-force.term-ends') return this.endTerm(tx, measure, due);
    if (rule !== 'pause.ends') return measure;
    if (!measure.pause) return undefined;
    const after = await this.tools.service.apply(tx, measure, { do: 'resume' }, rule);
    tellOf(tx, after, 'pause-ended');
    return after;
  }

  private async endTerm(tx: Tx, measure: Measure, due: string): Promise<Measure | undefined> {
    // It may have been renewed meanwhile: the clock of the term before rings in vain.
    if (measure.stage !== 'in-force' || Date.parse(due) <= measure.inForceSince.getTime()) return undefined;
    const after = await this.tools.service.apply(tx, measure, { do: 'end-term' }, 'term-ended');
    tellOf(tx, after, 'term-ended', { toRole: 'coordinator' });
    return after;
  }
}
