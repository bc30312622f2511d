import { describe, expect, it } from '@jest/globals';
import { asStranger } from './documents.js';
import { fuzz, type Fuzzed } from './fuzz-run.js';
import { CLOSED_DOOR, FAULTY, HONEST, OPEN_DOOR, SmallApi, type Route } from './planted-faults.spec.js';
import { findFuzzer } from './schemathesis.js';

const found = await findFuzzer();
if ('missing' in found) process.stderr.write(`Skipped: ${found.missing}.\n`);

('missing' in found ? describe.skip : describe)('What looks for faults', () => {
  const { libraries } = found as { libraries: string };

  async function lookAt(route: Route, stranger = false): Promise<Fuzzed> {
    const api = await SmallApi.of(route);
    try {
      const document = stranger ? asStranger(api.document) : api.document;
      return await fuzz({
        libraries,
        document,
        base: api.base,
        token: stranger ? undefined : 'x',
        examples: 20,
        edges: true,
      });
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

  it('finds a door that opens to strangers, and no fault with one that does not', async () => {
    expect((await lookAt(OPEN_DOOR, true)).clean).toBe(false);
    expect(await lookAt(CLOSED_DOOR, true)).toMatchObject({ clean: true, told: '' });
  });
});
