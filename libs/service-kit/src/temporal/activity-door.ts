import { SetMetadata } from '@nestjs/common';
import type { ProcessName } from '@oln/contracts';

export const ACTIVITY_DOOR = 'oln:activity-door';

/** The class answers a process: its methods `putDeadlines` and `deadlineReached` become the activities `<process>.<method>`. */
export const ActivityDoor = (process: ProcessName): ClassDecorator => SetMetadata(ACTIVITY_DOOR, process);
