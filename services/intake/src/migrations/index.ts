import { AlertIdentifications1764460000000 } from './alert-identifications.js';
import { HeldDataIndexes1764700000000 } from './held-data-indexes.js';
import { AnonymisationTables1796100000000 } from './anonymisation-tables.js';
import { KeyedTables1796200000000 } from './keyed-tables.js';
import { Consents1796400000000 } from './consents.js';
import { LongLists1763900300000 } from './long-lists.js';
import { NewChildren1763900400000 } from './new-children.js';
import { Registry1763900100000 } from './registry.js';
import { Requests1763900200000 } from './requests.js';
import { RightsRequestTables1796072790698 } from './rights-request-tables.js';
import { ServiceClocks1797030000000 } from './service-clocks.js';
import { UnopenedCases1797010000000 } from './unopened-cases.js';

/** In order. */
export const INTAKE_MIGRATIONS = [
  Registry1763900100000,
  Requests1763900200000,
  LongLists1763900300000,
  NewChildren1763900400000,
  AlertIdentifications1764460000000,
  HeldDataIndexes1764700000000,
  RightsRequestTables1796072790698,
  AnonymisationTables1796100000000,
  KeyedTables1796200000000,
  Consents1796400000000,
  UnopenedCases1797010000000,
  ServiceClocks1797030000000,
];
