import type { RenunciationBody, NotLocatedBody } from './exit.dto.js';

export const RENUNCIATION: RenunciationBody = {
  reason: 'no-time',
  risks: [{ risk: 'family-violence', measure: 'network-informed' }],
};

export const NOT_LOCATED: NotLocatedBody = { reason: 'no-answer' };
