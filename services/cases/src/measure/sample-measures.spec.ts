import type { MeasureStage } from '@oln/contracts';
import type { Catalogued, Command, CommandName, Hearings } from './measure-commands.js';
import { openMeasure, type Measure } from './measure.js';

/** Sample measures and commands for specs. */
export const CHILD = '01939b1e-0000-7000-8000-000000000003';
export const SIBLING = '01939b1e-0000-7000-8000-000000000004';
export const CATALOGUE_ID = '01939b1e-0000-7000-8000-000000000009';
export const MONDAY = new Date('2026-03-02T13:00:00Z');
export const NOW = new Date('2026-05-04T13:00:00Z');
export const LATER = new Date('2026-09-01T03:59:59Z');
export const LATEST = new Date('2027-05-05T03:59:59Z');

export const OPENED = openMeasure(
  {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    caseId: '01939b1e-0000-7000-8000-000000000002',
    children: [CHILD, SIBLING],
    grounds: ['neglect'],
    factors: ['child-school-absence'],
    openedBy: 'gestora-1',
    personInCharge: 'gestora-1',
  },
  MONDAY,
);
const held = {
  ...OPENED,
  catalogueId: CATALOGUE_ID,
  measures: ['family-support'],
  responsible: 'municipal-programme',
  inForceSince: MONDAY,
  inForceUntil: LATER,
  term: 1,
  warnings: 0,
  adoptedBy: 'coordinadora-1',
};

export const MEASURE_IN: { [Stage in MeasureStage]: Measure & { stage: Stage } } = {
  opened: OPENED,
  hearing: { ...OPENED, stage: 'hearing' },
  adoption: { ...OPENED, stage: 'adoption' },
  'in-force': { ...held, stage: 'in-force' },
  'term-review': { ...held, stage: 'term-review' },
  'non-compliance': { ...held, stage: 'non-compliance' },
  ended: { ...held, stage: 'ended', outcome: 'lifted', outcomeAt: NOW, outcomeReason: 'goals-reached', endedAt: NOW },
};

export const ALL_HEARD: Hearings = { childrenUnheard: [], adultsHeard: true };
export const CATALOGUED: Catalogued = {
  catalogueId: CATALOGUE_ID,
  unknown: [],
  responsibles: ['municipal-programme', 'local-office'],
  latest: LATEST,
};
export const WANTED = { measures: ['family-support'], responsible: 'local-office', until: LATER };

/** Each command in a form that nothing but the stage could refuse. */
export const COMMAND: { [Name in CommandName]: Command<Name> } = {
  summon: { do: 'summon' },
  'complete-hearing': { do: 'complete-hearing', hearings: ALL_HEARD },
  adopt: { do: 'adopt', wanted: WANTED, catalogue: CATALOGUED, hearings: ALL_HEARD, by: 'coordinadora-1' },
  'not-adopt': { do: 'not-adopt', reason: 'not-needed', hearings: ALL_HEARD },
  withdraw: {
    do: 'withdraw',
    reason: 'danger-over',
    answered: ['neglect', 'child-school-absence'].map((risk) => ({ risk, measure: 'no-longer-present' as const })),
  },
  review: { do: 'review', finding: 'not-complied-with' },
  'report-non-compliance': { do: 'report-non-compliance' },
  'end-term': { do: 'end-term' },
  renew: { do: 'renew', wanted: WANTED, catalogue: CATALOGUED, by: 'coordinadora-1' },
  lift: { do: 'lift', reason: 'goals-reached' },
  expire: { do: 'expire' },
  warn: { do: 'warn' },
  escalate: { do: 'escalate' },
  'lose-child': { do: 'lose-child', child: CHILD, reason: 'of-age' },
  reassign: { do: 'reassign', to: 'gestora-2' },
  pause: { do: 'pause', until: LATER, reason: 'hospital', latest: LATEST },
  resume: { do: 'resume' },
};
