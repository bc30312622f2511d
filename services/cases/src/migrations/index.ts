import { AwaitedRequests1797020000000 } from './awaited-requests.js';
import { CaseFiles1763910000000 } from './case-files.js';
import { Escalations1764010000000 } from './escalations.js';
import { HeldDataIndexes1764700000000 } from './held-data-indexes.js';
import { LongLists1763970000000 } from './long-lists.js';
import { MergesAndLeaving1763960000000 } from './merges-and-leaving.js';
import { PastPauses1763940000000 } from './past-pauses.js';
import { ProtectionMeasures1764020000000 } from './protection-measures.js';
import { StaffAndWaiting1763920000000 } from './staff-and-waiting.js';
import { TherapyLine1764030000000 } from './therapy-line.js';
import { UnmailedLinks1764040000000 } from './unmailed-links.js';
import { Erasures1796100000000 } from './erasures.js';
import { KeyedTables1796200000000 } from './keyed-tables.js';
import { MergeVersions1796900000000 } from './merge-versions.js';
import { LeftInCharge1796910000000 } from './left-in-charge.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  CaseFiles1763910000000,
  StaffAndWaiting1763920000000,
  PastPauses1763940000000,
  MergesAndLeaving1763960000000,
  LongLists1763970000000,
  Escalations1764010000000,
  ProtectionMeasures1764020000000,
  TherapyLine1764030000000,
  UnmailedLinks1764040000000,
  HeldDataIndexes1764700000000,
  Erasures1796100000000,
  KeyedTables1796200000000,
  MergeVersions1796900000000,
  LeftInCharge1796910000000,
  AwaitedRequests1797020000000,
];
