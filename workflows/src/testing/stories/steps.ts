import type { ProcessName } from '@oln/contracts';
import type { Step } from '../scripted-owner.js';

/** What happens to a record until its process ends. Everything starts at noon of Monday 2 March 2026 in Santiago. */
export interface Story {
  /** Stage in which the process starts. */
  stage: string;
  steps: Step[];
  /** Dates that come: where the owner takes the record then. */
  onAsk?: Record<string, (due: string) => Step>;
  priority?: 'critical' | 'high' | 'medium' | 'low';
  anchors?: Record<string, string>;
}

/** Stories by outcome. */
export type Stories<Outcome extends string> = Record<Outcome, Story>;

export interface StoriesOf {
  process: ProcessName;
  stories: Record<string, Story>;
}

export const START = '2026-03-02T15:00:00.000Z';
export const noon = (day: string): string => `${day}T15:00:00.000Z`;

/** As its owner moves it: whoever names anchors names all that hold. */
type More = Omit<NonNullable<Step['move']>, 'stage' | 'outcome'>;

export const moves = (day: string, stage: string, more?: More): Step => ({ at: noon(day), move: { stage, ...more } });
export const meets = (day: string, what: string): Step => ({
  at: noon(day),
  say: { signal: 'happened', message: { what } },
});

/** Out of the process's work: the outcome is fixed, the process lives on. `anchor`: the instant from which it is followed. */
export const exits = (day: string, stage: string, outcome: string, anchor = 'exitAt'): Step => ({
  at: noon(day),
  move: { stage, outcome, anchors: { [anchor]: noon(day) } },
});

/** The end. `stage`: the final one of its table. */
export const ends = (day: string, outcome: string, stage = 'ended'): Step => ({
  at: noon(day),
  move: { stage, outcome, ended: true },
});
export const closes = (day: string, outcome: string): Step => ends(day, outcome, 'closed');

/** The record goes to a stage when a date comes. */
export const goesTo =
  (stage: string) =>
  (due: string): Step => ({ at: due, move: { stage } });
/** The owner names an anchor when a date comes. */
export const names =
  (anchor: string) =>
  (due: string): Step => ({ at: due, move: { anchors: { [anchor]: due } } });
