import {
  ATTENDS,
  INTEGRATOR,
  LEADS,
  NATION,
  NETWORK,
  OFFICE,
  OPERATOR,
  ownOnly,
  REGION,
  type Grants,
} from './grants.js';

const EVERYBODY = {
  ...OFFICE,
  ...REGION,
  ...NATION,
  ...NETWORK,
  ...INTEGRATOR,
  ...OPERATOR,
} as const satisfies Grants;

/** gateway, and what every service has: the directory, notices, deadlines, processes, parked messages. */
export const HOUSE_RIGHTS = {
  'directory.read': { ...OFFICE, ...REGION },
  /** Who works in an office, for an institution, or is a system of theirs; their sessions and secrets. */
  'directory.keep': { ...LEADS, ...REGION },
  /** Who oversees offices or runs the house: whom an office could not make of its own people. */
  'overseers.keep': { ...NATION, ...OPERATOR },
  /** To write somebody into the directory; of what role, the two above say. */
  'directory.register': { ...LEADS, ...REGION, ...NATION, ...OPERATOR },
  /** Who stands in for whom: everybody for themselves, the coordinator for all. */
  'delegations.keep': { ...ownOnly(OFFICE), ...LEADS },
  /** To read what nobody gave in one's charge: break-glass. */
  'emergency-access.open': OFFICE,
  'emergency-access.review': { ...LEADS, ...REGION },
  /** Where one is signed in oneself. */
  'sessions.own': ownOnly(EVERYBODY),
  /** One's own inbox. */
  'notices.own': ownOnly(EVERYBODY),
  /** All that is held on a person, and who read it: the coordination, and who is in charge of the person's records. */
  'held-data.export': { ...LEADS, ...ATTENDS },
  /** What fires next; each owner of records holds its own rights when it is asked. */
  'deadlines.ask': ownOnly(EVERYBODY),
  /** One page on a process: codes, dates, who is told. */
  'processes.explain': { ...OFFICE, ...REGION, ...NATION },
  'processes.inspect': { ...REGION, ...NATION, ...OPERATOR },
  /** What stands in the payloads of a process. */
  'payloads.open': { ...REGION, ...NATION },
  /** Messages that could not be taken in: their subject and why, not what they say. */
  'parked.read': { ...LEADS, ...REGION, ...NATION, ...OPERATOR },
  'parked.replay': { ...LEADS, ...OPERATOR },
} as const satisfies Record<string, Grants>;
