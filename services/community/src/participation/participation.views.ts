import type { ParticipantDto } from './participation.dto.js';
import type { Participant } from './participation.js';

export const participantView = ({ joinedAt, withdrawnAt, ...participant }: Participant): ParticipantDto => ({
  ...participant,
  joinedAt: joinedAt.toISOString(),
  withdrawnAt: withdrawnAt?.toISOString(),
});
