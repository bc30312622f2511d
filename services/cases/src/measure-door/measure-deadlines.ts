import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates, type Tx } from '@oln/service-kit';
import { MEASURE_DUE_DATES } from '../measure/measure-due-dates.js';
import { tellOf } from '../measure/measure-notices.js';
import { standingOf } from '../measure/measure-process.js';
import { MeasureTools } from '../measure/measure-tools.js';
import type { Measure } from '../measure/measure.js';

/** What a measure's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class MeasureDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: MeasureTools,
    private readonly clock: ServiceClock,
    @Inject(MEASURE_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    return this.work.run('measure.put-deadlines', async (tx) => {
      const measure = await this.tools.repository.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (measure.stage === request.stage) await this.dueDates.put(tx, request, measure.personInCharge);
      return standingOf(measure, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('measure.deadline-reached', async (tx) => {
      const measure = await this.tools.repository.lock(tx, request.id);
      const now = this.clock.now();
      const answer = await this.dueDates.reached(tx, request, standingOf(measure, now), now);
      if (answer.verdict !== 'stands' || request.level !== 'due') return answer;
      const after = await this.come(tx, measure, request);
      return { verdict: after ? 'stands' : 'answered', standing: standingOf(after ?? measure, now) };
    });
  }

  /** The end of the term asks the coordinator; the end of a pause wakes who is in charge. A term that is late moves nothing. */
  private async come(tx: Tx, measure: Measure, { rule, due }: DeadlineReached): Promise<Measure | undefined> {
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
