import type { EscalationOutcome, MeasureOutcome } from '@oln/contracts';
import { ends, exits, goesTo, meets, moves, names, noon, START, type Stories } from './steps.js';

const approval = moves('2026-03-02', 'approval');
/** Nobody acknowledges: it is notified again, and again. */
const notifiedAgain = {
  'notified.acknowledge': names('notifiedAt'),
  'notified.acknowledge-urgent': names('notifiedAt'),
};
const notified = (day: string) => moves(day, 'notified', { anchors: { notifiedAt: noon(day) } });
const LEFT = { leftServiceAt: noon('2026-06-20') };
const contacted = (day: string, ...months: number[]) => {
  const held = months.map((month) => [`contactedMonth${month}`, LEFT.leftServiceAt]);
  return moves(day, 'exit-follow-up', { anchors: { ...LEFT, ...Object.fromEntries(held) } });
};

/** Process §6. */
export const ESCALATIONS: Stories<EscalationOutcome> = {
  'handed-over': {
    stage: 'drafted',
    priority: 'high',
    // Acknowledged at the third time; more is asked for; handed over; left; followed for a year.
    steps: [
      { ...approval, at: '2026-03-02T18:00:00.000Z' },
      notified('2026-03-03'),
      moves('2026-03-08', 'deciding'),
      moves('2026-03-12', 'informing'),
      moves('2026-03-16', 'deciding', { anchors: { decideBy: '2026-03-27T02:59:59.000Z' } }),
      moves('2026-03-25', 'handover'),
      exits('2026-04-06', 'with-service', 'handed-over', 'handedOverAt'),
      meets('2026-05-04', 'status-heard'),
      meets('2026-06-01', 'status-heard'),
      moves('2026-06-20', 'exit-follow-up', { anchors: LEFT }),
      contacted('2026-07-15', 1),
      contacted('2026-09-15', 1, 3),
      contacted('2026-12-15', 1, 3, 6),
      ends('2027-06-15', 'handed-over'),
    ],
    onAsk: notifiedAgain,
  },
  returned: {
    stage: 'notified',
    priority: 'critical',
    anchors: { stageSince: START, notifiedAt: START },
    steps: [moves('2026-03-03', 'deciding'), moves('2026-03-10', 'handover'), ends('2026-03-20', 'returned')],
    onAsk: notifiedAgain,
  },
  'rejected-kept': {
    stage: 'drafted',
    priority: 'high',
    // The appeal is rejected as well.
    steps: [
      { ...approval, at: '2026-03-02T18:00:00.000Z' },
      notified('2026-03-03'),
      moves('2026-03-04', 'deciding'),
      moves('2026-03-12', 'rejected'),
      moves('2026-03-16', 'deciding'),
      moves('2026-03-25', 'rejected'),
      ends('2026-03-27', 'rejected-kept'),
    ],
  },
  'measure-instead': {
    stage: 'drafted',
    priority: 'high',
    // The deputy decides where the coordinator does not.
    steps: [{ ...approval, at: '2026-03-02T18:00:00.000Z' }, ends('2026-03-04', 'measure-instead')],
  },
  withdrawn: { stage: 'drafted', priority: 'high', steps: [ends('2026-03-05', 'withdrawn')] },
};

const intoForce = [
  moves('2026-03-05', 'hearing'),
  moves('2026-03-12', 'adoption'),
  moves('2026-03-16', 'in-force', {
    anchors: { inForceSince: noon('2026-03-16'), inForceUntil: '2026-09-17T02:59:59.000Z' },
  }),
];
const termEnds = { 'in-force.term-ends': goesTo('term-review') };

/** Process §7. */
export const MEASURES: Stories<MeasureOutcome> = {
  lifted: {
    stage: 'opened',
    // Renewed once.
    steps: [
      ...intoForce,
      meets('2026-06-10', 'measure-reviewed'),
      moves('2026-09-20', 'in-force', {
        anchors: { inForceSince: noon('2026-09-20'), inForceUntil: '2027-03-21T02:59:59.000Z' },
      }),
      meets('2026-12-10', 'measure-reviewed'),
      ends('2027-01-15', 'lifted'),
    ],
    onAsk: termEnds,
  },
  expired: { stage: 'opened', steps: [...intoForce, ends('2026-09-22', 'expired')], onAsk: termEnds },
  escalated: {
    stage: 'opened',
    steps: [...intoForce, moves('2026-05-10', 'non-compliance'), ends('2026-05-14', 'escalated')],
    onAsk: termEnds,
  },
  'not-adopted': {
    stage: 'opened',
    steps: [moves('2026-03-05', 'hearing'), moves('2026-03-12', 'adoption'), ends('2026-03-17', 'not-adopted')],
  },
  withdrawn: { stage: 'opened', steps: [ends('2026-03-06', 'withdrawn')] },
};
