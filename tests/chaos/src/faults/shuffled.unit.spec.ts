import { describe, expect, it } from '@jest/globals';
import type { Streamed } from '../house/stream-reader.js';
import { Random } from '../run/random.js';
import { shuffled } from './shuffled.js';

const stream = Array.from({ length: 2_500 }, (_, seq) => ({ seq, messageId: String(seq) }) as Streamed);

describe('Messages in disorder', () => {
  const disordered = shuffled(stream, new Random(7));

  it('hold every message one to five times', () => {
    const times = new Map<string, number>();
    for (const { messageId } of disordered) times.set(messageId, (times.get(messageId) ?? 0) + 1);
    expect(times.size).toBe(2_500);
    expect(Math.min(...times.values())).toBe(1);
    expect(Math.max(...times.values())).toBe(5);
  });

  it('are in disorder, and no further from their place than a window', () => {
    const inOrder = disordered.every(({ seq }, at) => at === 0 || disordered[at - 1]!.seq <= seq);
    expect(inOrder).toBe(false);
    const first = disordered.slice(0, 1_000).map(({ seq }) => seq);
    expect(Math.max(...first)).toBeLessThan(1_000);
  });

  it('are the same again with the same seed', () => {
    expect(shuffled(stream, new Random(7))).toEqual(disordered);
    expect(shuffled(stream, new Random(8))).not.toEqual(disordered);
  });
});
