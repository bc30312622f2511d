import { progressOf, type Generation } from './generation.js';
import type { GenerationDto } from './generation.dto.js';

export const generationView = (generation: Generation): GenerationDto => {
  const { id, state, askedAt, facts, unfit, target, position, liveAt, endedAt } = generation;
  return {
    ...{ id, state, facts, unfit, target, position },
    progress: Math.round(progressOf(generation) * 1_000) / 1_000,
    askedAt: askedAt.toISOString(),
    liveAt: liveAt?.toISOString(),
    endedAt: endedAt?.toISOString(),
  };
};
