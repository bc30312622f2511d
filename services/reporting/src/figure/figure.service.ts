import { Injectable } from '@nestjs/common';
import { daysBetween, localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { assertWithinReach, currentContext, mayCall, reaching, UnitOfWork, type Tx } from '@oln/service-kit';
import { CommitmentRepository } from '../commitment/commitment.repository.js';
import { expectedOf } from '../commitment/commitment.js';
import { measureOf } from '../fact/measures.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import type { Breakdown, Indicator } from '../indicator/indicator.js';
import { findIndicator } from '../indicator/indicators.js';
import type { Dimension } from './cell.js';
import { evaluateDivisions, indicatorsOf, type Division } from './divisions.js';
import type { Committed, Figure } from './evaluate.js';
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
      return this.read(tx, asked);
    });
  }

  /** The same within a transaction that reads more than this. */
  async read(tx: Tx, { indicators, by, ...where }: FiguresAsked): Promise<Figures> {
    const { items, ...period } = await this.readDivided(tx, where, [{ indicators, by }]);
    return { ...period, items: items[0]! };
  }

  /** Several divisions of the same place and time, from the same cells: all by month, or none of them. */
  async readDivided(
    tx: Tx,
    where: Scope & Partial<Period>,
    asked: readonly Division[],
  ): Promise<Period & { items: Figure[][] }> {
    const today = localDate(tx.asOf.getTime());
    const period = periodOf(where, today);
    const divisions = asked.map(({ by, indicators }) => ({ by, indicators: indicators.map(indicatorOf) }));
    assertAskable(tx, period, where);
    const isWholeHere = isShownWhole(tx);
    for (const { indicators, by } of divisions)
      for (const indicator of indicators) assertDivided(indicator, by, isWholeHere);
    if (!isWholeHere && !(isWholeMonths(period) && isWhole(period.asOf, today)))
      throw new RefusedError(refuse(FigureErrors.WHOLE_MONTHS));
    const context = { where, period, today };
    const items = isWholeHere ? await this.within(tx, divisions, context) : await this.outside(tx, divisions, context);
    return { ...period, items };
  }

  private async within(
    tx: Tx,
    divisions: Divisions,
    { where, period, today }: Context,
    hide?: (figures: readonly Figure[], indicator: Indicator) => Figure[],
  ): Promise<Figure[][]> {
    const indicators = indicatorsOf(divisions);
    const people = isOfPeople(indicators) ? (['commune'] as const) : [];
    const by = [...new Set<Dimension>([...divisions.flatMap((one) => one.by), 'code', ...people])];
    const { commune, region, line } = where;
    const generation = await this.generations.live(tx);
    const cells = await this.cells.of(tx, indicators, { ...{ generation, commune, region, line, by }, period, today });
    const committed = await this.committed(tx, indicators, where, period);
    const cellsOf = ({ id }: Indicator) => cells.get(id)!;
    return evaluateDivisions(divisions, { cellsOf, committed, months: monthsOf(period), hide });
  }

  /**
   * What may be shown is decided on all communes, whoever asks for whatever: two who reach others, or open data, would otherwise hide
   * in other places. Counts are enough for that; the figures themselves are of what the caller reaches.
   */
  private async outside(tx: Tx, divisions: Divisions, { where, period, today }: Context): Promise<Figure[][]> {
    const indicators = indicatorsOf(divisions);
    const dividedBy = divisions.flatMap((one) => one.by);
    const by = [...new Set<Dimension>([...CANONICAL, ...dividedBy])];
    const generation = await this.generations.live(tx);
    const all = await reaching(tx, SYSTEM['small-figures'], () =>
      this.cells.of(tx, indicators, { ...{ generation, by, valueless: true }, period, today }),
    );
    const { communes: reach } = tx.context.principal;
    return this.within(tx, divisions, { where, period, today }, (figures, one) =>
      protect(figures, one, { cells: all.get(one.id)!, by: dividedBy, scope: where, reach }),
    );
  }

  private async committed(
    tx: Tx,
    indicators: readonly Indicator[],
    scope: Scope,
    period: Period,
  ): Promise<Committed[]> {
    if (!indicators.some(({ formula }) => formula.form === 'coverage')) return [];
    const days = { from: period.from, to: standsOn(period) };
    const inForce = await this.commitments.inForce(tx, { ...scope, on: days.to, asOf: period.asOf });
    return inForce.map((one) => ({ ...one, expected: expectedOf(one, days) }));
  }
}

type Divisions = readonly Division<Indicator>[];

interface Context {
  where: Scope & Partial<Period>;
  period: Period;
  today: string;
}

/** Whether the caller sees cells of one family. Parts of the house that are no people of an office do not. */
export const isShownWhole = (tx: Tx): boolean => mayCall(tx.context.principal, 'figures.whole');

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
