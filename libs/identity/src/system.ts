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
  'small-figures',
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
 * open-data: publishes the figures that coordinators of all communes have signed, none of them small ·
 * small-figures: counts in all communes, to say which of the figures that somebody asks for are not shown ·
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
  'small-figures': principalOf('small-figures'),
  monitoring: principalOf('monitoring'),
};

export const isSystem = (principal: Principal, name: SystemName): boolean =>
  principal.kind === 'system' && principal.person === `system:${name}`;
