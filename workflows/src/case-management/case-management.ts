import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { CASE_MANAGEMENT } from './stages.js';

/**
 * Process §2, `case-<caseId>`: a family is invited, diagnosed with, planned with and accompanied for six to nine
 * months, and followed for six more. The stages, their clocks and what comes next are the table; read it top to bottom.
 */
export const caseManagement = (input: ProcessInput): Promise<string> => runProcess(CASE_MANAGEMENT, input);
