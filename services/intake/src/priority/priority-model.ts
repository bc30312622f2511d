import type { Priority } from '@oln/contracts';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Factors and weights of the unified score, as dated data. `said`: staff or a sender names it; `derived`: follows from
 * the registry or the calendar; `alert` and `system`: set by what happened.
 */
export interface PriorityModel {
  version: string;
  /** Local date. */
  validFrom: string;
  thresholds: { high: number; medium: number };
  factors: PriorityFactor[];
}

export interface PriorityFactor {
  code: string;
  points: number;
  source: 'said' | 'derived' | 'alert' | 'system';
  label: { es: string; en: string };
}

const FOLDER = new URL('./models/', import.meta.url);

/** Every version ever used, oldest first: old scores stay explainable. */
export const PRIORITY_MODELS: readonly PriorityModel[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as PriorityModel)
  .sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1));

/** The model in force on a local date; before the first one, the first. */
export const modelOn = (date: string): PriorityModel =>
  PRIORITY_MODELS.filter(({ validFrom }) => validFrom <= date).at(-1) ?? PRIORITY_MODELS[0]!;

/** What staff and senders may name, over all versions. */
export const SAID_FACTORS: readonly string[] = [
  ...new Set(
    PRIORITY_MODELS.flatMap(({ factors }) => factors.filter(({ source }) => source === 'said').map(({ code }) => code)),
  ),
];

export const priorityOf = ({ thresholds }: PriorityModel, score: number): Priority =>
  score >= thresholds.high ? 'high' : score >= thresholds.medium ? 'medium' : 'low';
