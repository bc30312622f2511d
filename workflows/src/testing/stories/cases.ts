import type { CaseOutcome } from '@oln/contracts';
import { ends, exits, goesTo, meets, moves, names, noon, type Stories } from './steps.js';

export const ACCEPTED = { acceptedAt: noon('2026-03-05') };
export const accepts = moves('2026-03-05', 'diagnosis', { anchors: ACCEPTED });
const intoExecution = [accepts, moves('2026-03-20', 'family-plan'), moves('2026-04-01', 'execution')];
const sessions = ['2026-04-14', '2026-04-28', '2026-05-12', '2026-05-26', '2026-06-09', '2026-07-20', '2026-08-03'].map(
  (day) => meets(day, 'session-held'),
);
const reviews = ['2026-06-25'].map((day) => meets(day, 'review-held'));

export const CASES: Stories<CaseOutcome> = {
  completed: {
    stage: 'invitation',
    steps: [
      ...intoExecution,
      ...sessions,
      ...reviews,
      moves('2026-09-10', 'closure'),
      exits('2026-09-15', 'follow-up', 'completed'),
      meets('2026-12-10', 'follow-up-contact-held'),
      ends('2027-03-10', 'completed'),
    ],
    onAsk: { 'execution.evaluate': goesTo('evaluation') },
  },
  'partially-completed': {
    stage: 'invitation',
    steps: [
      ...intoExecution,
      ...sessions,
      moves('2026-09-10', 'execution', { anchors: { ...ACCEPTED, extendedTo: '2026-11-20T02:59:59.000Z' } }),
      moves('2026-11-25', 'closure'),
      exits('2026-11-30', 'follow-up', 'partially-completed'),
      ends('2027-05-20', 'partially-completed'),
    ],
    onAsk: { 'execution.evaluate': goesTo('evaluation'), 'execution.extension-ends': goesTo('evaluation') },
  },
  'invitation-rejected': {
    stage: 'invitation',
    steps: [exits('2026-03-10', 'second-look', 'invitation-rejected'), ends('2026-05-20', 'invitation-rejected')],
    onAsk: { 'second-look.look': names('lookDueSince') },
  },
  'not-located': {
    stage: 'invitation',
    steps: [exits('2026-03-30', 'second-look', 'not-located'), ends('2026-07-01', 'not-located')],
    onAsk: { 'second-look.look': names('lookDueSince') },
  },
  renounced: {
    stage: 'invitation',
    steps: [
      ...intoExecution,
      ...sessions.slice(0, 4),
      exits('2026-06-20', 'second-look', 'renounced'),
      ends('2026-08-25', 'renounced'),
    ],
    onAsk: { 'second-look.look': names('lookDueSince') },
  },
  moved: { stage: 'invitation', steps: [...intoExecution, ends('2026-05-15', 'moved')] },
  'of-age': { stage: 'invitation', steps: [accepts, ends('2026-03-25', 'of-age')] },
  escalated: {
    stage: 'invitation',
    steps: [accepts, moves('2026-03-08', 'family-plan'), ends('2026-03-20', 'escalated')],
  },
  deceased: { stage: 'invitation', steps: [ends('2026-03-12', 'deceased')] },
};
