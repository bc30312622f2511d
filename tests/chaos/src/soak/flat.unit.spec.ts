import { describe, expect, it } from '@jest/globals';
import { trends } from './flat.js';
import type { Sample } from './samples.js';

/** Half an hour, a sample every ten seconds. */
const run = (memoryAt: (seconds: number) => number, rowsAt: (seconds: number) => number = () => 3): Sample[] =>
  Array.from({ length: 180 }, (_, index) => ({
    seconds: index * 10,
    memory: { intake: memoryAt(index * 10) },
    outboxRows: rowsAt(index * 10),
    outboxOldestSeconds: 0.1,
    consumerWaiting: 0,
  }));

const notFlat = (samples: Sample[]): string[] => trends(samples).flatMap(({ name, flat }) => (flat ? [] : name));

describe('A long run', () => {
  it('is flat when memory comes and goes with the garbage', () => {
    expect(notFlat(run((seconds) => 250 + 20 * Math.sin(seconds / 40)))).toEqual([]);
  });

  it('is flat when the last collection of garbage was long ago, and not when less and less is given back', () => {
    // A saw of 80 MB every four minutes; the run ends at its top.
    const saw = (seconds: number) => ((seconds + 100) % 240) / 3;
    expect(notFlat(run((seconds) => 250 + saw(seconds)))).toEqual([]);
    expect(notFlat(run((seconds) => 250 + saw(seconds) + seconds / 12))).toEqual(['intake MB']);
  });

  it('is flat when the whole heap was collected early and not again, and not when it grew besides', () => {
    // As intake did in two hours: 250 MB, and a collection of everything now and then in the first half.
    const heap = (seconds: number) => (seconds < 1_100 && seconds % 200 === 0 ? 215 : 250);
    expect(notFlat(run(heap))).toEqual([]);
    expect(notFlat(run((seconds) => heap(seconds) + seconds / 20))).toEqual(['intake MB']);
  });

  it('is flat when memory grew in its first third only, or had one peak', () => {
    expect(notFlat(run((seconds) => (seconds < 550 ? 100 + seconds / 4 : 238)))).toEqual([]);
    expect(notFlat(run((seconds) => (seconds === 900 ? 2_000 : 250)))).toEqual([]);
  });

  it('is not flat when a part leaks, however slowly it would take a day to show', () => {
    // 3 MB a minute.
    expect(notFlat(run((seconds) => 250 + seconds / 20))).toEqual(['intake MB']);
  });

  it('is not flat when the outbox falls behind', () => {
    expect(
      notFlat(
        run(
          () => 250,
          (seconds) => seconds / 10,
        ),
      ),
    ).toEqual(['outbox rows']);
  });
});
