import { Injectable } from '@nestjs/common';
import { daysBetween, localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { assertWithinReach, currentContext, mayCall, UnitOfWork, type Tx } from '@oln/service-kit';
import { CommitmentRepository } from '../commitment/commitment.repository.js';
import { measureOf } from '../fact/measures.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import type { Breakdown, Indicator } from '../indicator/indicator.js';
import { findIndicator } from '../indicator/indicators.js';
import type { Dimension } from './cell.js';
import { evaluate, type Committed, type Figure } from './evaluate.js';
import { FigureCells } from './figure-cells.js';
import { FigureErrors } from './figure.errors.js';
import { isWhole, isWholeMonths, monthsOf, periodOf, standsOn, type Period } from './period.js';
import { protect, type Scope } from './protect.js';
import { SharedAnswers } from './shared-answers.js';

export interface FiguresAsked extends Scope, Partial<Period> {
  indicators: readonly string[];
  by: readonly Breakdown[];
}

export interface Figures extends Period {
  items: Figure[];
}

const DAYS_AT_MOST = 3_660;
const CANONICAL: readonly Dimension[] = ['commune', 'line', 'code'];

/** Figures of indicators: where, when, as of which day, divided by what. Whole within the commune, protected outside of it. */
@Injectable()
export class FigureService {
  private readonly shared = new SharedAnswers<Figures>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly generations: GenerationRepository,
    private readonly commitments: CommitmentRepository,
    private readonly cells: FigureCells,
  ) {}

  /** Whoever sees no whole figures and reaches the same is told the same for a while: to reckon a country is much. */
  figures(asked: FiguresAsked): Promise<Figures> {
    const { principal, asOf } = currentContext();
    if (mayCall(principal, 'figures.whole')) return this.reckon(asked);
    const question = JSON.stringify([principal.communes, asked, localDate(asOf.getTime())]);
    return this.shared.of(question, () => this.reckon(asked));
  }

  private reckon(asked: FiguresAsked): Promise<Figures> {
    return this.work.read('figures.read', async (tx) => {
      // Figures and what is hidden of them are of one moment.
      await tx.query('set transaction isolation level repeatable read');
      const today = localDate(tx.asOf.getTime());
      const period = periodOf(asked, today);
      const indicators = asked.indicators.map(indicatorOf);
      assertAskable(tx, period, asked);
      const isWholeHere = mayCall(tx.context.principal, 'figures.whole');
      for (const indicator of indicators) assertDivided(indicator, asked.by, isWholeHere);
      if (!isWholeHere && !(isWholeMonths(period) && isWhole(period.asOf, today)))
        throw new RefusedError(refuse(FigureErrors.WHOLE_MONTHS));
      const items = isWholeHere
        ? await this.within(tx, indicators, { asked, period, today })
        : await this.outside(tx, indicators, { asked, period, today });
      return { ...period, items };
    });
  }

  private async within(tx: Tx, indicators: readonly Indicator[], { asked, period, today }: Context): Promise<Figure[]> {
    const by = [
      ...new Set<Dimension>([...asked.by, 'code', ...(isOfPeople(indicators) ? (['commune'] as const) : [])]),
    ];
    const { commune, region, line } = asked;
    const generation = await this.generations.live(tx);
    const cells = await this.cells.of(tx, indicators, { ...{ generation, commune, region, line, by }, period, today });
    const committed = await this.committed(tx, indicators, asked, period);
    const months = asked.by.includes('month') ? monthsOf(period) : [];
    return indicators.flatMap((one) => evaluate(one, { cells: cells.get(one.id)!, committed, by: asked.by, months }));
  }

  private async outside(
    tx: Tx,
    indicators: readonly Indicator[],
    { asked, period, today }: Context,
  ): Promise<Figure[]> {
    const figures = await this.within(tx, indicators, { asked, period, today });
    // What may be shown is decided on everything within reach, whatever was asked for; counts are enough for that.
    const by = [...new Set<Dimension>([...CANONICAL, ...asked.by])];
    const generation = await this.generations.live(tx);
    const all = await this.cells.of(tx, indicators, { ...{ generation, by, valueless: true }, period, today });
    return indicators.flatMap((one) => {
      const own = figures.filter(({ indicator }) => indicator === one.id);
      return protect(own, one, { cells: all.get(one.id)!, by: asked.by, scope: asked });
    });
  }

  private committed(tx: Tx, indicators: readonly Indicator[], scope: Scope, period: Period): Promise<Committed[]> {
    if (!indicators.some(({ formula }) => formula.form === 'coverage')) return Promise.resolve([]);
    return this.commitments.inForce(tx, { ...scope, on: standsOn(period), asOf: period.asOf });
  }
}

interface Context {
  asked: FiguresAsked;
  period: Period;
  today: string;
}

const isOfPeople = (indicators: readonly Indicator[]): boolean =>
  indicators.some(({ formula }) => formula.form === 'each');

/** Throws FIGURE.UNKNOWN_INDICATOR. */
export function indicatorOf(id: string): Indicator {
  const indicator = findIndicator(id);
  if (!indicator)
    throw new RefusedError(refuse(FigureErrors.UNKNOWN_INDICATOR, { field: 'indicators', params: { indicator: id } }));
  return indicator;
}

/** Throws where a period is none, or is of a commune out of reach. */
export function assertAskable(tx: Tx, { from, to }: Period, { commune }: { commune?: string }): void {
  if (commune) assertWithinReach(tx, commune);
  if (from > to) throw new RefusedError(refuse(FigureErrors.PERIOD_TURNED, { field: 'from' }));
  if (daysBetween(from, to) > DAYS_AT_MOST)
    throw new RefusedError(refuse(FigureErrors.PERIOD_TOO_LONG, { field: 'from' }));
}

function assertDivided({ id, by, formula }: Indicator, asked: readonly Breakdown[], isWholeHere: boolean): void {
  const isOfPerson = measureOf(formula.of.measure).of === 'person';
  const wrong = asked.find((one) => !by.includes(one) || (one === 'code' && isOfPerson && !isWholeHere));
  if (wrong)
    throw new RefusedError(refuse(FigureErrors.NOT_DIVIDED, { field: 'by', params: { indicator: id, by: wrong } }));
}
