import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { ASSISTED_REFERRAL } from './stages.js';

/** Process §4, `referral-<referralId>`: a transfer that ends only when the family has been received, or with a gap on record. */
export const assistedReferral = (input: ProcessInput): Promise<string> => runProcess(ASSISTED_REFERRAL, input);
