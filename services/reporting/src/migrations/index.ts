import { CommitmentTable1797000100000 } from './commitment-table.js';
import { GenerationAnalysis1797968100000 } from './generation-analysis.js';
import { ProjectionTables1797000000000 } from './projection-tables.js';
import { UnknownFactsTable1796800100000 } from './unknown-facts-table.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  UnknownFactsTable1796800100000,
  ProjectionTables1797000000000,
  CommitmentTable1797000100000,
  GenerationAnalysis1797968100000,
];
