import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { CHILD_WATCH } from './stages.js';

/** Process §5, `child-watch-<childId>`: all alerts of one child, for as long as it is one. */
export const childWatch = (input: ProcessInput): Promise<string> => runProcess(CHILD_WATCH, input);
