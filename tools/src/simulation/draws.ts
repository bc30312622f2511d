import { createHash } from 'node:crypto';

/**
 * Numbers that follow from the seed and a name alone: the third attempt to reach the twelfth family is the same draw in every run,
 * whatever happened before it, at the same time, or in a run that was killed.
 */
export class Draws {
  constructor(
    private readonly seed: number,
    /** Who draws: a family, an office. */
    private readonly owner: string,
  ) {}

  /** From 0 to below 1. */
  number(what: string): number {
    const digest = createHash('sha256').update(`${this.seed}/${this.owner}/${what}`).digest();
    // 48 bits: more than a share of any number of families can tell apart.
    return digest.readUIntBE(0, 6) / 2 ** 48;
  }

  chance(what: string, share: number): boolean {
    return this.number(what) < share;
  }

  /** Whole, from 0 to below the limit. */
  below(what: string, limit: number): number {
    return Math.floor(this.number(what) * limit);
  }

  pick<Item>(what: string, items: readonly Item[]): Item {
    return items[this.below(what, items.length)]!;
  }

  /** Index of one of the weights, each as likely as it weighs. */
  weighted(what: string, weights: readonly number[]): number {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let left = this.number(what) * total;
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found < 0 ? weights.length - 1 : found;
  }
}
