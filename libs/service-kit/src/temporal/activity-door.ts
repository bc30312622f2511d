import { SetMetadata } from '@nestjs/common';
import type { ProcessName } from '@oln/contracts';
import type { SystemName } from '@oln/identity';

export const ACTIVITY_DOOR = 'oln:activity-door';

/** The class answers a process: its methods `putDeadlines` and `deadlineReached` become the activities `<process>.<method>`. */
export const ActivityDoor = (process: ProcessName): ClassDecorator => SetMetadata(ACTIVITY_DOOR, process);

export const ACTIVITY = 'oln:activity';

export interface ActivityRule {
  name: string;
  as: SystemName;
}

/** The method is an activity of no record's process (a round that a Schedule starts): run as the named part of the house, over all communes. */
export const Activity = (name: string, as: SystemName): MethodDecorator =>
  SetMetadata(ACTIVITY, { name, as } satisfies ActivityRule);
