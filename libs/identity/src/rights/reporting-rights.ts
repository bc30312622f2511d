import {
  ANYBODY,
  ATTENDS,
  INTEGRATOR,
  LEADS,
  NATION,
  OFFICE,
  OPERATOR,
  ownOnly,
  REGION,
  type Grants,
} from './grants.js';

const OVERSIGHT = { ...OFFICE, ...REGION, ...NATION } as const satisfies Grants;

/** reporting: what came of it, as figures. */
export const REPORTING_RIGHTS = {
  /** Sums; small ones stay in the commune. */
  'figures.read': { ...OVERSIGHT, ...INTEGRATOR },
  /** As they are, with cells of one family: the office’s own people alone. */
  'figures.whole': OFFICE,
  /** Pseudonymous ids of the records behind a figure. */
  'figures.records': { ...LEADS, ...ATTENDS },
  /** The monthly report of a commune; small figures stay in it. */
  'reports.read': OVERSIGHT,
  /** Figures of each commune by quarter, as its coordinator has signed them, none of them small. */
  'open-data.read': ANYBODY,
  'commitments.read': { ...OVERSIGHT, ...INTEGRATOR },
  /** What a commune commits itself to is agreed with the region. */
  'commitments.change': { ...LEADS, ...REGION },
  /** Figures of quarters as they were taken; small ones stay in the commune. */
  'snapshots.read': { ...OVERSIGHT, ...INTEGRATOR },
  /** What the coordinator has said about them. */
  'snapshots.observations': { ...OFFICE, ...REGION },
  /** Against those of today, as they are: the office’s own people alone. */
  'snapshots.compare': OFFICE,
  /** To take them again, and to sign them. */
  'snapshots.sign': LEADS,
  /** What indicators are to be in a year. */
  'targets.read': { ...OVERSIGHT, ...INTEGRATOR },
  'targets.change': { ...LEADS, ...REGION },
  /** What figures give cause for alarm, and who answers for it: of the office and who oversees it. */
  'alarms.read': OVERSIGHT,
  /** What was written about it. */
  'alarms.comments': { ...OFFICE, ...REGION },
  /** To take an alarm up, to write about it: who answers for it, or any other of the office. */
  'alarms.work': OFFICE,
  /** The coordinator, and who answers for it. */
  'alarms.close': { ...ownOnly(OFFICE), ...LEADS },
  /** To give it to somebody, to look anew. */
  'alarms.lead': LEADS,
  /** Above which numbers there is cause for alarm. */
  'alarm-rules.read': OVERSIGHT,
  'alarm-rules.change': { ...LEADS, ...REGION },
  /** Which clocks of monitoring run. */
  'monitoring.follow': OVERSIGHT,
  'reporting-terms.read': OVERSIGHT,
  'reporting-terms.change': LEADS,
  /** How far behind the stream the figures are. */
  'projections.follow': { ...OPERATOR, ...LEADS, ...REGION, ...NATION },
  'projections.rebuild': OPERATOR,
} as const satisfies Record<string, Grants>;
