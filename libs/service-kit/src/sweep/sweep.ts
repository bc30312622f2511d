import { SetMetadata } from '@nestjs/common';

export interface SweepRule {
  name: string;
  everySeconds: number;
}

export const SWEEP = 'oln:sweep';

/** The method is run every so often by one replica of the service, as the watchdog principal over all communes. It gives how much it repaired. */
export const Sweep = (name: string, everySeconds: number): MethodDecorator =>
  SetMetadata(SWEEP, { name, everySeconds } satisfies SweepRule);
