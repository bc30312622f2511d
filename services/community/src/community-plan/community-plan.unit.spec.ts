import { describe, expect, it } from '@jest/globals';
import { COMMUNITY_PLAN_OUTCOMES, COMMUNITY_PLAN_STAGES, isRefusal, settle } from '@oln/contracts';
import { COMMUNITY_PLAN } from '@oln/workflows/stages';
import fc from 'fast-check';
import { REQUIRED } from '../plan-product/plan-product.js';
import type { CommandName, CommunityPlanCommand } from './community-plan-commands.js';
import { anchorsOf } from './community-plan-process.js';
import type { CommunityPlan } from './community-plan.js';
import { planOf, rowOf } from './community-plan.rows.js';
import { decideCommunityPlan, LEGAL_IN } from './decide-community-plan.js';
import * as sample from './sample-community-plans.spec.js';

const { ALL_THERE, COMMAND, LATER, LATEST, NOTHING_THERE, NOW, PLAN_IN } = sample;
const done = (before: CommunityPlan, command: CommunityPlanCommand): CommunityPlan =>
  settle(decideCommunityPlan(before, command, NOW));
const refusal = (before: CommunityPlan, command: CommunityPlanCommand): string | undefined => {
  const next = decideCommunityPlan(before, command, NOW);
  return isRefusal(next) ? next.definition.code : undefined;
};

describe('a community plan', () => {
  it.each(Object.keys(LEGAL_IN) as CommandName[])('is asked to %s in its stages only', (name) => {
    for (const stage of COMMUNITY_PLAN_STAGES) {
      const isLegal = (LEGAL_IN[name] as readonly string[]).includes(stage);
      const code = refusal(PLAN_IN[stage], COMMAND[name]);
      expect([stage, code === 'COMMUNITY_PLAN.NOT_IN_STAGE']).toEqual([stage, !isLegal]);
    }
  });

  it.each(Object.entries(REQUIRED))('leaves %s once each of its documents is there', (stage, { of, kinds }) => {
    const leave = (products: typeof ALL_THERE): CommunityPlanCommand =>
      stage === 'evaluation'
        ? { ...COMMAND.conclude, products }
        : stage === 'communal-plan'
          ? { ...COMMAND['start-cycle'], products }
          : { do: 'advance', products };
    const before = PLAN_IN[stage as keyof typeof REQUIRED];
    for (const missing of kinds) {
      const there = { ...ALL_THERE, [of]: kinds.filter((kind) => kind !== missing) };
      expect([missing, refusal(before, leave(there))]).toEqual([missing, 'COMMUNITY_PLAN.PRODUCT_MISSING']);
    }
    expect(refusal(before, leave({ ...NOTHING_THERE, [of]: kinds }))).toBeUndefined();
  });

  it('begins another cycle with documents of its own, and counts it', () => {
    const again = done(PLAN_IN.finishing, COMMAND['start-cycle']);
    expect(again).toMatchObject({ stage: 'running', cycle: 2, cycleStartedAt: NOW, cycleEndsAt: LATER });
    expect(anchorsOf(again)).toEqual({
      stageSince: NOW.toISOString(),
      cycleStartedAt: NOW.toISOString(),
      cycleEndsAt: LATER.toISOString(),
    });
    const ofTheFirst = { ofPlan: ALL_THERE.ofPlan, ofCycle: [] };
    expect(refusal(PLAN_IN.finishing, { do: 'advance', products: ofTheFirst })).toBe('COMMUNITY_PLAN.PRODUCT_MISSING');
  });

  it('has cycles of sixteen weeks at most', () => {
    const until = (day: Date | undefined) => ({ ...COMMAND['start-cycle'], term: { until: day, latest: LATEST } });
    expect(refusal(PLAN_IN['communal-plan'], until(NOW))).toBe('COMMUNITY_PLAN.DATE_PASSED');
    expect(refusal(PLAN_IN['communal-plan'], until(LATEST))).toBeUndefined();
    const tooLong = new Date(LATEST.getTime() + 1);
    expect(refusal(PLAN_IN['communal-plan'], until(tooLong))).toBe('COMMUNITY_PLAN.CYCLE_TOO_LONG');
    expect(done(PLAN_IN['communal-plan'], until(undefined))).toMatchObject({ cycle: 1, cycleEndsAt: LATEST });
  });

  it('is merged into an open plan of its commune alone', () => {
    const into = (changed: object) => ({ do: 'merge', into: { ...COMMAND.merge.into, ...changed } }) as const;
    expect(refusal(PLAN_IN.baseline, into({ id: PLAN_IN.baseline.id }))).toBe('COMMUNITY_PLAN.MERGED_INTO_ITSELF');
    for (const changed of [{ isClosed: true }, { commune: '05101' }])
      expect(refusal(PLAN_IN.baseline, into(changed))).toBe('COMMUNITY_PLAN.NOTHING_TO_MERGE_INTO');
    expect(done(PLAN_IN.baseline, COMMAND.merge)).toMatchObject({ outcome: 'merged', mergedInto: sample.OTHER_PLAN });
  });

  it('is the coordinator’s where the person in charge has left', () => {
    expect(done(PLAN_IN.running, COMMAND['lose-person']).personInCharge).toBeUndefined();
    expect(refusal(PLAN_IN.running, { do: 'reassign', to: 'comunitaria-1' })).toBe('COMMUNITY_PLAN.SAME_PERSON');
  });

  it('stands still while it is paused, and ends if it must', () => {
    const paused = done(PLAN_IN.running, COMMAND.pause);
    for (const name of ['end-cycle', 'pause'] as const)
      expect(refusal(paused, COMMAND[name])).toBe('COMMUNITY_PLAN.IS_PAUSED');
    expect(done(paused, COMMAND.withdraw)).toMatchObject({ outcome: 'withdrawn', pauses: [{ to: NOW.toISOString() }] });
    expect(done(paused, COMMAND.resume)).not.toHaveProperty('pause', expect.anything());
    expect(refusal(PLAN_IN.running, COMMAND.resume)).toBe('COMMUNITY_PLAN.NOT_PAUSED');
    expect(refusal(PLAN_IN.running, { ...COMMAND.pause, until: NOW })).toBe('COMMUNITY_PLAN.DATE_PASSED');
    expect(refusal(PLAN_IN.running, { ...COMMAND.pause, latest: NOW })).toBe('COMMUNITY_PLAN.PAUSE_TOO_LONG');
  });
});

