import type { AlertStage } from '@oln/contracts';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import type { AlertCommand, CommandName } from './alert-commands.js';
import { openAlert, type Alert } from './alert.js';

/** Sample alerts and commands for specs. Holds no tests. */
export const CHILD = '01939b1e-0000-7000-8000-0000000000c1';
export const CASE = '01939b1e-0000-7000-8000-0000000000a1';
export const RECEIVED = new Date('2026-03-02T13:00:00Z');
export const NOW = new Date('2026-03-03T13:00:00Z');

const received = openAlert(
  {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    source: 'san',
    raisedBy: 'san',
    receivedAt: RECEIVED,
    factors: ['neglect'],
    rules: '2026.1',
    judged: 'medium',
    because: [{ rule: 'factor:neglect', gives: 'medium' }],
    personInCharge: 'gestora-1',
  },
  RECEIVED,
);
const ofChild = { ...received, childId: CHILD, entryId: CHILD };
const dismissal = { reason: 'not-confirmed', by: 'gestora-1', at: NOW.toISOString(), from: 'answer' } as const;
const answer = { kind: 'case', caseId: CASE, by: 'gestora-1', at: NOW.toISOString(), times: 1 } as const;

export const ALERT_IN: { [Stage in AlertStage]: Alert & { stage: Stage } } = {
  received,
  triage: { ...ofChild, stage: 'triage' },
  answer: { ...ofChild, stage: 'answer' },
  confirmation: { ...ofChild, stage: 'confirmation', dismissal },
  'handing-on': { ...ofChild, stage: 'handing-on', answer },
  closed: { ...ofChild, stage: 'closed', outcome: 'case-informed', closedAt: NOW, answer },
};

/** Each command in a form that nothing but the stage could refuse. */
export const COMMAND: { [Name in CommandName]: Extract<AlertCommand, { do: Name }> } = {
  identify: { do: 'identify', childId: CHILD, entryId: CHILD },
  'leave-unclear': { do: 'leave-unclear', reason: 'several-match' },
  correlate: {
    do: 'correlate',
    correlations: ['successive'],
    with: ['01939b1e-0000-7000-8000-000000000002'],
    severity: 'high',
    because: [{ rule: 'correlation:successive', gives: 'high' }],
  },
  'add-facts': {
    do: 'add-facts',
    factors: ['violence-suspected'],
    rules: '2026.1',
    whole: { severity: 'high', because: [{ rule: 'factor:violence-suspected', gives: 'high' }] },
    fresh: { severity: 'high', because: [{ rule: 'factor:violence-suspected', gives: 'high' }] },
  },
  verify: { do: 'verify', finding: 'confirmed', severity: 'medium', by: 'gestora-1' },
  'set-severity': { do: 'set-severity', severity: 'high', reason: 'facts-graver', by: 'gestora-1' },
  'answer-lowering': { do: 'answer-lowering', agrees: true, by: 'coordinadora-1' },
  answer: { do: 'answer', kind: 'intake', openCases: [], by: 'gestora-1' },
  'hand-on-again': { do: 'hand-on-again' },
  'take-back': { do: 'take-back', reason: 'not-taken' },
  arrive: { do: 'arrive', kind: 'case', targetId: CASE },
  dismiss: { do: 'dismiss', reason: 'not-confirmed', by: 'gestora-1' },
  'confirm-dismissal': { do: 'confirm-dismissal', by: 'coordinadora-1' },
  'send-back': { do: 'send-back', by: 'coordinadora-1' },
  'put-in-charge': { do: 'put-in-charge', person: 'gestora-2' },
  'follow-merge': { do: 'follow-merge', childId: CHILD },
  'bar-score': { do: 'bar-score', rules: SHIPPED_RULES },
  'allow-score': { do: 'allow-score', rules: SHIPPED_RULES },
};
