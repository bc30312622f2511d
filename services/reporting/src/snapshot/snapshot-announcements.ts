import { Inject, Injectable } from '@nestjs/common';
import { reportingEvents } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { SNAPSHOT_DUE_DATES } from './snapshot-due-dates.js';
import { SnapshotProcess } from './snapshot-process.js';
import { isSigned, type Snapshot } from './snapshot.js';

/** Everything others must hear of a snapshot: its process by signals, the house by events, the coordinator by a notice. */
@Injectable()
export class SnapshotAnnouncements {
  constructor(
    private readonly process: SnapshotProcess,
    @Inject(SNAPSHOT_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async taken(tx: Tx, snapshot: Snapshot, asOf: string): Promise<void> {
    tx.emit(reportingEvents.snapshotTaken, snapshot, { ...factOf(snapshot), asOf });
    const { id, commune, version } = snapshot;
    const notice = {
      code: 'snapshot.to-sign',
      aboutKind: 'snapshot',
      urgency: 'digest',
      toRole: 'coordinator',
    } as const;
    tx.emit(reportingEvents.noticeRaised, snapshot, { about: id, ...notice });
    tx.audit({ kind: 'snapshot', id, commune, version });
    await this.process.start(tx, snapshot);
  }

  retaken(tx: Tx, snapshot: Snapshot, { asOf, reason }: { asOf: string; reason: string }): void {
    tx.emit(reportingEvents.snapshotTaken, snapshot, { ...factOf(snapshot), asOf, reason });
    this.process.moved(tx, snapshot, reason);
    const { id, commune, version } = snapshot;
    tx.audit({ kind: 'snapshot', id, commune, version, reason });
  }

  async signed(tx: Tx, snapshot: Snapshot): Promise<void> {
    if (!isSigned(snapshot)) return;
    const { id, commune, version, signedAt } = snapshot;
    tx.emit(reportingEvents.snapshotSigned, snapshot, { ...factOf(snapshot), signedAt: signedAt.toISOString() });
    this.process.moved(tx, snapshot);
    tx.audit({ kind: 'snapshot', id, commune, version });
    await this.dueDates.meetAll(tx, id);
  }
}

const factOf = ({ id, quarter, content, hash }: Snapshot) => ({ id, quarter, content, hash });
