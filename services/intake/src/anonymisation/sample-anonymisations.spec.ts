import type { AnonymisationStage } from '@oln/contracts';
import { openAnonymisation, type Anonymisation, type AnonymisationCommand } from './anonymisation.js';

export const NOW = new Date('2026-03-02T15:00:00Z');
export const LATEST = new Date('2027-03-03T02:59:59Z');
const PERSON = '0197a4b2-1111-7222-8333-444455557777';
const opened = { id: '0197a4b2-1111-7222-8333-444455556666', commune: '13110', personId: PERSON } as const;

export const ANNOUNCED = openAnonymisation({ ...opened, cause: 'asked-for' }, 'coordinadora-1', NOW);
export const ERASING: Extract<Anonymisation, { stage: 'erasing' }> = {
  ...ANNOUNCED,
  ...{ stage: 'erasing', version: 2, attempt: 1, entries: [PERSON], erasedBy: [] },
};

export const ANONYMISATION_IN: Record<AnonymisationStage, Anonymisation> = {
  announced: ANNOUNCED,
  held: { ...ANNOUNCED, stage: 'held', version: 2, heldUntil: LATEST, holdReason: 'person-asks' },
  erasing: { ...ERASING, erasedBy: ['alerts', 'cases', 'community', 'gateway', 'offer'] },
  closed: { ...ANNOUNCED, stage: 'closed', version: 2, outcome: 'called-off', closedAt: NOW },
};

/** One of each. */
export const COMMANDS: AnonymisationCommand[] = [
  { do: 'hold', reason: 'proceedings-open', until: new Date('2026-06-01T03:59:59Z'), latest: LATEST },
  { do: 'announce-again', reason: 'records-open' },
  { do: 'order', entries: [PERSON] },
  { do: 'hear-erased', service: 'cases' },
  { do: 'finish' },
  { do: 'call-off', reason: 'attended-again' },
];
