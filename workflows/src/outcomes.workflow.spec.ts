import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessInput, ProcessName } from '@oln/contracts';
import { TABLES } from './stages.js';
import { record } from './testing/histories.js';
import { ProcessLab } from './testing/process-lab.js';
import { ALERTS, WATCHES } from './testing/stories/alerts.js';
import { CASES } from './testing/stories/cases.js';
import { COMMUNITY_PLANS } from './testing/stories/community-plans.js';
import { ESCALATIONS, MEASURES } from './testing/stories/escalations.js';
import { ALARMS, SNAPSHOTS } from './testing/stories/monitoring.js';
import { REFERRALS } from './testing/stories/referrals.js';
import { REQUESTS } from './testing/stories/requests.js';
import { ANONYMISATIONS, RIGHTS_REQUESTS } from './testing/stories/rights.js';
import { START, type Story } from './testing/stories/steps.js';
import { THERAPIES } from './testing/stories/therapies.js';

const STORIES: Record<ProcessName, Record<string, Story>> = {
  anonymisation: ANONYMISATIONS,
  rightsRequest: RIGHTS_REQUESTS,
  intake: REQUESTS,
  caseManagement: CASES,
  familyTherapy: THERAPIES,
  assistedReferral: REFERRALS,
  alert: ALERTS,
  childWatch: WATCHES,
  escalation: ESCALATIONS,
  protectionMeasure: MEASURES,
  communityPlan: COMMUNITY_PLANS,
  monitoringSnapshot: SNAPSHOTS,
  monitoringAlarm: ALARMS,
};

const each = Object.entries(STORIES).flatMap(([process, stories]) =>
  Object.entries(stories).map(([outcome, story]) => [process as ProcessName, outcome, story] as const),
);

describe('Every outcome of every process', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  it('has a story', () => {
    for (const [process, { outcomes }] of Object.entries(TABLES))
      expect([process, Object.keys(STORIES[process as ProcessName]).sort()]).toEqual([
        process,
        Object.keys(outcomes).sort(),
      ]);
  });

  it.each(each)('%s ends as %s', async (process, outcome, { priority, anchors, ...story }) => {
    const input: Partial<ProcessInput> = { ...(priority && { priority }), ...(anchors && { anchors }) };
    const run = await lab.run({ process, at: START, input, ...story });
    expect(await run.untilItEnds()).toBe(outcome);
    expect(run.owner.puts.at(-1)!.deadlines).toEqual([]);
    await record(run, `${process}-${outcome}`);
  });
});
