import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { ANONYMISATION } from './stages.js';

/** `anonymisation-<id>`: what is known of a person is taken away (law 21.719). */
export const anonymisation = (input: ProcessInput): Promise<string> => runProcess(ANONYMISATION, input);
