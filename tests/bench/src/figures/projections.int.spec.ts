import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '@oln/tools';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Measured } from '../harness/figure.js';
import { measureProjections } from './projections.js';

/** A country of four communes and some dozens of families, on back ends of its own. */
const SMALL = { communes: 4, families: 60, liveFamilies: 4, leastSeconds: 1 };

describe('The figure of the projections', () => {
  const kept = process.env.OLN_TEST_ENV;
  let measured: Measured;

  beforeAll(async () => {
    const builder = await import(pathToFileURL(join(ROOT, 'tools/build-stale.mjs')).href);
    await builder.buildStale('tests/bench');
    const bench = { runs: 1, seconds: 1, say: () => undefined, stop: new AbortController().signal };
    measured = await measureProjections(bench, SMALL);
  });
  afterAll(() => {
    process.env.OLN_TEST_ENV = kept;
  });

  it('tells, rebuilds, copies, asks and hears, and finds every row again', () => {
    expect(measured.faults).toEqual([]);
    expect(measured.also).toMatchObject({ families: SMALL.families, communes: SMALL.communes });
    expect(measured.also.heardRows).toBeGreaterThanOrEqual(Number(measured.also.facts));
    expect(Number(measured.also.facts)).toBeGreaterThan(20 * SMALL.families);
  });

  it('has a number for each of its bars', () => {
    const [rebuild] = measured.further!;
    for (const number of [measured.runs[0], rebuild!.measured, measured.also.liveFactsPerSecond])
      expect(Number(number)).toBeGreaterThan(0);
  });
});
