import type { ProcessInput } from '@oln/contracts/processes';
import { runProcess } from '../building-blocks/run-process.js';
import { MONITORING_ALARM } from './stages.js';

/** `monitoring-alarm-<id>`: figures passed a threshold, and somebody answers for it. */
export const monitoringAlarm = (input: ProcessInput): Promise<string> => runProcess(MONITORING_ALARM, input);
