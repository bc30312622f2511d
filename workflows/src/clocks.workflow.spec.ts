import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessInput, ProcessName } from '@oln/contracts';
import { eventually } from '@oln/testing';
import { TABLES } from './stages.js';
import { CLOCKS_OF_COMMUNITY } from './testing/clocks-of-community.js';
import { CLOCKS_OF_LAW, type Clock } from './testing/clocks-of-law.js';
import { CLOCKS_OF_MONITORING } from './testing/clocks-of-monitoring.js';
import { ProcessLab } from './testing/process-lab.js';
import type { Told } from './testing/scripted-owner.js';

/** Everything starts at noon of Monday 2 March 2026 in Santiago. */
const START = '2026-03-02T15:00:00.000Z';

const H2 = { remind: '2026-03-02T16:12:00.000Z', due: '2026-03-02T17:00:00.000Z', climb: '2026-03-02T19:00:00.000Z' };
const H24 = { remind: '2026-03-03T05:24:00.000Z', due: '2026-03-03T15:00:00.000Z', climb: '2026-03-04T15:00:00.000Z' };
const BD3 = { remind: '2026-03-05T02:59:59.000Z', due: '2026-03-06T02:59:59.000Z', climb: '2026-03-11T02:59:59.000Z' };
const BD5 = { remind: '2026-03-06T02:59:59.000Z', due: '2026-03-10T02:59:59.000Z', climb: '2026-03-17T02:59:59.000Z' };
const BD10 = { remind: '2026-03-11T02:59:59.000Z', due: '2026-03-17T02:59:59.000Z', climb: '2026-03-31T02:59:59.000Z' };
const BD15 = { remind: '2026-03-14T02:59:59.000Z', due: '2026-03-24T02:59:59.000Z', climb: '2026-04-15T03:59:59.000Z' };
const BD20 = { remind: '2026-03-19T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-29T03:59:59.000Z' };
const BD30 = { remind: '2026-03-27T02:59:59.000Z', due: '2026-04-15T03:59:59.000Z', climb: '2026-05-29T03:59:59.000Z' };
const D14 = { remind: '2026-03-10T02:59:59.000Z', due: '2026-03-17T02:59:59.000Z', climb: '2026-03-31T02:59:59.000Z' };
const D15 = { remind: '2026-03-12T02:59:59.000Z', due: '2026-03-18T02:59:59.000Z', climb: '2026-04-02T02:59:59.000Z' };
const D28 = { remind: '2026-03-17T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-28T03:59:59.000Z' };
const D30 = { remind: '2026-03-21T02:59:59.000Z', due: '2026-04-02T02:59:59.000Z', climb: '2026-05-02T03:59:59.000Z' };
const D90 = { remind: '2026-04-26T03:59:59.000Z', due: '2026-06-01T03:59:59.000Z', climb: '2026-08-30T03:59:59.000Z' };
const M1 = { remind: '2026-03-22T02:59:59.000Z', due: '2026-04-03T02:59:59.000Z', climb: '2026-05-03T03:59:59.000Z' };
const M3 = { remind: '2026-04-28T03:59:59.000Z', due: '2026-06-03T03:59:59.000Z', climb: '2026-09-03T03:59:59.000Z' };
const M6 = { remind: '2026-06-22T03:59:59.000Z', due: '2026-09-03T03:59:59.000Z', climb: '2027-03-03T02:59:59.000Z' };
const M12 = { remind: '2026-10-08T02:59:59.000Z', due: '2027-03-03T02:59:59.000Z', climb: '2028-03-03T02:59:59.000Z' };
const anchored = (name: string): Partial<ProcessInput> => ({ anchors: { stageSince: START, [name]: START } });

