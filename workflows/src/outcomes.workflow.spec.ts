import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseOutcome, IntakeOutcome, ProcessName } from '@oln/contracts';
import { record } from './testing/histories.js';
import { ProcessLab } from './testing/process-lab.js';
import type { Step } from './testing/scripted-owner.js';

const START = '2026-03-02T15:00:00.000Z';
const noon = (day: string): string => `${day}T15:00:00.000Z`;

interface Story {
  steps: Step[];
  /** Dates that come: where the owner takes the record then. */
  onAsk?: Record<string, (due: string) => Step>;
}

type More = Omit<NonNullable<Step['move']>, 'stage' | 'outcome'>;

const moves = (day: string, stage: string, more?: More): Step => ({ at: noon(day), move: { stage, ...more } });
const meets = (day: string, what: string): Step => ({ at: noon(day), say: { signal: 'happened', message: { what } } });
/** Out of the process's work: the outcome is fixed. */
const exits = (day: string, stage: string, outcome: CaseOutcome): Step => ({
  at: noon(day),
  move: { stage, outcome, anchors: { exitAt: noon(day) } },
});
const ends = (day: string, outcome: CaseOutcome): Step => ({
  at: noon(day),
  move: { stage: 'ended', outcome, ended: true },
});
const closes = (day: string, outcome: IntakeOutcome): Step => ({
  at: noon(day),
  move: { stage: 'closed', outcome, ended: true },
});

const accepts = moves('2026-03-05', 'diagnosis', { anchors: { acceptedAt: noon('2026-03-05') } });
const intoExecution = [accepts, moves('2026-03-20', 'family-plan'), moves('2026-04-01', 'execution')];
const sessions = ['2026-04-14', '2026-04-28', '2026-05-12', '2026-05-26', '2026-06-09', '2026-07-20', '2026-08-03'].map(
  (day) => meets(day, 'session-held'),
);
const reviews = ['2026-06-25'].map((day) => meets(day, 'review-held'));
const toEvaluation = (due: string): Step => ({ at: due, move: { stage: 'evaluation' } });
const lookIsDue = (due: string): Step => ({ at: due, move: { anchors: { lookDueSince: due } } });

const CASES: Record<CaseOutcome, Story> = {
  completed: {
    steps: [
      ...intoExecution,
      ...sessions,
      ...reviews,
      moves('2026-09-10', 'closure'),
      exits('2026-09-15', 'follow-up', 'completed'),
      meets('2026-12-10', 'follow-up-contact-held'),
      ends('2027-03-10', 'completed'),
    ],
    onAsk: { 'execution.evaluate': toEvaluation },
  },
  'partially-completed': {
    steps: [
      ...intoExecution,
      ...sessions,
      moves('2026-09-10', 'execution', { anchors: { extendedTo: '2026-11-20T02:59:59.000Z' } }),
      moves('2026-11-25', 'closure'),
      exits('2026-11-30', 'follow-up', 'partially-completed'),
      ends('2027-05-20', 'partially-completed'),
    ],
    onAsk: { 'execution.evaluate': toEvaluation, 'execution.extension-ends': toEvaluation },
  },
  'invitation-rejected': {
    steps: [exits('2026-03-10', 'second-look', 'invitation-rejected'), ends('2026-05-20', 'invitation-rejected')],
    onAsk: { 'second-look.look': lookIsDue },
  },
  'not-located': {
    steps: [exits('2026-03-30', 'second-look', 'not-located'), ends('2026-07-01', 'not-located')],
    onAsk: { 'second-look.look': lookIsDue },
  },
  renounced: {
    steps: [
      ...intoExecution,
      ...sessions.slice(0, 4),
      exits('2026-06-20', 'second-look', 'renounced'),
      ends('2026-08-25', 'renounced'),
    ],
    onAsk: { 'second-look.look': lookIsDue },
  },
  moved: { steps: [...intoExecution, ends('2026-05-15', 'moved')] },
  'of-age': { steps: [accepts, ends('2026-03-25', 'of-age')] },
  escalated: { steps: [accepts, moves('2026-03-08', 'family-plan'), ends('2026-03-20', 'escalated')] },
  deceased: { steps: [ends('2026-03-12', 'deceased')] },
};

const REQUESTS: Record<IntakeOutcome, Story> = {
  assigned: {
    steps: [
      moves('2026-03-04', 'prioritised', { priority: 'high' }),
      meets('2026-03-10', 'queue-reviewed'),
      moves('2026-03-12', 'variant'),
      moves('2026-03-13', 'assignment'),
      closes('2026-03-20', 'assigned'),
    ],
  },
  referred: { steps: [moves('2026-03-04', 'referring'), closes('2026-03-12', 'referred')] },
  oriented: {
    steps: [
      moves('2026-03-04', 'prioritised'),
      moves('2026-03-09', 'variant'),
      moves('2026-03-11', 'service'),
      closes('2026-03-30', 'oriented'),
    ],
  },
  'not-pertinent': { steps: [moves('2026-03-05', 'referring'), closes('2026-03-25', 'not-pertinent')] },
  duplicate: { steps: [closes('2026-03-03', 'duplicate')] },
  withdrawn: { steps: [moves('2026-03-04', 'prioritised'), closes('2026-03-18', 'withdrawn')] },
};

const STORIES: [ProcessName, string, string, Story][] = [
  ...Object.entries(CASES).map(([outcome, story]) => ['caseManagement', outcome, 'invitation', story] as never),
  ...Object.entries(REQUESTS).map(([outcome, story]) => ['intake', outcome, 'admissibility', story] as never),
];

describe('Every outcome of intake and case management', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  it.each(STORIES)('%s ends as %s', async (process, outcome, stage, story) => {
    const run = await lab.run({ process, stage, at: START, ...story });
    expect(await run.untilItEnds()).toBe(outcome);
    expect(run.owner.puts.at(-1)!.deadlines).toEqual([]);
    await record(run, `${process}-${outcome}`);
  });
});
