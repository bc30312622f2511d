import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { record } from './testing/histories.js';
import { ProcessLab, type RunOptions } from './testing/process-lab.js';
import { ends, moves, noon, START } from './testing/stories/steps.js';

/** As every owner moves its record: with all anchors that hold. */
const into = (day: string, stage: string, anchors: Record<string, string> = {}) =>
  moves(day, stage, { anchors: { stageSince: noon(day), ...anchors } });

/** More was asked for: what the service had left of its term ends on 13 April. It rejects that day, and the coordinator appeals. */
const INFORMING = noon('2026-03-30');
const rejected = [
  into('2026-04-02', 'deciding', { decideBy: '2026-04-14T03:59:59.000Z' }),
  into('2026-04-13', 'rejected'),
];
const DECIDING_TO_APPEAL = ['rejected.decide reminder 2026-04-17T03:59:59.000Z'];

describe('What an owner names no more holds no more', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  async function lived(options: RunOptions) {
    const run = await lab.run(options);
    const outcome = await run.untilItEnds();
    const told = run.owner.told.map(({ rule, level, rings }) => `${rule} ${level} ${rings}`);
    return { run, outcome, told };
  }

  const escalation = { process: 'escalation', stage: 'informing', at: INFORMING } as const;

  it('an appeal that the service has gives it ten business days, though its first term was cut short', async () => {
    const steps = [...rejected, into('2026-04-20', 'deciding'), ends('2026-06-01', 'withdrawn')];
    const { run, outcome, told } = await lived({ ...escalation, steps });
    expect(outcome).toBe('withdrawn');
    // The first of May is a holiday.
    expect(told).toEqual([
      ...DECIDING_TO_APPEAL,
      'deciding.decide reminder 2026-04-29T03:59:59.000Z',
      'deciding.decide due 2026-05-06T03:59:59.000Z',
      'deciding.decide climb 2026-05-20T03:59:59.000Z',
    ]);
    await record(run, 'escalation-appealed');
  });

  it('an appeal that is notified anew gives it ten business days from its acknowledgement', async () => {
    const steps = [
      ...rejected,
      into('2026-04-20', 'notified', { notifiedAt: noon('2026-04-20') }),
      into('2026-04-21', 'deciding'),
      ends('2026-06-01', 'withdrawn'),
    ];
    const { told } = await lived({ ...escalation, input: { priority: 'high' }, steps });
    expect(told).toEqual([
      ...DECIDING_TO_APPEAL,
      'deciding.decide reminder 2026-04-30T03:59:59.000Z',
      'deciding.decide due 2026-05-07T03:59:59.000Z',
      'deciding.decide climb 2026-05-21T03:59:59.000Z',
    ]);
  });

  it('a family that was looked for is not looked for again once its therapy was evaluated and extended', async () => {
    const accepted = { acceptedAt: START };
    const { told } = await lived({
      ...{ process: 'familyTherapy', stage: 'execution', at: START },
      input: { anchors: { stageSince: START, ...accepted, rescueDueSince: START } },
      steps: [
        into('2026-03-04', 'evaluation', accepted),
        into('2026-03-10', 'execution', { ...accepted, extendedTo: '2026-08-15T03:59:59.000Z' }),
        ends('2026-03-20', 'renounced'),
      ],
    });
    expect(told).toEqual(['execution.session reminder 2026-03-18T02:59:59.000Z']);
  });
});
