import { AlertTables1764460000000 } from './alert-tables.js';
import { OfficePolicies1764450100000 } from './office-policies.js';
import { Erasures1796100000000 } from './erasures.js';
import { KeyedTables1796200000000 } from './keyed-tables.js';
import { ScoreConsents1796400000000 } from './score-consents.js';
import { MergeVersions1796900000000 } from './merge-versions.js';
import { SentBack1796910000000 } from './sent-back.js';
import { BatchSenders1797100000000 } from './batch-senders.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  OfficePolicies1764450100000,
  AlertTables1764460000000,
  Erasures1796100000000,
  KeyedTables1796200000000,
  ScoreConsents1796400000000,
  MergeVersions1796900000000,
  SentBack1796910000000,
  BatchSenders1797100000000,
];
