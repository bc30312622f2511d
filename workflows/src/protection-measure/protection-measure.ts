import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { PROTECTION_MEASURE } from './stages.js';

/** Process §7, `measure-<id>`: an administrative protection measure from its grounds to its end. */
export const protectionMeasure = (input: ProcessInput): Promise<string> => runProcess(PROTECTION_MEASURE, input);
