import { CommunityTables1796110100000 } from './community-tables.js';
import { Erasures1796110200000 } from './erasures.js';
import { OfficePolicies1796110000000 } from './office-policies.js';
import { MergeVersions1796900000000 } from './merge-versions.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  OfficePolicies1796110000000,
  CommunityTables1796110100000,
  Erasures1796110200000,
  MergeVersions1796900000000,
];
