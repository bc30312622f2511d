import type { RightsRequestStage } from '@oln/contracts';
import { receiveRightsRequest, type RightsRequest, type RightsRequestCommand } from './rights-request.js';

export const RECEIVED_AT = new Date('2026-03-02T15:00:00Z');
export const NOW = new Date('2026-03-20T15:00:00Z');
export const ANSWER_BY = new Date('2026-04-02T02:59:59Z');
export const EXTENDED_TO = new Date('2026-05-02T03:59:59Z');

/** Who asks is known. */
export const RECEIVED: RightsRequest = receiveRightsRequest(
  {
    id: '0197a4b2-1111-7222-8333-444455556666',
    commune: '13110',
    right: 'erasure',
    personId: '0197a4b2-1111-7222-8333-444455557777',
    relation: 'self',
    requesterId: '0197a4b2-1111-7222-8333-444455557777',
    receivedAt: RECEIVED_AT,
    answerBy: ANSWER_BY,
    personInCharge: 'gestora-1',
    identity: { check: 'document-seen', at: RECEIVED_AT, by: 'gestora-1' },
  },
  'gestora-1',
  RECEIVED_AT,
);

const EXTENDED: RightsRequest = {
  ...RECEIVED,
  ...{ version: 2, stage: 'extended', stageSince: NOW, extendedAt: NOW, extensionReason: 'complex' },
  firstTermEndsAt: ANSWER_BY,
  answerBy: EXTENDED_TO,
};

export const REQUEST_IN: Record<RightsRequestStage, RightsRequest> = {
  received: RECEIVED,
  extended: EXTENDED,
  closed: {
    ...RECEIVED,
    ...{ version: 2, stage: 'closed', stageSince: NOW, outcome: 'granted', closedAt: NOW, closedBy: 'coordinadora-1' },
  },
};

/** One of each; an answer of each kind. */
export const COMMANDS: RightsRequestCommand[] = [
  { do: 'check-identity', check: 'clave-unica', by: 'gestora-1' },
  { do: 'extend', reason: 'complex', answerBy: EXTENDED_TO },
  { do: 'answer', outcome: 'granted', by: 'coordinadora-1' },
  { do: 'answer', outcome: 'partly-granted', reason: 'rights-of-others', by: 'coordinadora-1' },
  { do: 'answer', outcome: 'refused', reason: 'no-standing', by: 'coordinadora-1' },
  { do: 'withdraw', reason: 'who-asked', by: 'gestora-1' },
  { do: 'put-in-charge', person: 'gestora-2' },
];
