import { describe, expect, it } from '@jest/globals';
import {
  ALARM_STAGES,
  ALERT_STAGES,
  CASE_STAGES,
  COMMUNITY_PLAN_STAGES,
  ESCALATION_STAGES,
  INTAKE_STAGES,
  MEASURE_STAGES,
  PROCESSES,
  REFERRAL_STAGES,
  WATCH_STAGES,
  ANONYMISATION_STAGES,
  RIGHTS_REQUEST_STAGES,
  SNAPSHOT_STAGES,
} from '@oln/contracts';
import {
  effectiveTerms,
  numbersFor,
  policyFor,
  POLICY_DEFAULTS,
  POLICY_KEYS,
  POLICY_NUMBERS,
  PolicyError,
  type PolicyOverrides,
} from './index.js';

const problems = (overrides: PolicyOverrides) => {
  try {
    effectiveTerms(overrides);
  } catch (error) {
    return (error as PolicyError).problems;
  }
  return [];
};

describe('The default policy', () => {
  it('is that of 3-processes §1', () => {
    expect(policyFor('intake')).toEqual({
      'admissibility.decide': '5bd',
      'prioritised.review': '5bd',
      'assignment.high': '5bd',
      'assignment.medium': '15bd',
      'assignment.low': '30bd',
      'variant.choose': '5bd',
      'service.deliver': '30d',
      'referring.arrive': '10bd',
    });
  });

  it('is that of 3-processes §2', () => {
    expect(policyFor('caseManagement')).toEqual({
      'invitation.respond': '20bd',
      'diagnosis.complete': '30d',
      'family-plan.approve': '15bd',
      'execution.session': '28d',
      'execution.review': '90d',
      'execution.evaluate': '6m',
      'execution.extension-ends': '9m',
      'evaluation.conclude': '10bd',
      'closure.close': '10bd',
      'second-look.look': '60d',
      'second-look.decide': '10bd',
      'follow-up.first': '3m',
      'follow-up.second': '6m',
    });
  });

  it('is that of 3-processes §3', () => {
    expect(policyFor('familyTherapy')).toMatchObject({
      'invitation.respond': '20bd',
      'diagnosis.assess': '30d',
      'family-plan.agree': '15bd',
      'execution.months-end': '9m',
    });
  });

  it('is that of 3-processes §4', () => {
    expect(policyFor('assistedReferral')).toEqual({
      ...Object.fromEntries(
        ['matching', 'sent', 'waiting', 'wait-review', 'offered', 'attending'].map((stage) => [
          `${stage}.consent`,
          '5bd',
        ]),
      ),
      'matching.choose': '5bd',
      'sent.answer': '5bd',
      'sent.next-provider': '10bd',
      'waiting.check': '15d',
      'waiting.high-ends': '30d',
      'waiting.medium-ends': '60d',
      'waiting.low-ends': '90d',
      'wait-review.decide': '5bd',
      'offered.confirm': '5bd',
      'offered.release': '10bd',
      'attending.confirm': '10bd',
      'result.report': '30d',
    });
  });

  it('is that of 3-processes §5', () => {
    expect(policyFor('alert')).toMatchObject({
      'triage.critical': '2h',
      'triage.high': '24h',
      'triage.medium': '3bd',
      'triage.low': '10bd',
    });
    expect(policyFor('childWatch')).toMatchObject({ 'active.quiet': '90d' });
  });

  it('is that of 3-processes §6 and §7', () => {
    expect(policyFor('escalation')).toMatchObject({
      'approval.approve': '24h',
      'notified.acknowledge-urgent': '2h',
      'notified.acknowledge': '48h',
      'deciding.decide': '10bd',
      'handover.complete': '15bd',
      'with-service.status': '30d',
      'exit-follow-up.month-1': '1m',
      'exit-follow-up.month-3': '3m',
      'exit-follow-up.month-6': '6m',
      'exit-follow-up.month-12': '12m',
    });
    expect(policyFor('protectionMeasure')).toMatchObject({ 'in-force.review': '90d' });
  });

  it('is that of 3-processes §8', () => {
    expect(policyFor('communityPlan')).toEqual({
      'commitment.sign': '20bd',
      'baseline.complete': '30d',
      'diagnosis.complete': '60d',
      'communal-plan.agree': '30d',
      'running.activity': '28d',
      'running.cycle-ends': '112d',
      'finishing.finish': '15bd',
      'end-line.complete': '30d',
      'evaluation.conclude': '15bd',
    });
  });

  it('is that of 3-processes §9', () => {
    expect(policyFor('monitoringSnapshot')).toEqual({ 'signing.sign': '10bd' });
    expect(policyFor('monitoringAlarm')).toEqual({ 'open.acknowledge': '3bd', 'acknowledged.resolve': '15bd' });
  });

  it('has the numbers of the office', () => {
    expect(numbersFor()).toEqual({
      'caseload.case-manager': 40,
      'caseload.family-therapist': 25,
      'invitation.contact-attempts': 3,
      'invitation.contact-kinds': 2,
      'invitation.visits': 1,
      'diagnosis.valid-days': 180,
      'execution.session-every-days': 14,
      'therapy.individual-sessions': 8,
      'therapy.group-sessions': 4,
      'therapy.maximum-sessions': 12,
      'therapy.missed-for-rescue': 2,
      'therapy.missed-for-coordinator': 4,
      'referral.contact-attempts': 2,
      'referral.contact-kinds': 2,
      'offer.fresh-days': 30,
      'offer.link-days': 14,
      'alert.simultaneous-days': 7,
      'alert.successive-days': 90,
      'alert.complex-factors': 3,
      'pause.maximum-days': 90,
      'consent.own-age': 14,
      'retention.years': 10,
    });
  });

  it('names processes and stages of the contracts only', () => {
    const stages: Record<string, readonly string[]> = {
      anonymisation: ANONYMISATION_STAGES,
      rightsRequest: RIGHTS_REQUEST_STAGES,
      intake: INTAKE_STAGES,
      caseManagement: CASE_STAGES,
      familyTherapy: CASE_STAGES,
      assistedReferral: REFERRAL_STAGES,
      alert: ALERT_STAGES,
      childWatch: WATCH_STAGES,
      escalation: ESCALATION_STAGES,
      protectionMeasure: MEASURE_STAGES,
      communityPlan: COMMUNITY_PLAN_STAGES,
      monitoringSnapshot: SNAPSHOT_STAGES,
      monitoringAlarm: ALARM_STAGES,
    };
    for (const key of POLICY_KEYS) {
      const [process = '', stage, ...rule] = key.split('.');
      expect(Object.keys(PROCESSES)).toContain(process);
      expect(stages[process]).toContain(stage);
      expect(rule).toHaveLength(1);
    }
  });
});

