import { Injectable } from '@nestjs/common';
import type { Standing } from '@oln/contracts';
import { OwnedProcess } from '@oln/service-kit';
import { isSigned, type Snapshot } from './snapshot.js';

/** What a snapshot tells its process `monitoring-snapshot-<id>`. */
@Injectable()
export class SnapshotProcess extends OwnedProcess<Snapshot> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'monitoringSnapshot' as const;
  }

  protected override countedFrom({ openedAt }: Snapshot): Date {
    return openedAt;
  }
}

/** Where the snapshot stands, as its process is told. */
export const standingOf = (snapshot: Snapshot, asOf: Date): Standing => ({
  version: snapshot.version,
  stage: snapshot.stage,
  outcome: isSigned(snapshot) ? snapshot.outcome : undefined,
  ended: isSigned(snapshot) || undefined,
  anchors: { stageSince: snapshot.stageSince.toISOString() },
  asOf: asOf.toISOString(),
});
