import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tx } from '@oln/service-kit';
import { hashOf } from '../snapshot/snapshot-figures.js';
import type { SnapshotRepository, SnapshotStanding } from '../snapshot/snapshot.repository.js';
import { isOpen } from './open-data.js';
import type { SignedCommune } from './open-figures.js';

/** Contents that are in memory at once: some hundred kilobytes each. */
const AT_ONCE = 10;
/** Communes' quarters of which the figures are kept: four quarters of the country, some ten megabytes each. */
const FIGURES_AT_MOST = 1_400;
/** Of which it is kept that they were intact: of the country a good thirty years. */
const INTACT_AT_MOST = 50_000;
/** What was intact is looked at again after so long. */
const GOOD_MS = 3_600_000;

/**
 * What coordinators have signed, held against the hash that they have signed. What was signed does not change, so that one look in a
 * while is enough; of what is not intact nothing is kept: it may be restored at any time.
 */
export class CheckedSnapshots {
  /** Until when it need not be looked at again. */
  private readonly intact = new Map<string, number>();
  private readonly figures = new Map<string, SignedCommune>();

  constructor(
    private readonly snapshots: Pick<SnapshotRepository, 'signed'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Ids of those whose content is there as it was signed. */
  async intactOf(tx: Tx, signed: readonly SnapshotStanding[]): Promise<ReadonlySet<string>> {
    const found = new Set(signed.map(({ id }) => id).filter((id) => this.isGood(id)));
    await this.check(tx, signed, { but: found, found: (id) => found.add(id) });
    return found;
  }

  /** By id, those whose content is there as it was signed, with what is published of it. */
  async of(tx: Tx, signed: readonly SnapshotStanding[]): Promise<ReadonlyMap<string, SignedCommune>> {
    const found = new Map<string, SignedCommune>();
    for (const { id } of signed) {
      const kept = this.isGood(id) && this.figures.get(id);
      if (kept) found.set(id, kept);
    }
    await this.check(tx, signed, {
      but: found,
      found: (id, one) => {
        found.set(id, one);
        keep(this.figures, [id, one], FIGURES_AT_MOST);
      },
    });
    return found;
  }

  private isGood(id: string): boolean {
    return (this.intact.get(id) ?? 0) > this.now();
  }

  /** A commune at a time, so that whoever else waits for an answer has it in between. */
  private async check(tx: Tx, signed: readonly SnapshotStanding[], { but, found }: Checking): Promise<void> {
    const unknown = signed.filter(({ id }) => !but.has(id));
    for (let at = 0; at < unknown.length; at += AT_ONCE)
      for (const content of await this.snapshots.signed(tx, unknown.slice(at, at + AT_ONCE))) {
        await nextTurn();
        const { id, signedHash, figures, commune, asOf, signedAt } = content;
        if (hashOf(content, figures) !== signedHash) continue;
        keep(this.intact, [id, this.now() + GOOD_MS], INTACT_AT_MOST);
        found(id, { commune, asOf, signedAt, figures: figures.filter(isOpen) });
      }
  }
}

interface Checking {
  but: { has(id: string): boolean };
  found: (id: string, one: SignedCommune) => void;
}

/** As many as may be, those that came last. */
function keep<Value>(map: Map<string, Value>, [key, value]: [string, Value], atMost: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= atMost) return;
    map.delete(oldest);
  }
}
