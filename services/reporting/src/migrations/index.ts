import { AlarmTables1796600200000 } from './alarm-tables.js';
import { CommitmentTable1797000100000 } from './commitment-table.js';
import { GenerationAnalysis1797968100000 } from './generation-analysis.js';
import { ProjectionTables1797000000000 } from './projection-tables.js';
import { SnapshotTables1796600000000 } from './snapshot-tables.js';
import { TargetTable1796600100000 } from './target-table.js';
import { UnknownFactsTable1796800100000 } from './unknown-facts-table.js';

/** In the order of their numbers. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  SnapshotTables1796600000000,
  TargetTable1796600100000,
  AlarmTables1796600200000,
  UnknownFactsTable1796800100000,
  ProjectionTables1797000000000,
  CommitmentTable1797000100000,
  GenerationAnalysis1797968100000,
];
