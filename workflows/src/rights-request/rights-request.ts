import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { RIGHTS_REQUEST } from './stages.js';

/** `rights-request-<id>`: what a person asks about their own data (law 21.719). */
export const rightsRequest = (input: ProcessInput): Promise<string> => runProcess(RIGHTS_REQUEST, input);
