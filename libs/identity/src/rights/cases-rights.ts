import { ATTENDS, LEADS, NATION, REGION, type Grants } from './grants.js';

const WORKS = { ...ATTENDS, ...LEADS } as const satisfies Grants;
const READS = { ...WORKS, ...REGION } as const satisfies Grants;
const FOLLOWS = { ...READS, ...NATION } as const satisfies Grants;
/** A deputy in the coordinator's place, and the region where nobody of the office decides. */
const DECIDES = { ...LEADS, ...REGION } as const satisfies Grants;

/** cases: case management, family therapy, escalations and protection measures. */
export const CASES_RIGHTS = {
  /** Where a case stands, in whose charge, and what is due: codes and dates. */
  'cases.follow': FOLLOWS,
  /** What is in the file: diagnoses, opinions, plans, sessions, texts. */
  'cases.read': READS,
  'cases.work': WORKS,
  /** What the coordinator of the office decides. */
  'cases.coordinate': LEADS,
  /** Caseloads, handovers between communes and between people. */
  'cases.oversee': { ...LEADS, ...REGION, ...NATION },
  'agenda.read': READS,
  'agenda.keep': WORKS,
  /** Instruments, kinds of documents, terms of the office: nothing of a family. */
  'cases-terms.read': {
    'case-manager': 'commune',
    'family-therapist': 'commune',
    ...LEADS,
    ...REGION,
    ...NATION,
  },
  'cases-terms.change': LEADS,

  'escalations.follow': FOLLOWS,
  'escalations.read': READS,
  'escalations.work': WORKS,
  'escalations.decide': DECIDES,
  'escalations.lead': LEADS,
  /** An institution that was notified says itself that it has it. */
  'escalations.acknowledge': { ...WORKS, 'network-member': 'institution' },

  'measures.follow': FOLLOWS,
  'measures.read': READS,
  'measures.work': WORKS,
  'measures.decide': DECIDES,
  'measures.lead': LEADS,
  'measure-catalogues.change': DECIDES,
} as const satisfies Record<string, Grants>;
