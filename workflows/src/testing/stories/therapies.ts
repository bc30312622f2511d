import type { CaseOutcome } from '@oln/contracts';
import { ACCEPTED, accepts } from './cases.js';
import { ends, exits, goesTo, meets, moves, names, noon, type Stories } from './steps.js';

const intoSessions = [accepts, moves('2026-03-20', 'family-plan'), moves('2026-04-01', 'execution')];
const WEEKLY = ['2026-04-08', '2026-04-15', '2026-04-22', '2026-04-29', '2026-05-06', '2026-05-13'];
const sessions = WEEKLY.map((day) => meets(day, 'session-held'));
const missedTwice = moves('2026-05-28', 'execution', {
  anchors: { ...ACCEPTED, rescueDueSince: noon('2026-05-28') },
});

/** Process §3: the outcomes of a case, each come to in a therapy. */
export const THERAPIES: Stories<CaseOutcome> = {
  completed: {
    stage: 'invitation',
    steps: [
      ...intoSessions,
      ...sessions,
      missedTwice,
      meets('2026-05-30', 'rescue-contact-made'),
      meets('2026-06-03', 'session-held'),
      moves('2026-06-10', 'evaluation'),
      moves('2026-06-15', 'closure'),
      exits('2026-06-20', 'follow-up', 'completed'),
      meets('2026-09-15', 'follow-up-contact-held'),
      ends('2026-12-15', 'completed'),
    ],
  },
  'partially-completed': {
    stage: 'invitation',
    // Nobody closes it, and nine months are over.
    steps: [
      ...intoSessions,
      ...sessions,
      missedTwice,
      moves('2026-12-10', 'closure'),
      exits('2026-12-15', 'follow-up', 'partially-completed'),
      ends('2027-06-10', 'partially-completed'),
    ],
    onAsk: { 'execution.months-end': goesTo('evaluation') },
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
      ...intoSessions,
      ...sessions.slice(0, 2),
      exits('2026-05-02', 'second-look', 'renounced'),
      ends('2026-07-08', 'renounced'),
    ],
    onAsk: { 'second-look.look': names('lookDueSince') },
  },
  moved: { stage: 'invitation', steps: [...intoSessions, ends('2026-04-20', 'moved')] },
  'of-age': { stage: 'invitation', steps: [accepts, ends('2026-03-25', 'of-age')] },
  escalated: { stage: 'invitation', steps: [...intoSessions, sessions[0]!, ends('2026-04-12', 'escalated')] },
  deceased: { stage: 'invitation', steps: [accepts, ends('2026-03-12', 'deceased')] },
};
