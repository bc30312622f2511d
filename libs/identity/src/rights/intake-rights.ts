import { INTEGRATOR, LEADS, NATION, NETWORK, OFFICE, OPERATOR, REGION, TRIAGE, type Grants } from './grants.js';

/** intake: the registry of persons, requests and the queue. */
export const INTAKE_RIGHTS = {
  /** Persons, families, guardians: whom the office knows, with their names. */
  'registry.read': OFFICE,
  'registry.keep': OFFICE,
  /** Where requests stand and in which order they are: codes, scores, dates. */
  'requests.follow': { ...OFFICE, ...REGION, ...NATION },
  /** A request with what was told at the front desk. */
  'requests.read': { ...OFFICE, ...REGION },
  'requests.receive': OFFICE,
  /** Who works on a request; a decision on priority is the coordinator's. */
  'requests.work': OFFICE,
  'requests.assign': { ...LEADS, 'case-manager': 'commune', 'family-therapist': 'commune' },
  'requests.coordinate': LEADS,
  /** Sheets of requests, row by row. */
  'imports.keep': OFFICE,
  /** Whom an alert is about. */
  'identifications.follow': { ...TRIAGE, ...REGION, ...NATION },
  'identifications.work': TRIAGE,
  /** Motives and models of priority: the house's own words. */
  'catalogues.read': { ...OFFICE, ...REGION, ...NATION, ...NETWORK, ...INTEGRATOR, ...OPERATOR },
  'intake-terms.read': { ...OFFICE, ...REGION, ...NATION },
  'intake-terms.change': { ...LEADS, ...REGION },
  /** What people ask about their own data: where it stands; what they said; the answer is the coordinator's. */
  'rights-requests.follow': { ...OFFICE, ...REGION, ...NATION },
  'rights-requests.read': { ...OFFICE, ...REGION },
  'rights-requests.receive': OFFICE,
  'rights-requests.work': OFFICE,
  'rights-requests.decide': LEADS,
  /** What people agree to, and take back: whoever they talk to at the office writes it down. */
  'consents.read': OFFICE,
  'consents.record': OFFICE,
  /** How what is known of somebody is taken away: ids and codes. */
  'anonymisations.follow': { ...LEADS, ...REGION, ...NATION },
  'anonymisations.decide': LEADS,
} as const satisfies Record<string, Grants>;
