import { describe, expect, it } from '@jest/globals';
import { fuzz, type Fuzzed } from './fuzz-run.js';
import { FAULTY, HONEST, SmallApi, type Route } from './planted-faults.spec.js';
import { findFuzzer } from './schemathesis.js';

const found = await findFuzzer();
if ('missing' in found) process.stderr.write(`Skipped: ${found.missing}.\n`);

('missing' in found ? describe.skip : describe)('What looks for faults', () => {
  const { libraries } = found as { libraries: string };

  async function lookAt(route: Route): Promise<Fuzzed> {
    const api = await SmallApi.of(route);
    try {
      const { document, base } = api;
      return await fuzz({ libraries, document, base, token: 'x', examples: 20, edges: true });
    } finally {
      api.close();
    }
  }

  it('finds none where there is none', async () => {
    const { clean, told, operations, calls } = await lookAt(HONEST);
    expect({ clean, told, operations }).toEqual({ clean: true, told: '', operations: { total: 1, tested: 1 } });
    expect(calls).toBeGreaterThan(10);
  });

  it.each(FAULTY)('finds a service that $fault, and the call that shows it', async (faulty) => {
    const { clean, told } = await lookAt(faulty);
    expect([clean, told]).toEqual([false, expect.stringMatching(faulty.found)]);
    expect(told).toMatch(/curl .*\/things/);
    expect(told).not.toContain('Bearer x');
  });
});