describe('whatever happens to a plan, in whatever order', () => {
  const commands = fc.constantFrom<CommunityPlanCommand>(
    ...Object.values(COMMAND),
    { do: 'advance', products: NOTHING_THERE },
    { do: 'reassign', to: 'comunitaria-1' },
  );
  const lives = fc.array(fc.record({ command: commands, afterDays: fc.integer({ min: 0, max: 30 }) }), {
    maxLength: 60,
    size: 'max',
  });

  function live(life: { command: CommunityPlanCommand; afterDays: number }[]): CommunityPlan[] {
    const all: CommunityPlan[] = [sample.OPENED];
    let now = sample.MONDAY.getTime();
    for (const { command, afterDays } of life) {
      now += afterDays * 86_400_000;
      const next = decideCommunityPlan(all.at(-1)!, command, new Date(now));
      if (!isRefusal(next)) all.push(next);
    }
    return all;
  }

  it('it has a clock or an outcome of the list, never loses a cycle, and its row says what it said', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const all = live(life);
        for (const plan of all) {
          const clocks = Object.keys(COMMUNITY_PLAN.stages[plan.stage].clocks);
          const isOver = plan.stage === 'closed' && COMMUNITY_PLAN_OUTCOMES.includes(plan.outcome);
          expect(clocks.length > 0 || isOver).toBe(true);
          expect(planOf(rowOf(plan))).toEqual(plan);
        }
        expect(all.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
        const cycles = all.map(({ cycle }) => cycle);
        expect(cycles).toEqual([...cycles].sort((one, other) => one - other));
        expect(all.slice(0, -1).some(({ stage }) => stage === 'closed')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
