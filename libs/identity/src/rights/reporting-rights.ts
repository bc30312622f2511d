import { ANYBODY, ATTENDS, INTEGRATOR, LEADS, NATION, OFFICE, OPERATOR, REGION, type Grants } from './grants.js';

/** reporting: what came of it, as figures. */
export const REPORTING_RIGHTS = {
  /** Sums; small ones stay in the commune. */
  'figures.read': { ...OFFICE, ...REGION, ...NATION, ...INTEGRATOR },
  /** As they are, with cells of one family: the office’s own people alone. */
  'figures.whole': OFFICE,
  /** Pseudonymous ids of the records behind a figure. */
  'figures.records': { ...LEADS, ...ATTENDS },
  /** The monthly report of a commune; small figures stay in it. */
  'reports.read': { ...OFFICE, ...REGION, ...NATION },
  /** Sums of all communes by quarter, none of them small. */
  'open-data.read': ANYBODY,
  'commitments.read': { ...OFFICE, ...REGION, ...NATION, ...INTEGRATOR },
  /** What a commune commits itself to is agreed with the region. */
  'commitments.change': { ...LEADS, ...REGION },
  /** How far behind the stream the figures are. */
  'projections.follow': { ...OPERATOR, ...LEADS, ...REGION, ...NATION },
  'projections.rebuild': OPERATOR,
} as const satisfies Record<string, Grants>;
