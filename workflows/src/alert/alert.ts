import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { ALERT } from './stages.js';

/** Process §5, `alert-<alertId>`: a signal of risk, correlated, verified, answered. */
export const alert = (input: ProcessInput): Promise<string> => runProcess(ALERT, input);
