import type { Principal } from './principal.js';

/** Our own parts that must see every commune. Each is named, so that audit and tests can tell them apart. */
export const SYSTEM_NAMES = [
  'relay',
  'sealer',
  'watchdog',
  'matching',
  'transfer',
  'identification',
  'sign-in',
  'open-data',
  'monitoring',
] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];

const principalOf = (name: SystemName): Principal => ({
  person: `system:${name}`,
  roles: [],
  communes: '*',
  kind: 'system',
});

/**
 * relay: outbox to NATS and Temporal · sealer: chains audit rows · watchdog: repairs what lost its process or its event ·
 * matching: finds a RUN registered in another commune · transfer: hands a record over to another commune ·
 * identification: asks alerts whom they are about, for the registry · sign-in: looks in which offices somebody works ·
 * open-data: adds up figures of all communes, of which it shows no small ones ·
 * monitoring: takes the figures of every commune's quarter, and sees where there is cause for alarm.
 */
export const SYSTEM: Readonly<Record<SystemName, Principal>> = {
  relay: principalOf('relay'),
  sealer: principalOf('sealer'),
  watchdog: principalOf('watchdog'),
  matching: principalOf('matching'),
  transfer: principalOf('transfer'),
  identification: principalOf('identification'),
  'sign-in': principalOf('sign-in'),
  'open-data': principalOf('open-data'),
  monitoring: principalOf('monitoring'),
};

export const isSystem = (principal: Principal, name: SystemName): boolean =>
  principal.kind === 'system' && principal.person === `system:${name}`;
