import type { ParticipantRow } from './participation.entity.js';
import type { Participant } from './participation.js';

export function participantOf(row: ParticipantRow): Participant {
  const { assent, assentOn, consentOn, consentBy, withdrawnAt, withdrawalReason, ...facts } = row;
  return {
    ...facts,
    // A check constraint of the table promises the three of them together.
    ...(assent && {
      agreement: { assent, assentOn: assentOn!, consentOn: consentOn!, consentBy: consentBy ?? undefined },
    }),
    ...(withdrawnAt && { withdrawnAt, withdrawalReason: withdrawalReason! }),
  };
}

export function rowOf({ agreement, withdrawnAt, withdrawalReason, ...facts }: Participant): ParticipantRow {
  return {
    ...facts,
    assent: agreement?.assent ?? null,
    assentOn: agreement?.assentOn ?? null,
    consentOn: agreement?.consentOn ?? null,
    consentBy: agreement?.consentBy ?? null,
    withdrawnAt: withdrawnAt ?? null,
    withdrawalReason: withdrawalReason ?? null,
  };
}
