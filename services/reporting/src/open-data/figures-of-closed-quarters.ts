import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { SYSTEM } from '@oln/identity';
import { currentContext, UnitOfWork, type CallContext, type Tx } from '@oln/service-kit';
import type { Figure } from '../figure/evaluate.js';
import { FigureService } from '../figure/figure.service.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import type { Breakdown } from '../indicator/indicator.js';
import { OPEN_INDICATORS } from './open-data.js';
import { OpenDataRepository } from './open-data.repository.js';
import { OpenFigures, type PublishedQuarter } from './open-figures.js';
import { closedQuarters, quarterPeriod, type Quarter } from './quarter.js';

/** A quarter of the country takes seconds and does not change: those that were asked for last are kept. */
const KEPT_AT_MOST = 4;

/** The country, each commune, each line of a commune. */
const DIVISIONS: readonly (readonly Breakdown[])[] = [[], ['commune'], ['commune', 'line']];

/**
 * Open data from the figures as they were known at the end of quarters that have ended, over all communes, as an outsider sees them: the
 * principal is a part of the house, which no office's own eyes belong to.
 */
@Injectable()
export class FiguresOfClosedQuarters extends OpenFigures {
  private readonly kept = new Map<string, Promise<PublishedQuarter>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly figures: FigureService,
    private readonly generations: GenerationRepository,
    private readonly months: OpenDataRepository,
  ) {
    super();
  }

  quarters(): Promise<readonly Quarter[]> {
    return this.read(async (tx) => {
      const first = await this.months.firstMonth(tx, await this.generations.live(tx));
      return first ? closedQuarters(first, localDate(tx.asOf.getTime())) : [];
    });
  }

  async published(quarter: Quarter): Promise<PublishedQuarter> {
    const generation = await this.read((tx) => this.generations.live(tx));
    const key = `${generation} ${quarter}`;
    const found = this.kept.get(key) ?? this.reckoned(quarter);
    // What was asked for last stands last.
    this.kept.delete(key);
    this.kept.set(key, found);
    for (const old of [...this.kept.keys()].slice(0, -KEPT_AT_MOST)) this.kept.delete(old);
    found.catch(() => this.kept.delete(key));
    return found;
  }

  /** Indicator by indicator: the cells of a whole country are in memory for one of them at a time. */
  private async reckoned(quarter: Quarter): Promise<PublishedQuarter> {
    const period = quarterPeriod(quarter);
    const figures: Figure[] = [];
    for (const { id, by } of OPEN_INDICATORS) {
      const divisions = DIVISIONS.filter((division) => division.every((one) => by.includes(one)));
      const asked = divisions.map((division) => ({ indicators: [id], by: division }));
      const { items } = await this.read((tx) => this.figures.readDivided(tx, period, asked));
      figures.push(...items.flat());
    }
    return { quarter, period, figures };
  }

  private read<Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result> {
    const context: CallContext = { ...currentContext(), principal: SYSTEM['open-data'] };
    return this.work.read('open-data.read', fn, context);
  }
}
