import { CommitmentTable1797000100000 } from './commitment-table.js';
import { ProjectionTables1797000000000 } from './projection-tables.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [ProjectionTables1797000000000, CommitmentTable1797000100000];
