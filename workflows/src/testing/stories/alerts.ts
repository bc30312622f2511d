import type { AlertOutcome, WatchOutcome } from '@oln/contracts';
import { closes, ends, goesTo, meets, moves, START, type Stories } from './steps.js';

const anchors = { stageSince: START, receivedAt: START };
const identified = moves('2026-03-02', 'triage');

/** Process §5. */
export const ALERTS: Stories<AlertOutcome> = {
  'case-informed': {
    stage: 'triage',
    priority: 'medium',
    anchors,
    steps: [moves('2026-03-04', 'answer'), moves('2026-03-05', 'handing-on'), closes('2026-03-05', 'case-informed')],
  },
  'intake-opened': {
    stage: 'received',
    priority: 'high',
    anchors,
    // Intake is away for two days: somebody is told.
    steps: [
      { ...identified, at: '2026-03-02T18:00:00.000Z' },
      moves('2026-03-03', 'answer'),
      moves('2026-03-04', 'handing-on'),
      closes('2026-03-06', 'intake-opened'),
    ],
  },
  escalated: {
    stage: 'triage',
    priority: 'medium',
    anchors,
    // A second alert of the same child makes it critical while it waits.
    steps: [
      moves('2026-03-03', 'triage', { priority: 'critical' }),
      { at: '2026-03-03T16:00:00.000Z', move: { stage: 'answer' } },
      { at: '2026-03-03T16:30:00.000Z', move: { stage: 'handing-on' } },
      { at: '2026-03-03T16:31:00.000Z', move: { stage: 'closed', outcome: 'escalated', ended: true } },
    ],
  },
  'measure-opened': {
    stage: 'triage',
    priority: 'low',
    anchors,
    steps: [moves('2026-03-10', 'answer'), moves('2026-03-12', 'handing-on'), closes('2026-03-12', 'measure-opened')],
  },
  dismissed: {
    stage: 'triage',
    priority: 'high',
    anchors,
    // The second person sends it back once.
    steps: [
      moves('2026-03-03', 'confirmation'),
      moves('2026-03-04', 'answer', { priority: 'high' }),
      moves('2026-03-05', 'confirmation'),
      closes('2026-03-06', 'dismissed'),
    ],
  },
};

/** The watch over one child: it goes quiet and wakes up again. */
const watched = [
  meets('2026-03-20', 'alert-joined'),
  meets('2026-03-25', 'watch-reviewed'),
  moves('2026-08-03', 'active'),
  meets('2026-08-03', 'alert-joined'),
];

export const WATCHES: Stories<WatchOutcome> = {
  'of-age': {
    stage: 'active',
    priority: 'high',
    steps: [...watched, ends('2026-09-01', 'of-age')],
    onAsk: { 'active.quiet': goesTo('quiet') },
  },
  deceased: { stage: 'active', priority: 'critical', steps: [ends('2026-03-12', 'deceased')] },
  merged: {
    stage: 'active',
    priority: 'low',
    steps: [meets('2026-03-04', 'alert-joined'), ends('2026-03-12', 'merged')],
  },
};
