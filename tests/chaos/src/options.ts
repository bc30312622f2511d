/** What the command hands over, as JSON. */
export interface ChaosOptions {
  /** Ids of faults, in the order in which they are run. */
  faults: string[];
  seed: number;
  /** Length of the load per fault. */
  minutes: number;
  /** Absent: as many as the machine keeps up with, 50 at most. */
  perSecond?: number;
  openCases: number;
  /** Wall seconds of a business day; 10 or more, so that clocks run out and few are missed for speed alone. */
  dayLasts: number;
  /** Of F12: who is cut off (services, `worker`); absent: everybody in turn. */
  parts?: string[];
  /** Of F12: seconds for which somebody is cut off. */
  partitionSeconds: number;
  json: boolean;
}

export function readOptions(text: string | undefined): ChaosOptions {
  if (!text) throw new Error('This is a part of ./oln chaos: start it by that command.');
  return JSON.parse(text) as ChaosOptions;
}
