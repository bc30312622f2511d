import { readFileSync } from 'node:fs';

export interface Motive {
  code: string;
  /** Inside the functions of the office (Ley 21.430, art. 66). Outside: an assisted referral, never a dead end. */
  within: boolean;
  label: { es: string; en: string };
}

const FILE = new URL('./catalogue/motives.json', import.meta.url);

/** Why a family comes. Data: an office's catalogue changes more often than its code. */
export const MOTIVES = (JSON.parse(readFileSync(FILE, 'utf8')) as { motives: Motive[] }).motives;
export const MOTIVE_CODES: readonly string[] = MOTIVES.map(({ code }) => code);

export const isWithinFunctions = (motive: string): boolean =>
  MOTIVES.some(({ code, within }) => code === motive && within);
