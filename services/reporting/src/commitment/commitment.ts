import { refuse, type Line, type Refusal } from '@oln/contracts';
import { passedOf, type Days } from '../light/light.js';
import { CommitmentErrors } from './commitment.errors.js';

/** How many families a commune commits itself to attend in a line and year of the programme. Local dates. */
export interface Commitment {
  id: string;
  commune: string;
  line: Line;
  /** Named after the calendar year in which it begins. */
  year: number;
  version: number;
  startsOn: string;
  endsOn: string;
  families: number;
}

export interface Wanted {
  families: number;
  startsOn?: string;
  endsOn?: string;
}

/** Families that would be attended in these days if every day of the commitment were alike. */
export const expectedOf = (
  { families, startsOn, endsOn }: Pick<Commitment, 'families' | 'startsOn' | 'endsOn'>,
  days: Days,
): number => families * passedOf({ from: startsOn, to: endsOn }, days);

/** More than two years are no year, whatever a programme calls so. */
const LONGEST_YEARS = 2;

/** What is committed to after this: the calendar year, if no other dates were said before or now. */
export function decideCommitment(
  { before, year }: { before?: Commitment; year: number },
  { families, startsOn = before?.startsOn ?? `${year}-01-01`, endsOn = before?.endsOn ?? `${year}-12-31` }: Wanted,
): Pick<Commitment, 'families' | 'startsOn' | 'endsOn'> | Refusal {
  if (startsOn > endsOn) return refuse(CommitmentErrors.TURNED, { field: 'endsOn' });
  if (Number(startsOn.slice(0, 4)) !== year)
    return refuse(CommitmentErrors.OTHER_YEAR, { field: 'startsOn', params: { year } });
  if (Number(endsOn.slice(0, 4)) - year >= LONGEST_YEARS) return refuse(CommitmentErrors.TOO_LONG, { field: 'endsOn' });
  return { families, startsOn, endsOn };
}
