/** The tables of all processes, without Temporal: for generators, and for tests that hold decisions against them. */
import type { ProcessName } from '@oln/contracts/processes';
import type { ProcessTable } from './building-blocks/stage-table.js';
import { CASE_MANAGEMENT } from './case-management/stages.js';
import { INTAKE } from './intake/stages.js';

export { nextStages, type ClockRule, type ProcessTable, type StageRule } from './building-blocks/stage-table.js';
export { CASE_MANAGEMENT, INTAKE };

export const TABLES: Record<ProcessName, ProcessTable> = { intake: INTAKE, caseManagement: CASE_MANAGEMENT };