describe("A commune's overrides", () => {
  const overrides = {
    terms: { 'caseManagement.invitation.respond': '25bd', 'intake.service.deliver': '3m' },
    numbers: { 'caseload.case-manager': 30 },
  };

  it('replace what they name and nothing else', () => {
    expect(policyFor('caseManagement', overrides)).toEqual({
      ...policyFor('caseManagement'),
      'invitation.respond': '25bd',
    });
    expect(policyFor('intake', overrides)['service.deliver']).toBe('3m');
    expect(numbersFor(overrides)).toEqual({ ...POLICY_NUMBERS, 'caseload.case-manager': 30 });
  });

  it('leave the defaults as they were', () => {
    policyFor('caseManagement', overrides)['diagnosis.complete'] = '1d';
    expect(POLICY_DEFAULTS['caseManagement.invitation.respond']).toBe('20bd');
    expect(policyFor('caseManagement')['diagnosis.complete']).toBe('30d');
  });

  it.each([
    ['caseManagement.invitation.responds', 'caseManagement.invitation.respond'],
    ['case-management.execution.session', 'caseManagement.execution.session'],
    ['intake.assignment.hihg', 'intake.assignment.high'],
    ['invitation.respond', 'familyTherapy.invitation.respond'],
  ])('with the unknown key %s are told the nearest, %s', (key, nearest) => {
    expect(problems({ terms: { [key]: '5bd' } })).toEqual([
      { key, problem: 'unknown', nearest, message: `${key} is not a policy; the nearest is ${nearest}` },
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('do not know the key "%s"', (key) => {
    expect(problems({ terms: Object.fromEntries([[key, '5bd']]) })[0]?.problem).toBe('unknown');
    expect(problems({ numbers: Object.fromEntries([[key, 5]]) })[0]?.problem).toBe('unknown');
  });

  it('are refused with a term that is none, and told how to write one', () => {
    expect(() => policyFor('intake', { terms: { 'intake.admissibility.decide': '5 days' } })).toThrow(
      'intake.admissibility.decide: "5 days" is not a term: write a number from 1 to 9999',
    );
  });

  it('are refused with a term beyond two years: a slip of the hand', () => {
    expect(problems({ terms: { 'caseManagement.second-look.look': '6000d' } })[0]?.problem).toBe('too-long');
    expect(problems({ terms: { 'caseManagement.second-look.look': '24m' } })).toEqual([]);
  });

  it.each(['31d', '22bd', '1m', '721h'])('are refused where a law gives less time: %s to answer a person', (term) => {
    const tooLong = { key: 'rightsRequest.received.answer', problem: 'too-long' };
    expect(problems({ terms: { 'rightsRequest.received.answer': term } })).toEqual([expect.objectContaining(tooLong)]);
  });

  it.each(['30d', '21bd', '720h', '10d'])('may be faster than a law asks for: %s to answer a person', (term) => {
    expect(problems({ terms: { 'rightsRequest.received.answer': term } })).toEqual([]);
  });

  it('are refused where a cycle of a community plan would last longer than sixteen weeks', () => {
    const cycle = 'communityPlan.running.cycle-ends';
    expect(problems({ terms: { [cycle]: '113d' } })).toEqual([
      expect.objectContaining({ key: cycle, problem: 'too-long' }),
    ]);
    expect(problems({ terms: { [cycle]: '84d' } })).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN, 1_001])('are refused with the number %s', (value) => {
    expect(problems({ numbers: { 'caseload.case-manager': value } })[0]?.problem).toBe('bad-number');
  });

  it.each([
    [18, undefined],
    [19, 'bad-number'],
  ])('leave a child to speak for itself before it is of age: from %i on', (value, problem) => {
    expect(problems({ numbers: { 'consent.own-age': value } })[0]?.problem).toBe(problem);
  });

  it('cannot end an extension before the evaluation', () => {
    expect(() => effectiveTerms({ terms: { 'caseManagement.execution.extension-ends': '5m' } })).toThrow(
      'caseManagement.execution.evaluate (6m) cannot be longer than caseManagement.execution.extension-ends (5m)',
    );
  });

  it('cannot give high priority more time than medium', () => {
    expect(problems({ terms: { 'intake.assignment.high': '20bd' } })[0]?.problem).toBe('out-of-order');
  });

  it('are told everything that is wrong at once', () => {
    const wrong = {
      terms: { 'intake.admisibility.decide': '5bd', 'intake.service.deliver': 'soon' },
      numbers: { 'caseload.case-manager': 0 },
    };
    expect(problems(wrong).map(({ problem }) => problem)).toEqual(['unknown', 'bad-term', 'bad-number']);
  });
});