const CLOCKS: Clock[] = [
  { process: 'intake', stage: 'admissibility', rule: 'admissibility.decide', ...BD5 },
  { process: 'intake', stage: 'referring', rule: 'referring.arrive', ...BD10 },
  { process: 'intake', stage: 'prioritised', rule: 'prioritised.review', ...BD5 },
  { process: 'intake', stage: 'variant', rule: 'variant.choose', ...BD5 },
  { process: 'intake', stage: 'assignment', rule: 'assignment.high', input: { priority: 'high' }, ...BD5 },
  { process: 'intake', stage: 'assignment', rule: 'assignment.medium', input: { priority: 'medium' }, ...BD15 },
  { process: 'intake', stage: 'assignment', rule: 'assignment.low', input: { priority: 'low' }, ...BD30 },
  { process: 'intake', stage: 'service', rule: 'service.deliver', ...D30 },
  {
    process: 'intake',
    stage: 'service',
    rule: 'service.deliver',
    // A benefit was agreed for noon of Friday 1 May: it counts from there.
    input: { anchors: { stageSince: START, serviceCountsFrom: '2026-05-01T16:00:00.000Z' } },
    remind: '2026-05-20T03:59:59.000Z',
    due: '2026-06-01T03:59:59.000Z',
    climb: '2026-07-01T03:59:59.000Z',
  },
  { process: 'caseManagement', stage: 'invitation', rule: 'invitation.respond', ...BD20 },
  { process: 'caseManagement', stage: 'diagnosis', rule: 'diagnosis.complete', ...D30 },
  { process: 'caseManagement', stage: 'family-plan', rule: 'family-plan.approve', ...BD15 },
  { process: 'caseManagement', stage: 'execution', rule: 'execution.session', ...D28 },
  { process: 'caseManagement', stage: 'execution', rule: 'execution.review', ...D90 },
  {
    process: 'caseManagement',
    stage: 'execution',
    rule: 'execution.evaluate',
    input: anchored('acceptedAt'),
    due: '2026-09-03T03:59:59.000Z',
  },
  {
    process: 'caseManagement',
    stage: 'execution',
    rule: 'execution.extension-ends',
    input: { anchors: { stageSince: START, acceptedAt: START, extendedTo: '2026-10-16T02:59:59.000Z' } },
    due: '2026-10-16T02:59:59.000Z',
  },
  {
    process: 'caseManagement',
    stage: 'execution',
    rule: 'execution.extension-ends',
    // Month 9 is the latest, whatever date was asked for.
    input: { anchors: { stageSince: START, acceptedAt: START, extendedTo: '2027-02-01T02:59:59.000Z' } },
    due: '2026-12-03T02:59:59.000Z',
  },
  { process: 'caseManagement', stage: 'evaluation', rule: 'evaluation.conclude', ...BD10 },
  { process: 'caseManagement', stage: 'closure', rule: 'closure.close', ...BD10 },
  {
    process: 'caseManagement',
    stage: 'second-look',
    rule: 'second-look.look',
    input: anchored('exitAt'),
    due: '2026-05-02T03:59:59.000Z',
  },
  {
    process: 'caseManagement',
    stage: 'second-look',
    rule: 'second-look.decide',
    input: anchored('lookDueSince'),
    ...BD10,
  },
  { process: 'caseManagement', stage: 'follow-up', rule: 'follow-up.first', input: anchored('exitAt'), ...M3 },
  { process: 'caseManagement', stage: 'follow-up', rule: 'follow-up.second', input: anchored('exitAt'), ...M6 },
  { process: 'familyTherapy', stage: 'invitation', rule: 'invitation.respond', ...BD20 },
  { process: 'familyTherapy', stage: 'diagnosis', rule: 'diagnosis.assess', ...D30 },
  { process: 'familyTherapy', stage: 'family-plan', rule: 'family-plan.agree', ...BD15 },
  { process: 'familyTherapy', stage: 'execution', rule: 'execution.session', ...D14 },
  { process: 'familyTherapy', stage: 'execution', rule: 'execution.rescue', input: anchored('rescueDueSince'), ...BD3 },
  {
    process: 'familyTherapy',
    stage: 'execution',
    rule: 'execution.months-end',
    input: anchored('acceptedAt'),
    due: '2026-12-03T02:59:59.000Z',
  },
  {
    process: 'familyTherapy',
    stage: 'execution',
    rule: 'execution.months-end',
    // An evaluation has extended it to an earlier day.
    input: { anchors: { stageSince: START, acceptedAt: START, extendedTo: '2026-10-16T02:59:59.000Z' } },
    due: '2026-10-16T02:59:59.000Z',
  },
  { process: 'familyTherapy', stage: 'evaluation', rule: 'evaluation.conclude', ...BD10 },
  { process: 'familyTherapy', stage: 'closure', rule: 'closure.close', ...BD10 },
  {
    process: 'familyTherapy',
    stage: 'second-look',
    rule: 'second-look.look',
    input: anchored('exitAt'),
    due: '2026-05-02T03:59:59.000Z',
  },
  {
    process: 'familyTherapy',
    stage: 'second-look',
    rule: 'second-look.decide',
    input: anchored('lookDueSince'),
    ...BD10,
  },
  { process: 'familyTherapy', stage: 'follow-up', rule: 'follow-up.first', input: anchored('exitAt'), ...M3 },
  { process: 'familyTherapy', stage: 'follow-up', rule: 'follow-up.second', input: anchored('exitAt'), ...M6 },
  { process: 'assistedReferral', stage: 'matching', rule: 'matching.choose', ...BD5 },
  { process: 'assistedReferral', stage: 'sent', rule: 'sent.answer', ...BD5 },
  { process: 'assistedReferral', stage: 'sent', rule: 'sent.next-provider', due: '2026-03-17T02:59:59.000Z' },
  { process: 'assistedReferral', stage: 'waiting', rule: 'waiting.check', ...D15 },
  {
    process: 'assistedReferral',
    stage: 'waiting',
    rule: 'waiting.high-ends',
    input: { ...anchored('waitCountsFrom'), priority: 'high' },
    due: '2026-04-02T02:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'waiting',
    rule: 'waiting.medium-ends',
    input: { ...anchored('waitCountsFrom'), priority: 'medium' },
    due: '2026-05-02T03:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'waiting',
    rule: 'waiting.low-ends',
    input: { ...anchored('waitCountsFrom'), priority: 'low' },
    due: '2026-06-01T03:59:59.000Z',
  },
  {
    process: 'assistedReferral',
    stage: 'wait-review',
    rule: 'wait-review.decide',
    climbTo: 'national-supervisor',
    ...BD5,
  },
  { process: 'assistedReferral', stage: 'offered', rule: 'offered.confirm', ...BD5 },
  { process: 'assistedReferral', stage: 'offered', rule: 'offered.release', due: '2026-03-17T02:59:59.000Z' },
  {
    process: 'assistedReferral',
    stage: 'attending',
    rule: 'attending.confirm',
    input: anchored('appointmentAt'),
    ...BD10,
  },
  { process: 'assistedReferral', stage: 'result', rule: 'result.report', input: anchored('effectiveAt'), ...D30 },
  { process: 'alert', stage: 'received', rule: 'received.identify', input: anchored('receivedAt'), ...H2 },
  {
    process: 'alert',
    stage: 'triage',
    rule: 'triage.critical',
    input: { ...anchored('receivedAt'), priority: 'critical' },
    ...H2,
  },
  {
    process: 'alert',
    stage: 'triage',
    rule: 'triage.high',
    input: { ...anchored('receivedAt'), priority: 'high' },
    ...H24,
  },
  {
    process: 'alert',
    stage: 'triage',
    rule: 'triage.medium',
    input: { ...anchored('receivedAt'), priority: 'medium' },
    ...BD3,
  },
  {
    process: 'alert',
    stage: 'triage',
    rule: 'triage.low',
    input: { ...anchored('receivedAt'), priority: 'low' },
    ...BD10,
  },
  { process: 'alert', stage: 'answer', rule: 'answer.urgent', input: { priority: 'critical' }, ...H2 },
  { process: 'alert', stage: 'answer', rule: 'answer.high', input: { priority: 'high' }, ...H24 },
  { process: 'alert', stage: 'answer', rule: 'answer.medium', input: { priority: 'medium' }, ...BD3 },
  { process: 'alert', stage: 'answer', rule: 'answer.low', input: { priority: 'low' }, ...BD10 },
  { process: 'alert', stage: 'confirmation', rule: 'confirmation.confirm', ...H24 },
  { process: 'alert', stage: 'handing-on', rule: 'handing-on.arrive', ...H24 },
  { process: 'childWatch', stage: 'active', rule: 'active.review', ...D30 },
  { process: 'childWatch', stage: 'active', rule: 'active.quiet', due: '2026-06-01T03:59:59.000Z' },
  { process: 'escalation', stage: 'drafted', rule: 'drafted.submit', ...H24 },
  { process: 'escalation', stage: 'approval', rule: 'approval.approve', ...H24 },
  {
    process: 'escalation',
    stage: 'notified',
    rule: 'notified.acknowledge-urgent',
    input: { ...anchored('notifiedAt'), priority: 'critical' },
    due: '2026-03-02T17:00:00.000Z',
  },
  {
    process: 'escalation',
    stage: 'notified',
    rule: 'notified.acknowledge',
    input: { ...anchored('notifiedAt'), priority: 'high' },
    due: '2026-03-04T15:00:00.000Z',
  },
  { process: 'escalation', stage: 'deciding', rule: 'deciding.decide', ...BD10 },
  {
    process: 'escalation',
    stage: 'deciding',
    rule: 'deciding.decide',
    // The service had asked for more, and had until then left.
    input: { anchors: { stageSince: START, decideBy: '2026-03-12T02:59:59.000Z' } },
    ...BD10,
    due: '2026-03-12T02:59:59.000Z',
  },
  { process: 'escalation', stage: 'informing', rule: 'informing.inform', ...BD5 },
  { process: 'escalation', stage: 'rejected', rule: 'rejected.decide', ...BD5 },
  { process: 'escalation', stage: 'handover', rule: 'handover.complete', ...BD15 },
  { process: 'escalation', stage: 'with-service', rule: 'with-service.status', ...D30 },
  {
    process: 'escalation',
    stage: 'exit-follow-up',
    rule: 'exit-follow-up.month-1',
    input: anchored('leftServiceAt'),
    ...M1,
  },
  {
    process: 'escalation',
    stage: 'exit-follow-up',
    rule: 'exit-follow-up.month-3',
    input: anchored('leftServiceAt'),
    ...M3,
  },
  {
    process: 'escalation',
    stage: 'exit-follow-up',
    rule: 'exit-follow-up.month-6',
    input: anchored('leftServiceAt'),
    ...M6,
  },
  {
    process: 'escalation',
    stage: 'exit-follow-up',
    rule: 'exit-follow-up.month-12',
    input: anchored('leftServiceAt'),
    ...M12,
  },
  { process: 'protectionMeasure', stage: 'opened', rule: 'opened.summon', ...BD5 },
  { process: 'protectionMeasure', stage: 'hearing', rule: 'hearing.hear', ...BD10 },
  { process: 'protectionMeasure', stage: 'adoption', rule: 'adoption.adopt', ...BD5 },
  { process: 'protectionMeasure', stage: 'in-force', rule: 'in-force.review', ...D90 },
  {
    process: 'protectionMeasure',
    stage: 'in-force',
    rule: 'in-force.term-ends',
    input: { anchors: { stageSince: START, inForceSince: START, inForceUntil: '2026-09-16T02:59:59.000Z' } },
    due: '2026-09-16T02:59:59.000Z',
  },
  {
    process: 'protectionMeasure',
    stage: 'in-force',
    rule: 'in-force.term-ends',
    input: anchored('inForceSince'),
    due: '2027-03-03T02:59:59.000Z',
  },
  { process: 'protectionMeasure', stage: 'term-review', rule: 'term-review.decide', ...BD5 },
  { process: 'protectionMeasure', stage: 'non-compliance', rule: 'non-compliance.decide', ...BD5 },
  ...CLOCKS_OF_LAW,
  ...(['matching', 'sent', 'waiting', 'wait-review', 'offered', 'attending'] as const).map((stage): Clock => {
    const rule = `${stage}.consent`;
    return { process: 'assistedReferral', stage, rule, input: anchored('consentWithdrawnAt'), ...BD5 };
  }),
  ...CLOCKS_OF_COMMUNITY,
  ...CLOCKS_OF_MONITORING,
];

