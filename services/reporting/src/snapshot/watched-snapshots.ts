import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { SNAPSHOT_DUE_DATES } from './snapshot-due-dates.js';
import { SnapshotProcess, snapshotWorkflowId } from './snapshot-process.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { isSigned } from './snapshot.js';

/** A process that was terminated by hand lets no signature be forgotten: the watchdog starts it anew. */
@Injectable()
@Watched('monitoringSnapshot')
export class WatchedSnapshots implements WatchedRecords {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly process: SnapshotProcess,
    @Inject(SNAPSHOT_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const open = await this.snapshots.unsigned(tx, after, limit);
    return open.map(({ id, commune, version }) => ({ id, commune, version, workflowId: snapshotWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const snapshot = await this.snapshots.lock(tx, id);
    if (isSigned(snapshot)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'snapshot', id, commune: snapshot.commune, version: snapshot.version });
    return { ...(await this.process.startMessage(tx, snapshot)), revive: true };
  }
}
