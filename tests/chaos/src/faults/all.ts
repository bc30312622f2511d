import type { Fault } from './fault.js';
import { nats, postgres, services, temporal, workers } from './kills.js';
import { relayFrozen, relayKill } from './relay-kill.js';
import { rolling } from './rolling.js';
import { partition } from './partition/partition.js';
import { poison } from './poison/poison.js';
import { upgrade } from './upgrade/upgrade.js';
import { disorder } from './shuffled.js';

export const FAULTS: readonly Fault[] = [
  services,
  workers,
  temporal,
  nats,
  postgres,
  relayKill,
  disorder,
  poison,
  partition,
  upgrade,
  relayFrozen,
  rolling,
];
