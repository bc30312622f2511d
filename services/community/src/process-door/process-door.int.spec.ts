import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@oln/service-kit';
import { body, codeOf, CommunityHouse, HERE } from '../testing/community-house.spec.js';
import { CommunityLife } from '../testing/community-life.spec.js';
import { CommunityPlanDeadlines } from './community-plan-deadlines.js';
import { WatchedCommunityPlans } from './watched-community-plans.js';

const SIGN = '2026-03-31T02:59:59.000Z';

describe('a community plan’s process asks its owner', () => {
  let house: CommunityHouse;
  let life: CommunityLife;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  it('and is told that its date is not there yet, that it is late, once, and that it climbs', async () => {
    const { id } = await life.open();
    expect(await life.ring(id, 'commitment.sign', SIGN)).toMatchObject({ verdict: 'not-yet' });
    await house.travelTo('2026-03-31T03:00:00Z');
    for (let times = 0; times < 2; times += 1)
      expect(await life.ring(id, 'commitment.sign', SIGN)).toMatchObject({ verdict: 'stands' });
    await life.ring(id, 'commitment.sign', SIGN, 'climb', 'regional-supervisor');
    expect((await house.names(id)).filter((name) => name.startsWith('deadline'))).toEqual([
      'deadline.overdue → comunitaria-1',
      'deadline.overdue → coordinator',
      'deadline.climbed → regional-supervisor',
    ]);
    await life.documents(id);
    await life.change(id, 'advance');
    const asked = { id, commune: HERE, stage: 'commitment', rule: 'commitment.sign', due: SIGN, level: 'due' } as const;
    const late = { ...asked, asOf: house.now.toISOString() };
    expect(await house.under({}, () => house.get(CommunityPlanDeadlines).reached(late))).toMatchObject({
      ...{ verdict: 'answered', standing: { stage: 'baseline' } },
    });
  });

  it('and a cycle whose date has come is finished, and who is in charge is told', async () => {
    const plan = await life.comeTo('running');
    await house.travelTo(plan.cycleEndsAt!);
    expect(await life.ring(plan.id, 'running.cycle-ends', plan.cycleEndsAt!)).toMatchObject({
      verdict: 'stands',
      standing: { stage: 'finishing' },
    });
    expect(await house.names(plan.id)).toContain('community-plan.cycle-ended → comunitaria-1');
    expect(await life.ring(plan.id, 'running.cycle-ends', plan.cycleEndsAt!)).toMatchObject({ verdict: 'answered' });
    // The clock of the cycle before rings in vain in the next one.
    await life.documents(plan.id);
    await life.change(plan.id, 'cycles');
    expect(await life.ring(plan.id, 'running.cycle-ends', plan.cycleEndsAt!)).toMatchObject({
      verdict: 'answered',
      standing: { stage: 'running' },
    });
  });

  it('and an activity that was recorded a moment before wins', async () => {
    const { id } = await life.comeTo('running');
    const countedFrom = house.now.toISOString();
    const due = new Date(house.now.getTime() + 28 * 86_400_000).toISOString();
    await house.travelTo(due);
    await life.held(id);
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'happened', message: { what: 'activity-held' } });
    const settled = { countedFrom, settledBy: 'activity-held' };
    const late = await life.ring(id, 'running.activity', due, 'due', undefined, settled);
    expect(late).toMatchObject({ verdict: 'answered' });
  });

  it('and the end of a pause wakes who is in charge', async () => {
    const { id } = await life.comeTo('baseline');
    const { pause } = await life.change(id, 'pause', { until: life.day(20), reason: 'school-holidays' });
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'paused', message: { reason: 'school-holidays' } });
    await life.documents(id);
    expect(codeOf(await life.try(id, 'advance'))).toEqual([409, 'COMMUNITY_PLAN.IS_PAUSED']);
    const tooLong = { until: life.day(200), reason: 'other' };
    await life.change(id, 'resumption');
    expect(codeOf(await life.try(id, 'pause', tooLong))).toEqual([422, 'COMMUNITY_PLAN.PAUSE_TOO_LONG']);
    await life.change(id, 'pause', { until: life.day(20), reason: 'school-holidays' });
    await house.travelTo(pause!.until);
    expect(await life.ring(id, 'pause.ends', pause!.until)).toMatchObject({ verdict: 'stands' });
    expect(await life.get(id)).not.toHaveProperty('pause');
    expect(await house.names(id)).toContain('community-plan.pause-ended → comunitaria-1');
  });

  it('and a process that was lost is started anew from where the plan stands', async () => {
    const { id } = await life.comeTo('running');
    await life.held(id);
    const watched = house.get(WatchedCommunityPlans);
    const revival = await house.under({}, () => house.get(UnitOfWork).run('revival', (tx) => watched.revival(tx, id)));
    expect(revival).toMatchObject({
      revive: true,
      input: {
        stage: 'running',
        version: (await life.get(id)).version,
        happened: { 'activity-held': expect.any(String) },
      },
    });
    await life.change(id, 'withdrawal', { reason: 'no-resources' }, life.coordinator);
    expect(
      await house.under({}, () => house.get(UnitOfWork).run('revival', (tx) => watched.revival(tx, id))),
    ).toBeUndefined();
    const { items } = body(await life.manager.get<{ items: unknown[] }>(`/due?recordId=${id}`));
    expect(items).toEqual([]);
  });
});
