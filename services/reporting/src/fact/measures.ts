/**
 * What is counted. `flow`: what happened in a period, by the day it belongs to. `stock`: what stands at the end of a day. `of`: what
 * its codes say. `value`: unit of its values, where it is of a time.
 */
export interface Measure {
  time: 'flow' | 'stock';
  of?: string;
  value?: 'days' | 'hours';
}

export const MEASURES = {
  'request.received': { time: 'flow', of: 'channel' },
  'request.closed': { time: 'flow', of: 'outcome' },
  'request.admissibility-days': { time: 'flow', of: 'finding', value: 'days' },
  'request.stage': { time: 'stock', of: 'stage' },
  'request.variant': { time: 'flow', of: 'variant' },

  'case.invited': { time: 'flow', of: 'priority' },
  'case.invitation-answer': { time: 'flow', of: 'answer' },
  'case.attended': { time: 'flow' },
  'case.planned': { time: 'flow' },
  'case.evaluated': { time: 'flow' },
  'case.completed': { time: 'flow' },
  'case.renounced': { time: 'flow' },
  'case.risk-mitigated': { time: 'flow' },
  'case.protection-strengthened': { time: 'flow' },
  'case.exit': { time: 'flow', of: 'outcome' },
  'case.stage': { time: 'stock', of: 'stage' },
  'case.stage-days': { time: 'flow', of: 'stage', value: 'days' },
  'case.in-charge': { time: 'stock', of: 'person' },
  'case.session': { time: 'flow', of: 'attendance' },
  'staff.maximum': { time: 'stock', of: 'person' },
  'factor.risk': { time: 'flow', of: 'factor' },
  'factor.risk-mitigated': { time: 'flow', of: 'factor' },
  'factor.protection': { time: 'flow', of: 'factor' },
  'factor.protection-strengthened': { time: 'flow', of: 'factor' },

  'referral.requested': { time: 'flow', of: 'need' },
  'referral.closed': { time: 'flow', of: 'outcome' },
  'referral.stage': { time: 'stock', of: 'stage' },
  'referral.waiting': { time: 'stock', of: 'priority' },
  'referral.wait-expired': { time: 'flow' },
  'referral.wait-days': { time: 'flow', of: 'end', value: 'days' },
  'gap.opened': { time: 'flow', of: 'sector' },
  'gap.open': { time: 'stock', of: 'sector' },

  'alert.received': { time: 'flow', of: 'severity' },
  'alert.closed': { time: 'flow', of: 'outcome' },
  'alert.open': { time: 'stock', of: 'severity' },
  'alert.verification-hours': { time: 'flow', of: 'severity', value: 'hours' },
  'alert.answer-hours': { time: 'flow', of: 'severity', value: 'hours' },

  'escalation.opened': { time: 'flow', of: 'urgency' },
  'escalation.stage': { time: 'stock', of: 'stage' },
  'escalation.outcome': { time: 'flow', of: 'outcome' },
  'escalation.notified': { time: 'flow' },
  'escalation.acknowledged': { time: 'flow' },
  'escalation.acknowledgement-hours': { time: 'flow', value: 'hours' },
  'measure.opened': { time: 'flow' },
  'measure.stage': { time: 'stock', of: 'stage' },
  'measure.outcome': { time: 'flow', of: 'outcome' },

  'work.overdue': { time: 'stock', of: 'process' },
  'work.became-overdue': { time: 'flow', of: 'process' },

  'plan.stage': { time: 'stock', of: 'stage' },
  'plan.reached': { time: 'flow', of: 'stage' },
  'plan.outcome': { time: 'flow', of: 'outcome' },
  'activity.held': { time: 'flow', of: 'activity' },
  'child.participating': { time: 'stock' },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;

export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[];

export const measureOf = (name: MeasureName): Measure => MEASURES[name];
