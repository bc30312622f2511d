import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { MONITORING_SNAPSHOT } from './stages.js';

/** `monitoring-snapshot-<id>`: the figures of a commune's quarter wait to be signed. */
export const monitoringSnapshot = (input: ProcessInput): Promise<string> => runProcess(MONITORING_SNAPSHOT, input);
