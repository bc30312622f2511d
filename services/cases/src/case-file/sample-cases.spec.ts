import type { CaseStage } from '@oln/contracts';
import type { CaseCommand, CommandName } from './case-commands.js';
import { openCase, type CaseFile } from './case-file.js';

/** Sample cases and commands for specs. */
export const CHILD = '01939b1e-0000-7000-8000-000000000003';
export const SIBLING = '01939b1e-0000-7000-8000-000000000004';
export const OPENED = new Date('2026-03-02T13:00:00Z');
export const ACCEPTED = new Date('2026-03-10T13:00:00Z');
export const NOW = new Date('2026-05-04T13:00:00Z');
export const LATER = new Date('2026-06-01T03:59:59Z');
export const LATEST = new Date('2026-12-11T02:59:59Z');

export const NEEDED = { attempts: 3, kinds: 2, visits: 1 };
export const TRIED = { attempts: [{ kind: 'call' }, { kind: 'visit' }, { kind: 'call' }], needed: NEEDED };
export const NO_RISKS = { known: [], assessed: true, answered: [] };

const invited = openCase(
  {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    requestId: '01939b1e-0000-7000-8000-000000000002',
    familyId: '01939b1e-0000-7000-8000-000000000005',
    children: [CHILD, SIBLING],
    line: 'case-management',
    priority: 'medium',
    personInCharge: 'gestora-1',
  },
  OPENED,
);
const attended = { ...invited, acceptedAt: ACCEPTED, version: 4 };
const exited = { ...attended, exitAt: NOW, exitStage: 'closure' } as const;

export const CASE_IN: { [Stage in CaseStage]: CaseFile & { stage: Stage } } = {
  invitation: invited,
  diagnosis: { ...attended, stage: 'diagnosis' },
  'family-plan': { ...attended, stage: 'family-plan' },
  execution: { ...attended, stage: 'execution' },
  evaluation: { ...attended, stage: 'evaluation' },
  closure: { ...attended, stage: 'closure' },
  'follow-up': { ...exited, stage: 'follow-up', outcome: 'completed', heldMonths: [] },
  'second-look': { ...exited, stage: 'second-look', outcome: 'renounced', lookDueSince: NOW },
  ended: { ...exited, stage: 'ended', outcome: 'completed', endedAt: NOW },
};

/** Each command in a form that nothing but the stage could refuse. */
export const COMMAND: { [Name in CommandName]: Extract<CaseCommand, { do: Name }> } = {
  'accept-invitation': { do: 'accept-invitation', missingDocuments: [] },
  'reject-invitation': { do: 'reject-invitation', reason: 'distrust', risks: NO_RISKS },
  'complete-diagnosis': {
    do: 'complete-diagnosis',
    hasCommonDiagnosis: true,
    childrenUnheard: [],
    assessmentMissing: [],
  },
  'start-execution': { do: 'start-execution', planApproved: true },
  'call-rescue': { do: 'call-rescue' },
  'meet-rescue': { do: 'meet-rescue' },
  'start-evaluation': { do: 'start-evaluation' },
  extend: { do: 'extend', until: LATER, latest: LATEST, objectivesMet: false },
  'start-closure': { do: 'start-closure', evaluated: true },
  close: { do: 'close', objectivesMet: true, tasksLeftOpen: 0 },
  renounce: { do: 'renounce', reason: 'no-time', risks: NO_RISKS },
  'stop-searching': { do: 'stop-searching', reason: 'wrong-address', contact: TRIED },
  escalate: { do: 'escalate', reason: 'grave-violation' },
  'hand-over': { do: 'hand-over', reason: 'family-moved' },
  'lose-child': { do: 'lose-child', child: CHILD, reason: 'of-age' },
  pause: { do: 'pause', until: LATER, reason: 'hospital', latest: LATEST },
  resume: { do: 'resume' },
  reassign: { do: 'reassign', to: 'gestora-2' },
  'hold-follow-up': { do: 'hold-follow-up', month: 3 },
  'decline-follow-up': { do: 'decline-follow-up' },
  'call-second-look': { do: 'call-second-look' },
  'let-go': { do: 'let-go', riskFound: false },
};
