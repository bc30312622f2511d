import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { INTAKE } from './stages.js';

/**
 * Process §1, `intake-<requestId>`: a request is decided on, prioritised and handed to somebody with room, or referred
 * to who is pertinent. Nothing just stops: each stage's clock climbs until somebody has acted.
 */
export const intake = (input: ProcessInput): Promise<string> => runProcess(INTAKE, input);