const OUTCOME = {
  anonymisation: 'called-off',
  rightsRequest: 'withdrawn',
  intake: 'withdrawn',
  caseManagement: 'renounced',
  familyTherapy: 'renounced',
  assistedReferral: 'withdrawn',
  alert: 'dismissed',
  childWatch: 'of-age',
  escalation: 'withdrawn',
  protectionMeasure: 'withdrawn',
  communityPlan: 'withdrawn',
  monitoringSnapshot: 'signed',
  monitoringAlarm: 'ended',
} as const satisfies Record<ProcessName, string>;
const FINAL = {
  anonymisation: 'closed',
  rightsRequest: 'closed',
  intake: 'closed',
  caseManagement: 'ended',
  familyTherapy: 'ended',
  assistedReferral: 'closed',
  alert: 'closed',
  childWatch: 'ended',
  escalation: 'ended',
  protectionMeasure: 'ended',
  communityPlan: 'closed',
  monitoringSnapshot: 'closed',
  monitoringAlarm: 'closed',
} as const satisfies Record<ProcessName, string>;

const shift = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

describe('The clocks of every process', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  /** What was told of the clock if the record moves on at `movedAt`. */
  async function toldUntil(clock: Clock, movedAt: string): Promise<Told[]> {
    const { process, stage, input, rule } = clock;
    const move = { stage: FINAL[process], outcome: OUTCOME[process], ended: true };
    const run = await lab.run({ process, stage, at: START, input, steps: [{ at: movedAt, move }] });
    if (!clock.climb && movedAt > clock.due) {
      // Nothing rings any more that would ask the owner: it moves by itself.
      await eventually(() => run.owner.told.some((told) => told.rule === rule), { withinMs: 60_000 });
      await run.owner.takeNextStep();
    }
    expect(await run.result()).toBe(OUTCOME[process]);
    return run.owner.told.filter((told) => told.rule === rule);
  }

  /** The record never moves by itself; once all was told, its owner ends it. */
  async function toldWhileNobodyActs(clock: Clock): Promise<Told[]> {
    const { process, stage, input, rule } = clock;
    const move = { stage: FINAL[process], outcome: OUTCOME[process], ended: true };
    const run = await lab.run({ process, stage, at: START, input, steps: [{ at: '2030-01-01T00:00:00.000Z', move }] });
    const ofClock = () => run.owner.told.filter((told) => told.rule === rule);
    await eventually(() => ofClock().length >= (clock.climb ? 3 : 1), { withinMs: 60_000 });
    await run.owner.takeNextStep();
    expect(await run.result()).toBe(OUTCOME[process]);
    return ofClock();
  }

  it('are all that the tables have', () => {
    const onTables = Object.values(TABLES).flatMap(({ process, stages }) =>
      Object.entries(stages).flatMap(([stage, { clocks }]) =>
        Object.keys(clocks).map((name) => `${process} ${stage}.${name}`),
      ),
    );
    const here = new Set(CLOCKS.map(({ process, rule }) => `${process} ${rule}`));
    expect([...here].sort()).toEqual(onTables.sort());
  });

  const levels = (told: Told[]): string[] => told.map(({ level, to }) => (to ? `${level}:${to}` : level));

  describe.each(CLOCKS)('$rule', (clock) => {
    const reminded = clock.remind ? ['reminder'] : [];

    it('is told on its literal dates and once each; not if the record moves on before, and no further if it moves on after', async () => {
      const [before, at, after, never] = await Promise.all([
        toldUntil(clock, shift(clock.due, -1_000)),
        toldUntil(clock, clock.due),
        // Not a second: on a busy machine the server's clock goes on while a task waits for its worker.
        toldUntil(clock, shift(clock.due, 3_600_000)),
        toldWhileNobodyActs(clock),
      ]);
      expect([levels(before), levels(at), levels(after)]).toEqual([reminded, reminded, [...reminded, 'due']]);
      expect(levels(never)).toEqual([
        ...reminded,
        'due',
        ...(clock.climb ? [`climb:${clock.climbTo ?? 'regional-supervisor'}`] : []),
      ]);
      const expected = [clock.remind, clock.due, clock.climb].filter(
        (instant): instant is string => instant !== undefined,
      );
      for (const [index, instant] of expected.entries()) {
        expect(never[index]!.due).toBe(clock.due);
        expect(Date.parse(never[index]!.at) - Date.parse(instant)).toBeGreaterThanOrEqual(0);
        expect(Date.parse(never[index]!.at) - Date.parse(instant)).toBeLessThan(3_600_000);
      }
    });
  });
});
