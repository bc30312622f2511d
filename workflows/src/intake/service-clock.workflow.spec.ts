import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { record } from '../testing/histories.js';
import type { LabRun } from '../testing/lab-run.js';
import { ProcessLab } from '../testing/process-lab.js';
import { noon, START } from '../testing/stories/steps.js';

describe('A service that was agreed for later', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  const dueOf = (run: LabRun) => run.owner.puts.at(-1)!.deadlines.map(({ rule, due }) => `${rule} ${due}`);
  /** As its owner tells of the services of a request, which stays in its stage. */
  async function waits(run: LabRun, version: number, day: string, from: string): Promise<string[]> {
    const anchors = { stageSince: START, serviceCountsFrom: noon(from) };
    await run.say('moved', { version, stage: 'service', asOf: noon(day), anchors });
    await run.settled();
    return dueOf(run);
  }

  it('is late by the day it was agreed for, and by the next one where it was missed; not by when the request came to it', async () => {
    const run = await lab.run({ process: 'intake', stage: 'service', at: START, pace: 'stands' });
    await run.settled();
    expect(dueOf(run)).toEqual(['service.deliver 2026-04-02T02:59:59.000Z']);
    expect(await waits(run, 2, '2026-03-03', '2026-05-01')).toEqual(['service.deliver 2026-06-01T03:59:59.000Z']);
    // Missed; then delivered the day before it was written down.
    expect(await waits(run, 3, '2026-05-02', '2026-05-02')).toEqual(['service.deliver 2026-06-02T03:59:59.000Z']);
    expect(await waits(run, 4, '2026-05-12', '2026-05-11')).toEqual(['service.deliver 2026-06-11T03:59:59.000Z']);
    await run.say('moved', { version: 5, stage: 'closed', asOf: noon('2026-05-20'), outcome: 'oriented', ended: true });
    expect(await run.result()).toBe('oriented');
    await record(run, 'service-agreed-for-later');
  });
});
