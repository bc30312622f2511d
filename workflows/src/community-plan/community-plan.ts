import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { COMMUNITY_PLAN } from './stages.js';

/** `community-plan-<id>`: a community's plan. */
export const communityPlan = (input: ProcessInput): Promise<string> => runProcess(COMMUNITY_PLAN, input);
