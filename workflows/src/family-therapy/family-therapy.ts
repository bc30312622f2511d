import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { FAMILY_THERAPY } from './stages.js';

/** Process §3, `case-<caseId>` of the line `family-therapy`: assessment, agreement, weekly sessions, evaluation, follow-up. */
export const familyTherapy = (input: ProcessInput): Promise<string> => runProcess(FAMILY_THERAPY, input);
