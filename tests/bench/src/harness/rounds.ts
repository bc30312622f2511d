import type { Bench } from './bench.js';
import { median } from './statistics.js';

export interface Sides<Run> {
  ours: () => Promise<Run>;
  bare: () => Promise<Run>;
}

export interface Round<Run> {
  ours: Run;
  bare: Run;
}

/**
 * Both sides in every round, so that what else the machine does meets both; who begins changes from round to round, so
 * that what one leaves behind (dirty pages, a checkpoint) does not always meet the other.
 */
export async function interleaved<Run>({ runs, stop, say }: Bench, { ours, bare }: Sides<Run>): Promise<Round<Run>[]> {
  const rounds: Round<Run>[] = [];
  for (let number = 0; number < runs; number++) {
    stop.throwIfAborted();
    say(`  round ${number + 1} of ${runs}`);
    rounds.push(number % 2 === 0 ? await inOrder(ours, bare) : swapped(await inOrder(bare, ours)));
  }
  return rounds;
}

async function inOrder<Run>(first: () => Promise<Run>, second: () => Promise<Run>): Promise<Round<Run>> {
  const ours = await first();
  return { ours, bare: await second() };
}

const swapped = <Run>({ ours, bare }: Round<Run>): Round<Run> => ({ ours: bare, bare: ours });

export const medianOf = <Run>(rounds: readonly Round<Run>[], figure: (round: Round<Run>) => number): number =>
  median(rounds.map(figure));
