import type { EscalationStage } from '@oln/contracts';
import type { Command, CommandName } from './escalation-commands.js';
import { openEscalation, type Escalation } from './escalation.js';

/** Sample escalations and commands for specs. */
export const CHILD = '01939b1e-0000-7000-8000-000000000003';
export const SIBLING = '01939b1e-0000-7000-8000-000000000004';
export const MONDAY = new Date('2026-03-02T13:00:00Z');
export const NOW = new Date('2026-05-04T13:00:00Z');
export const LATER = new Date('2026-06-01T03:59:59Z');
export const LATEST = new Date('2026-08-01T03:59:59Z');

export const DRAFTED = openEscalation(
  {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    caseId: '01939b1e-0000-7000-8000-000000000002',
    familyId: '01939b1e-0000-7000-8000-000000000005',
    children: [CHILD, SIBLING],
    grounds: ['grave-violation'],
    factors: ['family-violence'],
    urgent: false,
    hasAccount: true,
    institutions: ['specialised-service'],
    draftedBy: 'gestora-1',
    personInCharge: 'gestora-1',
  },
  MONDAY,
);
const sent = { ...DRAFTED, firstNotifiedAt: MONDAY, notifiedAt: MONDAY, attempt: 1, level: 1 };
const heard = { ...sent, acknowledgedAt: MONDAY };
const handed = { ...heard, outcome: 'handed-over', outcomeAt: MONDAY } as const;

export const ESCALATION_IN: { [Stage in EscalationStage]: Escalation & { stage: Stage } } = {
  drafted: { ...DRAFTED, stage: 'drafted' },
  approval: { ...DRAFTED, stage: 'approval' },
  notified: { ...sent, stage: 'notified' },
  deciding: { ...heard, stage: 'deciding' },
  informing: { ...heard, stage: 'informing', daysLeft: 6 },
  rejected: { ...heard, stage: 'rejected' },
  handover: { ...heard, stage: 'handover', meetingAt: MONDAY, fileAt: MONDAY },
  'with-service': { ...handed, stage: 'with-service' },
  'exit-follow-up': { ...handed, stage: 'exit-follow-up', leftServiceAt: MONDAY, heldMonths: [] },
  ended: {
    ...sent,
    stage: 'ended',
    outcome: 'withdrawn',
    outcomeAt: MONDAY,
    outcomeReason: 'danger-over',
    endedAt: MONDAY,
  },
};

/** Each command in a form that nothing but the stage could refuse. */
export const COMMAND: { [Name in CommandName]: Command<Name> } = {
  revise: { do: 'revise', grounds: ['crime'], factors: [], institutions: ['specialised-service'], hasAccount: true },
  submit: { do: 'submit' },
  approve: { do: 'approve', by: 'coordinadora-1', coordinates: true },
  return: { do: 'return', reason: 'grounds-incomplete' },
  worsen: { do: 'worsen', grounds: ['imminent-danger'], factors: [] },
  'notify-again': { do: 'notify-again' },
  acknowledge: { do: 'acknowledge' },
  'hear-decision': { do: 'hear-decision', decision: 'accepted', daysLeft: 5 },
  inform: { do: 'inform', decideBy: LATER },
  appeal: { do: 'appeal', received: false },
  'take-measure': { do: 'take-measure' },
  keep: { do: 'keep', reason: 'attended-by-office' },
  'hand-over': { do: 'hand-over', step: 'family-received' },
  'take-back': { do: 'take-back', reason: 'family-refuses' },
  'hear-status': { do: 'hear-status', status: 'leaving' },
  'hold-contact': { do: 'hold-contact', month: 1 },
  withdraw: {
    do: 'withdraw',
    reason: 'danger-over',
    answered: ['grave-violation', 'family-violence', 'imminent-danger', 'crime'].map((risk) => ({
      risk,
      measure: 'no-longer-present' as const,
    })),
  },
  'lose-child': { do: 'lose-child', child: CHILD, reason: 'of-age' },
  reassign: { do: 'reassign', to: 'gestora-2' },
  pause: { do: 'pause', until: LATER, reason: 'hospital', latest: LATEST },
  resume: { do: 'resume' },
};
