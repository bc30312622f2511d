import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@oln/identity';
import { currentContext, UnitOfWork, type CallContext, type Tx } from '@oln/service-kit';
import { findCommune } from '../place/communes.js';
import { hashOf } from '../snapshot/snapshot-figures.js';
import { SnapshotRepository, type SnapshotStanding } from '../snapshot/snapshot.repository.js';
import {
  OpenFigures,
  type MissingCommune,
  type PublishedQuarter,
  type QuarterStanding,
  type SignedCommune,
} from './open-figures.js';
import { quarterOfName, snapshotNameOf, type Quarter } from './quarter.js';

/** Communes of which the figures are read at once. */
const AT_ONCE = 50;

/**
 * Open data from snapshots that coordinators have signed (process §9), over all communes: what nobody has signed is told of as missing, and
 * nothing is reckoned here. There is no sum over communes either: nobody signs one.
 */
@Injectable()
export class SignedSnapshots extends OpenFigures {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: SnapshotRepository,
  ) {
    super();
  }

  quarters(): Promise<readonly QuarterStanding[]> {
    return this.read(async (tx) => {
      const byQuarter = new Map<string, SnapshotStanding[]>();
      for (const one of published(await this.snapshots.standings(tx)))
        byQuarter.set(one.quarter, [...(byQuarter.get(one.quarter) ?? []), one]);
      return [...byQuarter].map(([name, standings]) => ({
        quarter: quarterOfName(name),
        signed: standings.filter(({ signedAt }) => signedAt).length,
        missing: unsigned(standings),
      }));
    });
  }

  published(quarter: Quarter): Promise<PublishedQuarter> {
    return this.read(async (tx) => {
      const standings = published(await this.snapshots.standings(tx, snapshotNameOf(quarter)));
      const communes: SignedCommune[] = [];
      const missing = unsigned(standings);
      const signed = standings.filter(({ signedAt }) => signedAt);
      for (let at = 0; at < signed.length; at += AT_ONCE)
        for (const { figures, signedHash, ...one } of await this.snapshots.signed(tx, signed.slice(at, at + AT_ONCE)))
          if (hashOf({ commune: one.commune, quarter: snapshotNameOf(quarter) }, figures) === signedHash)
            communes.push({ ...one, figures });
          else missing.push({ commune: one.commune, reason: 'not-intact' });
      return { quarter, communes, missing: missing.sort(byCommune) };
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

const unsigned = (standings: readonly SnapshotStanding[]): MissingCommune[] =>
  standings.flatMap(({ commune, signedAt }) => (signedAt ? [] : [{ commune, reason: 'not-yet-signed' }]));

const byCommune = (one: MissingCommune, other: MissingCommune): number => (one.commune < other.commune ? -1 : 1);
