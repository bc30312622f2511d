import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { assertWithinReach, mayCall, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { quarterNamed } from './quarter.js';
import { changesBetween, hashOf, type FigureChange, type SnapshotFigure } from './snapshot-figures.js';
import { SnapshotReckoning } from './snapshot-reckoning.js';
import { SnapshotRepository, type Content, type SnapshotFilter } from './snapshot.repository.js';
import { isSigned, type Snapshot } from './snapshot.js';

/** What a figure looks like to whom it may not be shown. */
export type ShownFigure = Omit<SnapshotFigure, 'inside'> & { suppressed?: boolean };

export interface ShownFigures extends Content {
  /** False: what lies there is not what the hash was made of. */
  intact: boolean;
  items: ShownFigure[];
}

/** Reading snapshots: whole within the commune; outside of it without what could be somebody. Each look is on record. */
@Injectable()
export class SnapshotReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: SnapshotRepository,
    private readonly reckoning: SnapshotReckoning,
  ) {}

  list(filter: SnapshotFilter, page: PageQuery): Promise<Page<Snapshot>> {
    return this.work.read('snapshot.list', async (tx) => {
      if (filter.commune) assertWithinReach(tx, filter.commune);
      const { items, next } = await this.snapshots.list(tx, filter, page);
      return { items: items.map((snapshot) => shownTo(tx, snapshot)), next };
    });
  }

  get(id: string): Promise<Snapshot> {
    return this.audited(id, async (tx, snapshot) => shownTo(tx, snapshot));
  }

  contents(id: string): Promise<Content[]> {
    return this.audited(id, (tx) => this.snapshots.contents(tx, id));
  }

  /** As they were taken: those that count, or those of an earlier taking. */
  figures(id: string, wanted?: number): Promise<ShownFigures> {
    return this.audited(id, async (tx, snapshot) => {
      const { figures, ...content } = await this.snapshots.content(tx, id, wanted ?? snapshot.content);
      const isWhole = mayCall(tx.context.principal, 'figures.whole');
      const intact = hashOf(snapshot, figures) === content.hash;
      return { ...content, intact, items: figures.map((figure) => shown(figure, isWhole)) };
    });
  }

  /** What is otherwise today: of the same quarter, as far as it is known by now. */
  changes(id: string): Promise<{ asOf: string; items: FigureChange[] }> {
    return this.audited(id, async (tx, { commune, quarter, content }) => {
      const { figures } = await this.snapshots.content(tx, id, content);
      const asOf = localDate(tx.asOf.getTime());
      const today = await this.reckoning.of(tx, { quarter: quarterNamed(quarter), asOf, communes: [commune] });
      return { asOf, items: changesBetween(figures, today.get(commune)!) };
    });
  }

  private audited<Result>(id: string, read: (tx: Tx, snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    return this.work.read('snapshot.read', async (tx) => {
      const snapshot = await this.snapshots.get(tx, id);
      const { commune, version } = snapshot;
      assertWithinReach(tx, commune);
      tx.audit({ kind: 'snapshot', id, commune, version });
      return read(tx, snapshot);
    });
  }
}

function shown({ inside, ...figure }: SnapshotFigure, isWhole: boolean): ShownFigure {
  if (!inside || isWhole) return figure;
  const { span, indicator, line, code } = figure;
  return { span, indicator, line, code, suppressed: true };
}

/** What the coordinator wrote is for the office and its region. */
function shownTo(tx: Tx, snapshot: Snapshot): Snapshot {
  if (!isSigned(snapshot) || mayCall(tx.context.principal, 'snapshots.observations')) return snapshot;
  return { ...snapshot, observation: undefined };
}
