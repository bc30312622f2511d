import { LIGHTS, type Light } from '@oln/contracts/processes';
import type { Language } from '../words/language.js';

/** Where a target of a commune stands (`TargetStandingDto` of the service of reporting): its light is reckoned there. */
export interface TargetStanding {
  target: { id: string; year: number; indicator: string; value: number };
  better: 'more' | 'less';
  unit: string;
  light: Light;
  /** Absent where it is not shown, or is none. */
  value?: number;
  expected: number;
  reason: Readonly<Record<Language, string>>;
}

export interface TargetStandings {
  asOf: string;
  items: TargetStanding[];
}

/** What needs somebody first. */
const URGENCY: readonly Light[] = [...LIGHTS.slice(0, -1).reverse(), 'none'];

export const byUrgency = (standings: readonly TargetStanding[]): TargetStanding[] =>
  [...standings].sort((one, other) => URGENCY.indexOf(one.light) - URGENCY.indexOf(other.light));
