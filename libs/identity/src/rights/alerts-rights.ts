import { INTEGRATOR, LEADS, NATION, NETWORK, ownOnly, REGION, TRIAGE, type Grants } from './grants.js';

/** Who sees a child in danger says so, whatever else is their work. */
const RAISES = { ...TRIAGE, 'community-manager': 'commune', ...NETWORK, ...INTEGRATOR } as const satisfies Grants;

/** alerts: signals of risk, and children who are watched. */
export const ALERTS_RIGHTS = {
  'alerts.raise': RAISES,
  /** What became of an alert, for who raised it, as far as the law lets them know. */
  'alerts.hear-back': ownOnly(RAISES),
  /** Where alerts and watches stand: codes, severity, dates. */
  'alerts.follow': { ...TRIAGE, ...REGION, ...NATION },
  /** With what was told of the child. */
  'alerts.read': { ...TRIAGE, ...REGION },
  /** Whom an alert names. */
  'alerts.identity': TRIAGE,
  'alerts.work': TRIAGE,
  /** Second persons: where the coordinator is the first, there is the deputy, and the region above both. */
  'alerts.confirm': { ...LEADS, ...REGION },
  /** Systems that send alerts in batches. */
  'alerts.batch': { ...INTEGRATOR, ...LEADS },
  'alerts-terms.read': { ...TRIAGE, ...REGION, ...NATION },
  'alerts-terms.change': LEADS,
  'severity-rules.change': { ...REGION, ...NATION },
} as const satisfies Record<string, Grants>;
