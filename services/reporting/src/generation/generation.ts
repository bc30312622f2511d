/** One set of projections. `loading`: facts are read from the stream; `folding`: they become marks, commune by commune. */
export const GENERATION_STATES = ['loading', 'folding', 'live', 'retired', 'abandoned'] as const;
export type GenerationState = (typeof GENERATION_STATES)[number];

export interface Generation {
  id: number;
  state: GenerationState;
  askedBy: string;
  askedAt: Date;
  /** Sequence of the stream up to which it has to be loaded. */
  target?: number;
  /** Sequence up to which it is. */
  position: number;
  facts: number;
  /** Messages that could not be read. */
  unfit: number;
  communes?: number;
  foldedCommunes: number;
  loadedAt?: Date;
  liveAt?: Date;
  endedAt?: Date;
  /** When the newest fact that it knows was recorded. */
  heardAt?: Date;
}

/** From 0 to 1: loading and folding are half of the way each. */
export function progressOf({ state, target, position, communes, foldedCommunes }: Generation): number {
  if (state === 'live' || state === 'retired') return 1;
  if (state === 'folding') return 0.5 + 0.5 * share(foldedCommunes, communes);
  return 0.5 * share(position, target);
}

const share = (done: number, all: number | undefined): number => (all ? Math.min(1, done / all) : 0);
