import { Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '@oln/calendar';
import { refuse, RefusedError, reportingEvents, settle } from '@oln/contracts';
import { assertWithinReach, communeWithin, currentContext, lockByName, newId, UnitOfWork } from '@oln/service-kit';
import { FigureService, indicatorOf } from '../figure/figure.service.js';
import type { Indicator } from '../indicator/indicator.js';
import { findIndicator } from '../indicator/indicators.js';
import { standingOf, type Standing } from './target-light.js';
import { TargetErrors } from './target.errors.js';
import { TargetRepository } from './target.repository.js';
import { decideTarget, type Target, type WantedTarget } from './target.js';

export interface TargetOf {
  commune: string;
  year: number;
  indicator: string;
}

export interface TargetStanding {
  target: Target;
  indicator: Indicator;
  standing: Standing;
}

/** What indicators are to be in a year, and how far they have come. */
@Injectable()
export class TargetService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly targets: TargetRepository,
    private readonly figures: FigureService,
  ) {}

  /** With the figures that whoever asks may see; whole months where they ask from outside. */
  async list(commune: string, year: number, wanted?: LocalDate): Promise<{ asOf: LocalDate; items: TargetStanding[] }> {
    const asOf = wanted ?? localDate(currentContext().asOf.getTime());
    const targets = await this.work.read('target.list', async (tx) => {
      assertWithinReach(tx, commune);
      return this.targets.inForce(tx, commune, year, asOf);
    });
    // An indicator that the house has no more is shown nowhere.
    const known = targets.flatMap((target) => {
      const indicator = findIndicator(target.indicator);
      return indicator ? [{ target, indicator }] : [];
    });
    if (known.length === 0) return { asOf, items: [] };
    const { items } = await this.figures.figures({
      ...{ commune, from: `${year}-01-01`, to: `${year}-12-31`, asOf },
      ...{ indicators: known.map(({ indicator }) => indicator.id), by: [] },
    });
    const figures = new Map(items.map((figure) => [figure.indicator, figure]));
    return {
      asOf,
      items: known.map(({ target, indicator }) => {
        const figure = figures.get(indicator.id) ?? {};
        return { target, indicator, standing: standingOf(target, indicator, { figure, asOf }) };
      }),
    };
  }

  /** Every version, the newest first. */
  history({ commune, year, indicator }: TargetOf): Promise<Target[]> {
    return this.work.read('target.history', async (tx) => {
      assertWithinReach(tx, commune);
      const versions = await this.targets.versions(tx, commune, year, indicator);
      if (versions.length === 0) throw new RefusedError(refuse(TargetErrors.UNKNOWN, { field: 'indicator' }));
      return versions;
    });
  }

  put({ commune: named, year, indicator }: TargetOf, wanted: WantedTarget): Promise<Target> {
    return this.work.run('target.set', async (tx) => {
      const commune = communeWithin(tx.context, named);
      await lockByName(tx, `target ${commune} ${year} ${indicator}`);
      const before = await this.targets.find(tx, commune, year, indicator);
      tx.assertVersion(before?.version ?? 0);
      const decided = settle(decideTarget({ before, indicator: indicatorOf(indicator) }, wanted));
      const version = (before?.version ?? 0) + 1;
      const id = before?.id ?? newId();
      const said = { setAt: tx.asOf, setBy: tx.context.principal.person };
      const after: Target = { id, commune, year, indicator, version, ...decided, ...said };
      this.targets.add(tx, after);
      const { value, withdrawn } = after;
      tx.emit(reportingEvents.targetSet, after, { id, indicator, year, value, withdrawn });
      tx.audit({ kind: 'target', id, commune, version });
      return after;
    });
  }
}
