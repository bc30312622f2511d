import { SOME_ID } from '@oln/service-kit';
import type * as bodies from './participation.dto.js';

export const PARTICIPANTS: bodies.ParticipantsBody = {
  people: [{ personId: SOME_ID, as: 'child', assent: 'given', assentOn: '2026-03-01', consentOn: '2026-03-01' }],
};
export const WITHDRAWAL: bodies.ParticipationWithdrawalBody = { reason: 'child-does-not-want' };
