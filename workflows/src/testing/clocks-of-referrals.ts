import { BD10, BD5, D15, D30, IN_CHARGE, OWNER_MOVES, anchored, type Clock } from './clock.js';

/** Process §4. */
export const CLOCKS_OF_REFERRALS: readonly Clock[] = [
  { process: 'assistedReferral', stage: 'matching', rule: 'matching.choose', ...IN_CHARGE, ...BD5 },
  { process: 'assistedReferral', stage: 'sent', rule: 'sent.answer', ...IN_CHARGE, ...BD5 },
  {
    process: 'assistedReferral',
    stage: 'sent',
    rule: 'sent.next-provider',
    ...OWNER_MOVES,
    due: '2026-03-17T02:59:59.000Z',
  },
  { process: 'assistedReferral', stage: 'waiting', rule: 'waiting.check', ...IN_CHARGE, ...D15 },
  {
    process: 'assistedReferral',
    stage: 'waiting',
    rule: 'waiting.high-ends',
    ...OWNER_MOVES,
    input: { ...anchored('waitCountsFrom'), priority: 'high' },
    due: '2026-04-02T02:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'waiting',
    rule: 'waiting.medium-ends',
    ...OWNER_MOVES,
    input: { ...anchored('waitCountsFrom'), priority: 'medium' },
    due: '2026-05-02T03:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'waiting',
    rule: 'waiting.low-ends',
    ...OWNER_MOVES,
    input: { ...anchored('waitCountsFrom'), priority: 'low' },
    due: '2026-06-01T03:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'wait-review',
    rule: 'wait-review.decide',
    ...{ asked: 'coordinator', told: 'regional-supervisor', climbTo: 'national-supervisor' },
    ...BD5,
  },
  { process: 'assistedReferral', stage: 'offered', rule: 'offered.confirm', ...IN_CHARGE, ...BD5 },
  {
    process: 'assistedReferral',
    stage: 'offered',
    rule: 'offered.release',
    ...OWNER_MOVES,
    due: '2026-03-17T02:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'attending',
    rule: 'attending.confirm',
    ...IN_CHARGE,
    input: anchored('appointmentAt'),
    ...BD10,
  },
  {
    process: 'assistedReferral',
    stage: 'result',
    rule: 'result.report',
    ...IN_CHARGE,
    input: anchored('effectiveAt'),
    ...D30,
  },
  ...(['matching', 'sent', 'waiting', 'wait-review', 'offered', 'attending'] as const).map((stage): Clock => {
    const rule = `${stage}.consent`;
    return { process: 'assistedReferral', stage, rule, input: anchored('consentWithdrawnAt'), ...IN_CHARGE, ...BD5 };
  }),
];
