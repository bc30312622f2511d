import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@oln/identity';
import { currentContext, UnitOfWork, type CallContext, type Tx } from '@oln/service-kit';
import { findCommune } from '../place/communes.js';
import { SnapshotRepository, type SnapshotStanding } from '../snapshot/snapshot.repository.js';
import { CheckedSnapshots } from './checked-snapshots.js';
import { OpenFigures, type MissingCommune, type PublishedQuarter, type QuarterStanding } from './open-figures.js';
import { quarterOfName, snapshotNameOf, type Quarter } from './quarter.js';

/**
 * Open data from snapshots that coordinators have signed (process §9), over all communes: what nobody has signed is told of as missing, and
 * nothing is reckoned here. There is no sum over communes either: nobody signs one.
 */
@Injectable()
export class SignedSnapshots extends OpenFigures {
  private readonly checked: CheckedSnapshots;
  /** Whoever asks meanwhile has the same answer: the first look at everything that was ever signed is long. */
  private underWay?: Promise<readonly QuarterStanding[]>;

  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: SnapshotRepository,
  ) {
    super();
    this.checked = new CheckedSnapshots(snapshots);
  }

  quarters(): Promise<readonly QuarterStanding[]> {
    this.underWay ??= this.standings().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  published(quarter: Quarter): Promise<PublishedQuarter> {
    return this.read(async (tx) => {
      const standings = published(await this.snapshots.standings(tx, snapshotNameOf(quarter)));
      const communes = await this.checked.of(tx, standings.filter(isSigned));
      return { quarter, communes: [...communes.values()].sort(byCommune), missing: missingOf(standings, communes) };
    });
  }

  private standings(): Promise<readonly QuarterStanding[]> {
    return this.read(async (tx) => {
      const all = published(await this.snapshots.standings(tx));
      const intact = await this.checked.intactOf(tx, all.filter(isSigned));
      const byQuarter = new Map<string, SnapshotStanding[]>();
      for (const one of all) byQuarter.set(one.quarter, [...(byQuarter.get(one.quarter) ?? []), one]);
      return [...byQuarter].map(([name, standings]) => ({
        quarter: quarterOfName(name),
        signed: standings.filter(({ id }) => intact.has(id)).length,
        missing: missingOf(standings, intact),
      }));
    });
  }

  private read<Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result> {
    const context: CallContext = { ...currentContext(), principal: SYSTEM['open-data'] };
    return this.work.read('open-data.read', fn, context);
  }
}

/** Of a commune that there is not (a trial's) nothing is. */
const published = (standings: readonly SnapshotStanding[]): SnapshotStanding[] =>
  standings.filter(({ commune }) => findCommune(commune));

const isSigned = ({ signedAt }: SnapshotStanding): boolean => signedAt !== null;

const missingOf = (standings: readonly SnapshotStanding[], intact: { has(id: string): boolean }): MissingCommune[] =>
  standings
    .filter(({ id }) => !intact.has(id))
    .map((one): MissingCommune => ({
      ...{ commune: one.commune, reason: isSigned(one) ? 'not-intact' : 'not-yet-signed' },
    }))
    .sort(byCommune);

const byCommune = (one: { commune: string }, other: { commune: string }): number =>
  one.commune < other.commune ? -1 : 1;
