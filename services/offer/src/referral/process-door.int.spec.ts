import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { casesEvents, eventSubject, eventType } from '@oln/contracts';
import { newId, PassedDueDates, UnitOfWork } from '@oln/service-kit';
import { eventually, freshNats } from '@oln/testing';
import { body, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { WatchedReferrals } from './watched-referrals.js';

const DUE = '2026-03-10T02:59:59.000Z';

describe('a process that asks the owner of its referral', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  it('hears "not yet" while the clock of the house is behind, and "answered" where the institution was faster', async () => {
    const { id } = await life.sent(await life.service('need-door', 1));
    expect(await life.ring(id, 'sent.answer', DUE)).toMatchObject({ verdict: 'not-yet', standing: { stage: 'sent' } });
    const door = await life.ring(id, 'sent.next-provider', DUE);
    expect(door.verdict).toBe('not-yet');
    await life.step(id, 'wait-listing');
    // Room and somebody who waits for it: the list is left as soon as it is entered.
    expect((await life.get(id)).stage).toBe('offered');
    expect(await life.ring(id, 'sent.answer', DUE)).not.toMatchObject({ verdict: 'stands' });
  });

  it('makes a term overdue once, tells the coordinator, and climbs', async () => {
    const { id } = await life.sent(await life.service('need-late', 0));
    await house.travelTo('2026-03-10T03:00:00Z');
    for (let time = 0; time < 3; time += 1) expect((await life.ring(id, 'sent.answer', DUE)).verdict).toBe('stands');
    await life.ring(id, 'sent.answer', DUE, 'climb');
    expect((await life.notices(id)).filter((notice) => notice.startsWith('deadline.'))).toEqual([
      'deadline.overdue > gestora-1',
      'deadline.overdue > coordinator',
      'deadline.climbed > regional-supervisor',
    ]);
    const due = body(await life.manager.get<{ rule: string; overdue: boolean }[]>(`/referrals/${id}/due`));
    expect(due).toMatchObject([{ rule: 'sent.answer', overdue: true }]);
    const { items } = body(await life.manager.get<{ items: unknown[] }>(`/referrals/${id}/timeline`));
    expect(items.length).toBeGreaterThan(3);
  });

  it('wakes somebody at the end of a pause', async () => {
    const { id } = await life.waiting(await life.service('need-woken', 0));
    await life.step(id, 'pause', { until: '2026-03-20', reason: 'hospital' });
    await house.travelTo('2026-03-21T02:59:59Z');
    expect(await life.ring(id, 'pause.ends', '2026-03-21T02:59:59.000Z')).toMatchObject({ verdict: 'stands' });
    expect((await life.get(id)).pause).toBeUndefined();
    expect(await life.notices(id)).toContain('referral.pause-ended > gestora-1');
    expect(await life.ring(id, 'pause.ends', '2026-03-21T02:59:59.000Z')).toMatchObject({ verdict: 'answered' });
  });

  it('is started anew from where the referral stands, with what it cannot know', async () => {
    const { id } = await life.waiting(await life.service('need-revived', 0));
    await life.step(id, 'list-check');
    await life.step(id, 'pause', { until: '2026-03-30', reason: 'hospital' });
    const watched = house.service.app.get(WatchedReferrals);
    const revived = await house.under({ communes: '*', kind: 'system' }, () =>
      house.service.app.get(UnitOfWork).run('watchdog.revive', (tx) => watched.revival(tx, id)),
    );
    expect(revived).toMatchObject({
      revive: true,
      workflowId: `referral-${id}`,
      input: {
        stage: 'waiting',
        priority: 'medium',
        anchors: { waitCountsFrom: '2026-03-21T02:59:59.000Z' },
        happened: { 'list-checked': '2026-03-21T02:59:59.000Z' },
        pause: { reason: 'hospital' },
      },
    });
  });

  it('that is silent about a wait that ended is spoken for, and the child is reviewed', async () => {
    const { id } = await life.waiting(await life.service('need-silent-process', 0));
    await life.ring(id, 'waiting.medium-ends', '2026-05-20T03:59:59.000Z');
    await house.travelTo('2026-05-21T13:00:00Z');
    const repair = () =>
      house.under({ communes: '*', kind: 'system' }, () =>
        house.service.app.get(PassedDueDates).repairBefore(house.now),
      );
    expect(await repair()).toBeGreaterThanOrEqual(1);
    expect(await life.get(id)).toMatchObject({ stage: 'wait-review', reviewCause: 'wait-ended' });
  });

  it('a family’s news come in over the stream', async () => {
    const { id, caseId, familyId } = await life.waiting(await life.service('need-stream', 0));
    const nats = freshNats();
    const link = await connect(nats.login('cases'));
    const definition = casesEvents.caseReassigned;
    const type = eventType(definition);
    const common = {
      specversion: '1.0',
      datacontenttype: 'application/json',
      dataschema: `urn:oln:schema:${type}`,
      type,
    };
    const facts = {
      source: '/oln/cases',
      subject: caseId,
      time: new Date().toISOString(),
      asof: house.now.toISOString(),
    };
    const data = {
      id: caseId,
      line: 'case-management',
      from: 'gestora-1',
      to: 'gestora-5',
      familyId,
      holdsPlace: true,
      reason: 'leave',
    };
    const event = { ...common, ...facts, id: newId(), commune: HERE, entityversion: 4, actor: 'coordinadora-1', data };
    await eventually(() => jetstream(link).publish(eventSubject(definition, HERE), JSON.stringify(event)));
    await eventually(() => life.get(id), { until: ({ personInCharge }) => personInCharge === 'gestora-5' });
    await link.close();
  });
});
