import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ALARM_OUTCOMES,
  ALERT_OUTCOMES,
  ANONYMISATION_OUTCOMES,
  CASE_OUTCOMES,
  COMMUNITY_PLAN_OUTCOMES,
  ESCALATION_OUTCOMES,
  INTAKE_OUTCOMES,
  MEASURE_OUTCOMES,
  REFERRAL_OUTCOMES,
  WATCH_OUTCOMES,
  RIGHTS_REQUEST_OUTCOMES,
  SNAPSHOT_OUTCOMES,
  type ProcessName,
} from '@oln/contracts';
import { ApiClient, eventually, startStack, type RunningStack } from '@oln/testing';
import { disagreements, falsify } from './agreement.js';
import { ALERTS, WATCHES } from './outcomes/alerts.js';
import { casesOf } from './outcomes/cases.js';
import { COMMUNITY_PLANS } from './outcomes/community-plans.js';
import { ESCALATIONS } from './outcomes/escalations.js';
import type { Scenario } from './outcomes/followed.js';
import { MEASURES } from './outcomes/measures.js';
import { ALARMS, SNAPSHOTS } from './outcomes/monitoring.js';
import { REFERRALS } from './outcomes/referrals.js';
import { REQUESTS } from './outcomes/requests.js';
import { ANONYMISATIONS, RIGHTS_REQUESTS } from './outcomes/rights-requests.js';
import { ELSEWHERE, HERE, Scene } from './outcomes/scene.js';

const SCENARIOS: Record<ProcessName, Record<string, Scenario>> = {
  intake: REQUESTS,
  caseManagement: casesOf('case-management'),
  familyTherapy: casesOf('family-therapy'),
  assistedReferral: REFERRALS,
  alert: ALERTS,
  childWatch: WATCHES,
  escalation: ESCALATIONS,
  protectionMeasure: MEASURES,
  communityPlan: COMMUNITY_PLANS,
  monitoringSnapshot: SNAPSHOTS,
  monitoringAlarm: ALARMS,
  rightsRequest: RIGHTS_REQUESTS,
  anonymisation: ANONYMISATIONS,
};

const OUTCOMES: Record<ProcessName, readonly string[]> = {
  intake: INTAKE_OUTCOMES,
  caseManagement: CASE_OUTCOMES,
  familyTherapy: CASE_OUTCOMES,
  assistedReferral: REFERRAL_OUTCOMES,
  alert: ALERT_OUTCOMES,
  childWatch: WATCH_OUTCOMES,
  escalation: ESCALATION_OUTCOMES,
  protectionMeasure: MEASURE_OUTCOMES,
  communityPlan: COMMUNITY_PLAN_OUTCOMES,
  monitoringSnapshot: SNAPSHOT_OUTCOMES,
  monitoringAlarm: ALARM_OUTCOMES,
  rightsRequest: RIGHTS_REQUEST_OUTCOMES,
  anonymisation: ANONYMISATION_OUTCOMES,
};

const SECONDS_PER_DAY = 0.5;
/** Business days that the longest of them waits for a clock. */
const DAYS = 60;
/** So many are told at once. */
const AT_ONCE = 8;

const each = Object.entries(SCENARIOS).flatMap(([process, scenarios]) =>
  Object.entries(scenarios).map(([outcome, scenario]) => ({ process, outcome, scenario })),
);

describe('Every outcome of every process, on the whole system', () => {
  let stack: RunningStack;
  const came = new Map<string, string>();

  beforeAll(async () => {
    stack = await startStack('test-outcomes');
    stack.setSpeed(86_400 / SECONDS_PER_DAY);
    const scene = await Scene.open(stack, SECONDS_PER_DAY);
    const left = [...each];
    const tellOn = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { process, outcome, scenario } = next;
        const told = scenario(scene).then((record) => record.outcome(DAYS));
        came.set(`${process} ${outcome}`, await told.catch((error: Error) => error.message));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, tellOn));
  });
  afterAll(() => stack?.stop());

  it('has a scenario', () => {
    for (const [process, outcomes] of Object.entries(OUTCOMES))
      expect(Object.keys(SCENARIOS[process as ProcessName]).sort()).toEqual([...outcomes].sort());
  });

  it.each(each)('$process ends as $outcome', ({ process, outcome }) => {
    expect(came.get(`${process} ${outcome}`)).toBe(outcome);
  });

  describe('reporting', () => {
    const AGREED = { withinMs: 120_000, everyMs: 1_000 };
    let told: string[] = [];
    /** What is on its way arrives; what is otherwise then stays so. */
    const agrees = async (): Promise<string[]> => {
      await eventually(async () => (told = await disagreements(stack, [HERE, ELSEWHERE])).length === 0, AGREED).catch(
        () => undefined,
      );
      return told;
    };

    // Nothing rings meanwhile.
    beforeAll(() => stack.setSpeed(1));

    it('says of all of it what a second reckoning from the services’ own tables says', async () => {
      expect(await agrees()).toEqual([]);
    });

    it('would be found to say otherwise, if it did', async () => {
      await falsify(stack, 'case.invited', HERE, 1);
      expect(await disagreements(stack, [HERE])).toEqual(
        expect.arrayContaining([expect.stringContaining(`${HERE} families-invited: reporting says`)]),
      );
      await falsify(stack, 'case.invited', HERE, -1);
      expect(await agrees()).toEqual([]);
    });

    it('says the same when it is built anew from the stream', async () => {
      const base = `${stack.base}/api/reporting/v1`;
      const operator = await ApiClient.as('operadora-1', ['operator'], [HERE], base, stack.secrets.keysFile);
      const { status, body } = await operator.post<{ id: number }>('/rebuilds', { from: 'stream' });
      expect([status, body]).toEqual([201, expect.objectContaining({ state: 'loading' })]);
      const isLive = async (): Promise<boolean> => {
        const { body: all } = await operator.get<{ id: number; state: string }[]>('/generations');
        return all.some(({ id, state }) => id === body.id && state === 'live');
      };
      await eventually(isLive, AGREED);
      expect(await agrees()).toEqual([]);
    });
  });
});
