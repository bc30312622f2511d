import { ageOn } from '@oln/calendar';
import type { ApiClient } from '../../api-client.js';
import type { Office } from '../office.js';
import type { FamilyIds } from '../people.js';

/** One family on its way through the whole house, and who walks with it. */
export interface Scene {
  office: Office;
  /** Name of the story. */
  story: string;
  family: FamilyIds;
  manager: ApiClient;
  tell(text: string): void;
}

/** The children of the family: the alerts are about the elder brother. */
export const [SISTER, BROTHER] = [0, 1];

const HOUR_MS = 3_600_000;

export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();

/** First age in years of each band of the map of offer, the oldest first. */
const BANDS = [
  [14, '14-17'],
  [7, '7-13'],
  [4, '4-6'],
  [0, '0-3'],
] as const;

/** Both local dates. */
export const ageBand = (birthDate: string, today: string): string =>
  BANDS.find(([from]) => ageOn(birthDate, today) >= from)![1];
