import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { settle } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { assertWithinReach, currentContext, UnitOfWork, type Tx } from '@oln/service-kit';
import { quarterNamed } from './quarter.js';
import { SnapshotAnnouncements } from './snapshot-announcements.js';
import { hashOf } from './snapshot-figures.js';
import { SnapshotTaking } from './snapshot-taking.service.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { decideSnapshot, type RetakingReason, type Snapshot } from './snapshot.js';

/** What people do with a snapshot: take it again while it is not signed, and sign it. */
@Injectable()
export class SnapshotService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: SnapshotRepository,
    private readonly announcements: SnapshotAnnouncements,
    private readonly taking: SnapshotTaking,
  ) {}

  /** With what is known today of the quarter. */
  async retake(id: string, reason: RetakingReason): Promise<Snapshot> {
    const { commune, quarter } = await this.work.read('snapshot.find', (tx) => this.within(tx, id, 'get'));
    const asOf = localDate(currentContext().asOf.getTime());
    // Which figures stay inside depends on all communes: the house looks, and answers for this one alone.
    const context = { ...currentContext(), principal: SYSTEM.monitoring };
    const all = await this.taking.figures(quarterNamed(quarter), asOf, [commune], context);
    const figures = all.get(commune)!;
    return this.work.run('snapshot.retake', async (tx) => {
      const before = await this.locked(tx, id);
      const after = settle(decideSnapshot(before, { do: 'retake', hash: hashOf(before, figures), reason }, tx.asOf));
      this.snapshots.addContent(tx, after, { asOf, reason, figures });
      this.snapshots.save(tx, after);
      this.announcements.retaken(tx, after, { asOf, reason });
      return after;
    });
  }

  /** What counts is what was seen: another taking meanwhile is another version. */
  sign(id: string, observation?: string): Promise<Snapshot> {
    return this.work.run('snapshot.sign', async (tx) => {
      const before = await this.locked(tx, id);
      const command = { do: 'sign', by: tx.context.principal.person, observation } as const;
      const after = settle(decideSnapshot(before, command, tx.asOf));
      this.snapshots.save(tx, after);
      await this.announcements.signed(tx, after);
      return after;
    });
  }

  private async locked(tx: Tx, id: string): Promise<Snapshot> {
    const snapshot = await this.within(tx, id, 'lock');
    tx.assertVersion(snapshot.version);
    return snapshot;
  }

  private async within(tx: Tx, id: string, how: 'get' | 'lock'): Promise<Snapshot> {
    const snapshot = await this.snapshots[how](tx, id);
    assertWithinReach(tx, snapshot.commune);
    return snapshot;
  }
}
