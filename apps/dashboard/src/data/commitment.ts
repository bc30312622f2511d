import type { Shown } from './figure.js';

/** What a commune is committed to (`CommitmentDto` of the service of reporting). Local days, both included. */
export interface Commitment {
  commune: string;
  line: string;
  startsOn: string;
  endsOn: string;
  families: number;
}

interface Where {
  commune?: string;
  region?: string;
  line?: string;
}

interface Span {
  from: string;
  /** Day on which things are counted. */
  until: string;
}

const DAY_MS = 86_400_000;
const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

const isWithin = ({ commune, line }: Commitment, where: Where): boolean =>
  (!where.commune || commune === where.commune) &&
  (!where.region || commune.startsWith(where.region)) &&
  (!where.line || line === where.line);

export const isInForce = ({ startsOn, endsOn }: Commitment, day: string): boolean => startsOn <= day && day <= endsOn;

/**
 * How much of what is committed to would be done by now if every day were alike, from 0 to 1: the days of the period that lie within each
 * commitment, of all its days. Undefined where nothing is committed to.
 */
export function paceOf(all: readonly Commitment[], where: Where, { from, until }: Span): number | undefined {
  const here = all.filter((one) => isWithin(one, where) && isInForce(one, until));
  const families = here.reduce((sum, one) => sum + one.families, 0);
  if (families === 0) return undefined;
  const expected = here.reduce((sum, { families: wanted, startsOn, endsOn }) => {
    const passed = Math.max(0, daysOf(from > startsOn ? from : startsOn, until));
    return sum + (wanted * passed) / daysOf(startsOn, endsOn);
  }, 0);
  return expected / families;
}

export const LIGHTS = ['green', 'amber', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** A month behind at the end of a year is red, a fortnight amber. */
const IN_PACE = 0.95;
const NEARLY = 0.8;

/** Coverage against its pace. Undefined where there is no commitment, where it is kept back, or on the first day. */
export function lightOf(coverage: Shown, pace: number | undefined): Light | undefined {
  if (coverage.kind !== 'number' || !pace) return undefined;
  const ratio = coverage.value / pace;
  return ratio >= IN_PACE ? 'green' : ratio >= NEARLY ? 'amber' : 'red';
}
