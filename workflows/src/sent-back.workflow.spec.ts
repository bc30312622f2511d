import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProcessLab } from './testing/process-lab.js';

const RECEIVED = '2026-03-02T15:00:00.000Z';
const SENT_BACK = '2026-03-02T21:00:00.000Z';

describe('An alert whose dismissal is refused', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  it('has its two hours again, and climbs again, though its clock had rung to its end before', async () => {
    const run = await lab.run({
      process: 'alert',
      at: RECEIVED,
      stage: 'triage',
      input: { priority: 'critical', anchors: { stageSince: RECEIVED, receivedAt: RECEIVED } },
      steps: [
        { at: '2026-03-02T20:00:00.000Z', move: { stage: 'confirmation', anchors: { receivedAt: RECEIVED } } },
        { at: SENT_BACK, move: { stage: 'triage', anchors: { stageSince: SENT_BACK, receivedAt: SENT_BACK } } },
        { at: '2026-03-03T15:00:00.000Z', move: { stage: 'closed', outcome: 'dismissed', ended: true } },
      ],
    });
    expect(await run.untilItEnds()).toBe('dismissed');
    const told = run.owner.told.filter(({ rule }) => rule === 'triage.critical');
    expect(told.map(({ level, rings }) => [level, rings])).toEqual([
      ['reminder', '2026-03-02T16:12:00.000Z'],
      ['due', '2026-03-02T17:00:00.000Z'],
      ['climb', '2026-03-02T19:00:00.000Z'],
      ['reminder', '2026-03-02T22:12:00.000Z'],
      ['due', '2026-03-02T23:00:00.000Z'],
      ['climb', '2026-03-03T01:00:00.000Z'],
    ]);
  });
});
