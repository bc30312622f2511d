import { PLAN_PRODUCTS, type CommunityPlanStage } from '@oln/contracts';
import type { Command, CommandName, ProductsThere } from './community-plan-commands.js';
import { openPlan, type CommunityPlan } from './community-plan.js';

/** Sample plans and commands for specs. Holds no tests. */
export const OTHER_PLAN = '01939b1e-0000-7000-8000-000000000002';
export const MONDAY = new Date('2026-03-02T13:00:00Z');
export const NOW = new Date('2026-05-04T13:00:00Z');
export const LATER = new Date('2026-08-01T03:59:59Z');
/** Sixteen weeks after {@link NOW}. */
export const LATEST = new Date('2026-08-25T03:59:59Z');

export const ALL_THERE: ProductsThere = { ofPlan: PLAN_PRODUCTS, ofCycle: PLAN_PRODUCTS };
export const NOTHING_THERE: ProductsThere = { ofPlan: [], ofCycle: [] };

export const OPENED = openPlan(
  {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    community: 'villa-los-aromos',
    openedBy: 'coordinadora-1',
    personInCharge: 'comunitaria-1',
  },
  MONDAY,
);
const cycled = { ...OPENED, cycle: 1, cycleStartedAt: MONDAY, cycleEndsAt: LATER };

export const PLAN_IN: { [Stage in CommunityPlanStage]: CommunityPlan & { stage: Stage } } = {
  commitment: { ...OPENED, stage: 'commitment' },
  baseline: { ...OPENED, stage: 'baseline' },
  diagnosis: { ...OPENED, stage: 'diagnosis' },
  'communal-plan': { ...OPENED, stage: 'communal-plan' },
  running: { ...cycled, stage: 'running' },
  finishing: { ...cycled, stage: 'finishing' },
  'end-line': { ...cycled, stage: 'end-line' },
  evaluation: { ...cycled, stage: 'evaluation' },
  closed: { ...cycled, stage: 'closed', outcome: 'completed', closedAt: NOW },
};

/** Each command in a form that nothing but the stage could refuse. */
export const COMMAND: { [Name in CommandName]: Command<Name> } = {
  advance: { do: 'advance', products: ALL_THERE },
  'start-cycle': { do: 'start-cycle', products: ALL_THERE, term: { until: LATER, latest: LATEST } },
  'end-cycle': { do: 'end-cycle' },
  conclude: { do: 'conclude', outcome: 'completed', products: ALL_THERE },
  withdraw: { do: 'withdraw', reason: 'community-withdraws' },
  merge: { do: 'merge', into: { id: OTHER_PLAN, commune: '13110', isClosed: false } },
  reassign: { do: 'reassign', to: 'comunitaria-2' },
  'lose-person': { do: 'lose-person' },
  pause: { do: 'pause', until: LATER, reason: 'school-holidays', latest: LATEST },
  resume: { do: 'resume' },
};
