import type { LinkState } from '@oln/testing';
import type { Random } from '../../run/random.js';
import { partsOf, reachedFrom, WHO, type BackEnd } from './ways.js';

/** Who loses which way, and how. */
export interface Partition {
  who: string;
  /** All of them: the service is cut off; one: the others must take its work over. */
  parts: readonly string[];
  backEnd: BackEnd;
  how: LinkState | 'slow';
}

const HOW = ['swallowing', 'holding', 'refusing'] as const;

/**
 * Each service and the workers from each back end they speak to, as a whole; in turn half-open, silent and refused, so that
 * each back end is lost in each way. Then one replica alone is cut off, half-open, from each: the other one must take over.
 */
export function partitions(random: Random, replicas: number, only: readonly string[] = WHO): Partition[] {
  const start = random.below(HOW.length);
  const whole = WHO.flatMap((who, at) =>
    reachedFrom(who).map((backEnd): Partition => ({
      who,
      parts: partsOf(who, replicas),
      backEnd,
      how: HOW[(start + at) % HOW.length]!,
    })),
  );
  const alone = reachedFrom('intake').map((backEnd): Partition => {
    const parts = partsOf(random.pick(['intake', 'cases']), replicas);
    const part = random.pick(parts);
    return { who: part.replace(/-\d+$/, ''), parts: [part], backEnd, how: 'swallowing' };
  });
  const slow = reachedFrom('intake').map((backEnd): Partition => ({
    who: 'intake',
    parts: partsOf('intake', replicas),
    backEnd,
    how: 'slow',
  }));
  return random.shuffle([...whole, ...alone, ...slow].filter(({ who }) => only.includes(who)));
}

export const nameOf = ({ parts, backEnd }: Pick<Partition, 'parts' | 'backEnd'>): string =>
  `${parts.join('+')} ≠ ${backEnd}`;
