import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { ESCALATION } from './stages.js';

/** Process §6, `escalation-<id>`: handed to the specialised service, watched there, and followed after. */
export const escalation = (input: ProcessInput): Promise<string> => runProcess(ESCALATION, input);
