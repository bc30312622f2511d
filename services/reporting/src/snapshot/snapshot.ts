import { refuse, type Refusal, type SnapshotOutcome } from '@oln/contracts';
import { SnapshotErrors } from './snapshot.errors.js';

/** Why figures are taken again before they are signed. */
export const RETAKING_REASONS = ['late-facts', 'corrected-records', 'projections-rebuilt', 'other'] as const;
export type RetakingReason = (typeof RETAKING_REASONS)[number];

interface Whole {
  id: string;
  commune: string;
  /** `2026-q1` */
  quarter: string;
  version: number;
  /** Which taking of the figures counts: 1 for the first. */
  content: number;
  /** Of that content. */
  hash: string;
  openedAt: Date;
  stageSince: Date;
}

interface Signature {
  outcome: SnapshotOutcome;
  signedAt: Date;
  signedBy: string;
  /** What the coordinator has to say about it. Free text: sealed where it lies. */
  observation?: string;
}

/** Process §9: the figures of a commune's quarter, by stage. */
export type Snapshot = Whole & ({ stage: 'signing' } | ({ stage: 'closed' } & Signature));

export const isSigned = (snapshot: Snapshot): snapshot is Extract<Snapshot, { stage: 'closed' }> =>
  snapshot.stage === 'closed';

export type SnapshotCommand =
  { do: 'retake'; hash: string; reason: RetakingReason } | { do: 'sign'; by: string; observation?: string };

export const openSnapshot = (
  taken: Pick<Whole, 'id' | 'commune' | 'quarter' | 'hash'>,
  asOf: Date,
): Extract<Snapshot, { stage: 'signing' }> => ({
  ...{ ...taken, version: 1, content: 1, openedAt: asOf, stageSince: asOf },
  stage: 'signing',
});

/** The snapshot after the command, one version on, or the reason why not. What was signed stays as it is. */
export function decideSnapshot(before: Snapshot, command: SnapshotCommand, asOf: Date): Snapshot | Refusal {
  if (isSigned(before)) return refuse(SnapshotErrors.SIGNED);
  const version = before.version + 1;
  switch (command.do) {
    case 'retake':
      if (command.hash === before.hash) return refuse(SnapshotErrors.NOTHING_NEW);
      return { ...before, version, content: before.content + 1, hash: command.hash };
    case 'sign': {
      const { by, observation } = command;
      const signature = { outcome: 'signed', signedAt: asOf, signedBy: by, observation } as const;
      return { ...before, version, stage: 'closed', stageSince: asOf, ...signature };
    }
  }
}
