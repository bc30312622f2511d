import { CountedLists1764450700000 } from './counted-lists.js';
import { OfficePolicies1764450100000 } from './office-policies.js';
import { HeldDataIndexes1764700000000 } from './held-data-indexes.js';
import { HsdsImports1764450300000 } from './hsds-imports.js';
import { MapStaff1764450500000 } from './map-staff.js';
import { OfferMap1764450200000 } from './offer-map.js';
import { Referrals1764450400000 } from './referrals.js';
import { SharingConsents1796400000000 } from './sharing-consents.js';
import { ToldClosings1797200000000 } from './told-closings.js';
import { UnmailedLinks1764450600000 } from './unmailed-links.js';
import { Erasures1796100000000 } from './erasures.js';
import { EndedDemands1796300000000 } from './ended-demands.js';
import { GapProposals1797200100000 } from './gap-proposals.js';
import { KeyedTables1796200000000 } from './keyed-tables.js';
import { MergeVersions1796900000000 } from './merge-versions.js';
import { WaitsOfWithdrawn1797200200000 } from './waits-of-withdrawn.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  OfficePolicies1764450100000,
  OfferMap1764450200000,
  HsdsImports1764450300000,
  Referrals1764450400000,
  MapStaff1764450500000,
  UnmailedLinks1764450600000,
  CountedLists1764450700000,
  HeldDataIndexes1764700000000,
  Erasures1796100000000,
  KeyedTables1796200000000,
  EndedDemands1796300000000,
  SharingConsents1796400000000,
  MergeVersions1796900000000,
  ToldClosings1797200000000,
  GapProposals1797200100000,
  WaitsOfWithdrawn1797200200000,
];
