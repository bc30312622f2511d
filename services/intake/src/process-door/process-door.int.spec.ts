import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deadline, DeadlineAnswer, DeadlineLevel, Role, Standing } from '@oln/contracts';
import { PassedDueDates, UnitOfWork } from '@oln/service-kit';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { SYSTEM } from '@oln/identity';
import { ProcessDoorActivities } from './process-door.activities.js';
import { WatchedRequests } from './watched-requests.js';

const DECIDE: Deadline = {
  rule: 'admissibility.decide',
  due: '2026-06-23T03:59:59.000Z',
  remindAt: '2026-06-19T03:59:59.000Z',
  overdueTo: 'coordinator',
  climbs: [{ at: '2026-07-01T03:59:59.000Z', to: 'regional-supervisor' }],
  kind: 'term',
};

describe('The door of the intake process', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-06-15T16:00:00Z');
    desk = new FrontDeskLife(await house.as('gestora-1', ['coordinator']));
  });
  afterAll(() => house?.close());

  const door = () => house.get(ProcessDoorActivities);
  const put = (
    id: string,
    version: number,
    deadlines: Deadline[],
    stage = 'admissibility',
    revision = 1,
  ): Promise<Standing> =>
    house.under({}, () =>
      door().putDeadlines({ id, commune: HERE, version, revision, stage, deadlines, asOf: house.now.toISOString() }),
    );
  const reached = (id: string, level: DeadlineLevel, clock = DECIDE, to?: Role): Promise<DeadlineAnswer> =>
    house.under({}, () =>
      door().deadlineReached({
        id,
        commune: HERE,
        stage: 'admissibility',
        rule: clock.rule,
        due: clock.due,
        level,
        to,
        asOf: house.now.toISOString(),
      }),
    );
  const codes = async (id: string) =>
    (await house.events(id)).map(({ name, data }) =>
      name === 'notice.raised' ? `${data.code} → ${data.toPerson ?? data.toRole}` : name,
    );

  it('keeps the clocks, and each level is told once to who must hear it', async () => {
    const { id, version } = await desk.request();
    await put(id, version, [DECIDE]);
    expect(await reached(id, 'due')).toMatchObject({ verdict: 'not-yet' });
    await house.travelTo('2026-06-19T04:00:00Z');
    expect(await reached(id, 'reminder')).toMatchObject({ verdict: 'stands' });
    await house.travelTo('2026-06-23T04:00:00Z');
    await reached(id, 'due');
    await reached(id, 'due');
    const overdue = body(await desk.staff.get<{ items: { recordId: string; rule: string }[] }>('/due/today?limit=50'));
    expect(overdue.items).toEqual([
      expect.objectContaining({ recordId: id, rule: 'admissibility.decide', overdue: true }),
    ]);
    await house.travelTo('2026-07-01T04:00:00Z');
    await reached(id, 'climb', DECIDE, 'regional-supervisor');
    expect((await codes(id)).slice(2)).toEqual([
      'request.deadline-set',
      'request.deadline-reminded',
      'deadline.reminder → gestora-1',
      'request.deadline-overdue',
      'deadline.overdue → gestora-1',
      'deadline.overdue → coordinator',
      'request.deadline-climbed',
      'deadline.climbed → regional-supervisor',
    ]);
  });

  it('a clock that rings after somebody has decided tells nobody: what was answered a moment before wins', async () => {
    const { id, version } = await desk.request();
    const clock = { ...DECIDE, due: '2026-07-02T03:59:59.000Z' };
    await put(id, version, [clock]);
    await house.travelTo('2026-07-03T04:00:00Z');
    await desk.step(id, 'admit');
    const answer = await reached(id, 'due', clock);
    expect(answer).toMatchObject({ verdict: 'answered', standing: { stage: 'prioritised', version: 3 } });
    expect((await codes(id)).filter((code) => code.includes('overdue'))).toEqual([]);
    expect(await codes(id)).toContain('request.deadline-met');
  });

  it('clocks of a stage that was left are not set; the answer says where the request is', async () => {
    const { id, version } = await desk.request();
    await desk.step(id, 'admit');
    expect(await put(id, version, [DECIDE])).toMatchObject({ stage: 'prioritised', version: 3, priority: 'low' });
    const { rows } = await house.admin.query('select count(*)::int as n from due_dates where entity_id = $1', [id]);
    expect(rows[0].n).toBe(0);
  });

  it('the end of a pause wakes somebody, and the request goes on', async () => {
    const { id } = await desk.request();
    const until = '2026-07-20T16:00:00.000Z';
    const paused = await desk.step(id, 'pause', { until, reason: 'family-away' });
    const clock: Deadline = { rule: 'pause.ends', due: until, overdueTo: 'coordinator', climbs: [], kind: 'ask' };
    await put(id, paused.version, [clock]);
    await house.travelTo('2026-07-20T16:00:01Z');
    expect(await reached(id, 'due', clock)).toMatchObject({
      verdict: 'stands',
      standing: { version: paused.version + 1 },
    });
    expect((await desk.get(id)).pause).toBeUndefined();
    expect((await codes(id)).slice(-2)).toEqual(['request.pause-ended → gestora-1', 'request.amended']);
    expect((await house.told(id)).map(({ kind, signal }) => signal ?? kind)).toEqual(['start', 'paused', 'resumed']);
    const start = await house.under({}, () =>
      house.get(UnitOfWork).run('test', (tx) => house.get(WatchedRequests).revival(tx, id)),
    );
    expect(start?.input.pauses).toEqual([{ from: '2026-07-03T04:00:00.000Z', to: '2026-07-20T16:00:01.000Z' }]);
  });

  it('a lost process is started anew from where the request stands, with what it cannot know', async () => {
    const { id } = await desk.request();
    await desk.step(id, 'admit');
    await desk.step(id, 'review', { decision: 'keep-waiting' });
    const watched = house.get(WatchedRequests);
    const open = await house.under({ communes: '*', kind: 'system' }, () =>
      house.get(UnitOfWork).read('test', (tx) => watched.openRecords(tx, undefined, 500)),
    );
    expect(open).toContainEqual(expect.objectContaining({ id, workflowId: `intake-${id}` }));
    const start = await house.under({}, () => house.get(UnitOfWork).run('test', (tx) => watched.revival(tx, id)));
    expect(start).toMatchObject({ kind: 'start', revive: true, input: { stage: 'prioritised', priority: 'low' } });
    expect(start?.input.happened).toEqual({ 'queue-reviewed': house.now.toISOString() });
    await desk.step(id, 'withdraw', { reason: 'solved' });
    expect(
      await house.under({}, () => house.get(UnitOfWork).run('test', (tx) => watched.revival(tx, id))),
    ).toBeUndefined();
  });

  it('a clock that passes without a word of its process is told of by the owner', async () => {
    const { id, version } = await desk.request();
    const due = new Date(house.now.getTime() + 3_600_000).toISOString();
    const clock = { ...DECIDE, due, remindAt: undefined, climbs: [] };
    await put(id, version, [clock]);
    const sweep = () => house.under(SYSTEM.watchdog, () => house.get(PassedDueDates).repairBefore(house.now));
    expect(await sweep()).toBe(0);
    await house.travelTo(new Date(house.now.getTime() + 7_200_000).toISOString());
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await codes(id)).toContain('deadline.overdue → coordinator');
  });

  it('starts new requests with the terms of the office, and tells open ones if it is asked to', async () => {
    const before = await desk.request();
    const path = `/communes/${HERE}/policy`;
    const policy = {
      terms: [{ key: 'intake.admissibility.decide', term: '3bd' }],
      numbers: [{ key: 'pause.maximum-days', value: 10 }],
    };
    body(await desk.staff.put(path, { ...policy, tellRunning: true }, { ifMatch: 0 }));
    expect((await house.told(before.id)).at(-1)).toMatchObject({
      signal: 'policyChanged',
      message: { policy: { 'admissibility.decide': '3bd' } },
    });
    const after = await desk.request();
    expect((await house.told(after.id))[0]?.input).toMatchObject({
      policy: { 'admissibility.decide': '3bd', 'assignment.high': '5bd' },
    });
    const until = new Date(house.now.getTime() + 12 * 86_400_000).toISOString();
    const pause = await desk.staff.post(
      `/requests/${after.id}/pause`,
      { until, reason: 'other' },
      { ifMatch: after.version },
    );
    expect(codeOf(pause)).toEqual([422, 'INTAKE.PAUSE_TOO_LONG']);
    const wrong = await desk.staff.put(
      path,
      { terms: [{ key: 'intake.admisibility.decide', term: '3bd' }], numbers: [] },
      { ifMatch: 1 },
    );
    expect(codeOf(wrong)).toEqual([422, 'OFFICE_POLICY.NOT_USABLE']);
    expect((await desk.staff.put(path, policy, { ifMatch: 0 })).status).toBe(412);
  });
});
