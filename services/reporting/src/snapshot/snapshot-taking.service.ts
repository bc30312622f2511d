import { Injectable } from '@nestjs/common';
import { currentContext, newId, UnitOfWork, type CallContext, type Tx } from '@oln/service-kit';
import { MEASURE_NAMES } from '../fact/measures.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import { endedQuarters, quarterNamed, type Quarter } from './quarter.js';
import { SnapshotAnnouncements } from './snapshot-announcements.js';
import { hashOf, type SnapshotFigure } from './snapshot-figures.js';
import { SnapshotReckoning } from './snapshot-reckoning.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { openSnapshot } from './snapshot.js';

/** Communes of which the figures are taken at once. */
const AT_ONCE = 50;

/** Quarters of communes that have ended and were not taken: the oldest first. */
export interface Missing {
  quarter: Quarter;
  communes: string[];
}

/** The tools of {@link SnapshotTaking}. */
@Injectable()
export class TakingTools {
  constructor(
    readonly snapshots: SnapshotRepository,
    readonly reckoning: SnapshotReckoning,
    readonly generations: GenerationRepository,
    readonly announcements: SnapshotAnnouncements,
  ) {}
}

/**
 * Takes the figures of quarters that have ended, once for each commune, whoever asks and however often. Runs as a part of the house
 * that reaches all communes: which figures stay inside of one depends on all of them.
 */
@Injectable()
export class SnapshotTaking {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: TakingTools,
  ) {}

  /** The oldest quarter that is missing somewhere, of some communes. Gives how many were taken, and whether something is left. */
  async goOn(before: string, context: CallContext = currentContext()): Promise<{ done: number; isLeft: boolean }> {
    const missing = await this.missing(before, context);
    if (!missing) return { done: 0, isLeft: false };
    const { quarter } = missing;
    const communes = missing.communes.slice(0, AT_ONCE);
    const asOf = quarter.to;
    const figures = await this.figures(quarter, asOf, communes, context);
    let done = 0;
    for (const commune of communes)
      if (await this.takeOne({ commune, quarter, asOf, figures: figures.get(commune)! }, context)) done += 1;
    return { done, isLeft: (await this.missing(before, context)) !== undefined };
  }

  /** Quarters that ended before the given local day. */
  missing(before: string, context: CallContext): Promise<Missing | undefined> {
    return this.work.read('snapshot.find', (tx) => this.oldestMissing(tx, before), context);
  }

  figures(
    quarter: Quarter,
    asOf: string,
    communes: readonly string[],
    context: CallContext,
  ): Promise<Map<string, SnapshotFigure[]>> {
    return this.work.read('snapshot.find', (tx) => this.tools.reckoning.of(tx, { quarter, asOf, communes }), context);
  }

  private async oldestMissing(tx: Tx, before: string): Promise<Missing | undefined> {
    const { generations, snapshots } = this.tools;
    const found = new Map<string, Missing>();
    for (const { commune, since, taken } of await snapshots.communes(tx, await generations.live(tx), MEASURE_NAMES))
      for (const quarter of endedSince(taken[0] ? quarterNamed(taken[0]).from : since, before)) {
        if (taken.includes(quarter.name)) continue;
        const known = found.get(quarter.name) ?? { quarter, communes: [] };
        known.communes.push(commune);
        found.set(quarter.name, known);
      }
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1))[0]?.[1];
  }

  /** False if another was faster. */
  private takeOne(
    { commune, quarter, asOf, figures }: { commune: string; quarter: Quarter; asOf: string; figures: SnapshotFigure[] },
    context: CallContext,
  ): Promise<boolean> {
    return this.work.run(
      'snapshot.take',
      async (tx) => {
        const { snapshots, announcements } = this.tools;
        const hash = hashOf({ commune, quarter: quarter.name }, figures);
        const snapshot = openSnapshot({ id: newId(), commune, quarter: quarter.name, hash }, tx.asOf);
        if (!(await snapshots.insert(tx, snapshot))) {
          tx.silent = true;
          return false;
        }
        snapshots.addContent(tx, snapshot, { asOf, figures });
        await announcements.taken(tx, snapshot, asOf);
        return true;
      },
      context,
    );
  }
}

/** From the first one that was taken on, or from where anything is known. */
const endedSince = (first: string | null, before: string): Quarter[] => (first ? endedQuarters(first, before) : []);
