import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';

const names = async (house: OfferHouse, id: string): Promise<string[]> =>
  (await house.events(id)).map(({ name }) => name);

describe('a referral, from the request to its outcome', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  it('is effective only when the family has been received, and lives on until the result', async () => {
    const offer = await life.service('need-effective', 1);
    const { id } = await life.request('need-effective');
    await life.step(id, 'sending', { offerId: offer.id });
    await life.step(id, 'acknowledgement');
    expect(await life.step(id, 'acceptance', { appointmentAt: life.inDays(10), place: 'Box 4' })).toMatchObject({
      stage: 'offered',
    });
    expect(await life.taken(offer.id)).toBe(1);
    expect(await life.step(id, 'confirmation')).toMatchObject({ stage: 'attending' });
    expect(await life.get(id)).toMatchObject({ place: 'Box 4', note: 'Prefiere horario de tarde' });
    expect(await life.step(id, 'attendance', { at: house.now.toISOString() })).toMatchObject({
      stage: 'result',
      outcome: 'effective',
    });
    expect(await life.step(id, 'result', { result: 'attending' })).toMatchObject({
      stage: 'closed',
      outcome: 'effective',
      result: 'attending',
    });
    expect(await life.taken(offer.id)).toBe(1);
    expect(
      (await names(house, id)).filter((name) => name.startsWith('referral.') && name !== 'referral.moved'),
    ).toEqual([
      ...[
        'referral.requested',
        'referral.sent',
        'referral.acknowledged',
        'referral.vacancy-offered',
        'referral.appointment-set',
      ],
      ...['referral.confirmed', 'referral.effective', 'referral.closed', 'referral.result'],
    ]);
    const told = await life.told(id);
    expect(told[0]).toMatchObject({
      kind: 'start',
      input: { stage: 'matching', version: 1, policy: { 'sent.answer': '5bd' } },
    });
    expect(told.filter(({ signal }) => signal === 'moved').at(-1)).toMatchObject({
      message: { stage: 'closed', ended: true, outcome: 'effective' },
    });
  });

  it('ends without offer where nobody can be asked, and the gap is on record', async () => {
    const { id } = await life.request('need-of-nobody');
    expect(await life.get(id)).toMatchObject({ stage: 'closed', outcome: 'no-offer' });
    const { items } = (await life.coordinator.get<{ items: Record<string, unknown>[] }>('/gaps?need=need-of-nobody'))
      .body;
    expect(items).toMatchObject([{ cause: 'no-offer', ageBand: '7-13' }]);
  });

  it('ends when all have declined', async () => {
    const [one, other] = [await life.service('need-declined', 1), await life.service('need-declined', 1)];
    const { id } = await life.request('need-declined');
    await life.step(id, 'sending', { offerId: one.id });
    expect(await life.step(id, 'refusal', { reason: 'no-capacity' })).toMatchObject({ stage: 'matching' });
    await life.step(id, 'sending', { offerId: other.id });
    expect(await life.step(id, 'refusal', { reason: 'not-eligible' })).toMatchObject({
      stage: 'closed',
      outcome: 'declined-by-all',
    });
  });

  it('goes to the next provider by itself where no answer comes', async () => {
    const [one, other] = [await life.service('need-silent', 1), await life.service('need-silent', 1)];
    const { id } = await life.request('need-silent');
    await life.step(id, 'sending', { offerId: one.id });
    expect(await life.comes(id, 'sent.next-provider')).toMatchObject({ stage: 'sent', offerId: other.id, attempts: 2 });
    expect(await life.notices(id)).toContain('referral.next-asked > gestora-1');
    await house.travelTo('2026-03-02T14:00:00Z');
    expect(await life.comes(id, 'sent.next-provider')).toMatchObject({
      stage: 'closed',
      outcome: 'declined-by-all',
      exitReason: 'no-answer',
    });
  });

  it('ends when the family declines, and the place goes to the next', async () => {
    const offer = await life.service('need-family', 1);
    const { id } = await life.offered(offer);
    const next = await life.waiting(offer);
    expect(next.stage).toBe('waiting');
    expect(await life.step(id, 'family-refusal', { reason: 'distance' })).toMatchObject({
      stage: 'closed',
      outcome: 'family-declined',
    });
    expect(await life.get(next.id)).toMatchObject({ stage: 'offered' });
    expect([await life.taken(offer.id), await life.claims(offer.id)]).toEqual([1, 1]);
  });

  it('ends as never attended once the family was looked for', async () => {
    const offer = await life.service('need-missed', 1);
    const { id } = await life.attending(offer);
    await life.step(id, 'missed-appointment');
    expect(await life.notices(id)).toContain('referral.family-missed > coordinator');
    expect(await life.refused(id, 'never-attended')).toEqual([409, 'REFERRAL.NOT_LOOKED_FOR']);
    await life.lookFor(id);
    expect(await life.step(id, 'never-attended')).toMatchObject({ outcome: 'never-attended' });
    expect([await life.taken(offer.id), await life.claims(offer.id)]).toEqual([0, 0]);
  });

  it('is withdrawn', async () => {
    const { id } = await life.waiting(await life.service('need-withdrawn', 0));
    expect(await life.step(id, 'withdrawal', { reason: 'need-met' })).toMatchObject({
      outcome: 'withdrawn',
      exitReason: 'need-met',
    });
  });

  it('expires only after a review, and the gap is on record from the day the wait ran out', async () => {
    const offer = await life.service('need-expired', 0);
    const { id } = await life.waiting(offer);
    expect(await life.comes(id, 'waiting.medium-ends')).toMatchObject({
      stage: 'wait-review',
      reviewCause: 'wait-ended',
      position: 1,
    });
    const gaps = (await life.coordinator.get<{ items: Record<string, unknown>[] }>('/gaps?need=need-expired')).body
      .items;
    expect(gaps).toMatchObject([{ cause: 'wait-expired' }]);
    expect(await life.refused(id, 'wait-review', { decision: 'let-go', reason: 'no-way-left' })).toEqual([
      403,
      'REQUEST.NOT_ALLOWED',
    ]);
    expect(await life.refused(id, 'wait-review', { decision: 'let-go' }, life.coordinator)).toEqual([
      422,
      'REFERRAL.REASON_MISSING',
    ]);
    expect(
      await life.step(id, 'wait-review', { decision: 'let-go', reason: 'no-way-left' }, life.coordinator),
    ).toMatchObject({
      stage: 'closed',
      outcome: 'expired',
    });
  });

  it('goes on after a review as the coordinator decides', async () => {
    const offer = await life.service('need-review', 0);
    const review = async (decision: string, more: Record<string, unknown> = {}) => {
      const { id } = await life.waiting(offer);
      await life.comes(id, 'waiting.medium-ends');
      return life.step(id, 'wait-review', { decision, ...more }, life.coordinator);
    };
    expect(await review('keep-waiting', { reason: 'vacancy-soon' })).toMatchObject({
      stage: 'waiting',
      priority: 'medium',
    });
    expect(await review('raise-priority', { priority: 'high' })).toMatchObject({ stage: 'waiting', priority: 'high' });
    expect(await review('complementary-measure', { measure: 'benefit' })).toMatchObject({ stage: 'waiting' });
    const escalated = await review('escalate');
    expect(escalated).toMatchObject({ stage: 'waiting', priority: 'high' });
    expect(await life.notices(escalated.id)).toContain('referral.escalation-needed > gestora-1');
    const other = await life.service('need-review', 1);
    expect(await review('next-provider')).toMatchObject({ stage: 'sent', offerId: other.id, attempts: 2 });
  });

  it('keeps a place until the family was looked for; then it goes to the next, and the child is reviewed', async () => {
    const offer = await life.service('need-unreached', 1);
    const { id } = await life.offered(offer);
    const next = await life.waiting(offer);
    expect(await life.comes(id, 'offered.release')).toMatchObject({
      stage: 'offered',
      releaseDueSince: house.now.toISOString(),
    });
    expect(await life.notices(id)).toContain('referral.family-not-looked-for > coordinator');
    await life.contact(id, 'call');
    expect((await life.get(id)).stage).toBe('offered');
    await life.contact(id, 'visit');
    expect(await life.get(id)).toMatchObject({ stage: 'wait-review', reviewCause: 'family-unreached' });
    expect((await life.get(next.id)).stage).toBe('offered');
    expect(
      await life.step(id, 'wait-review', { decision: 'let-go', reason: 'no-way-left' }, life.coordinator),
    ).toMatchObject({
      outcome: 'never-attended',
    });
  });

  it('is not asked for twice for one child and need', async () => {
    const { needs } = await life.service('need-twice', 0);
    const first = await life.request(needs[0]!);
    const twice = await life.manager.post('/referrals', {
      ...{ familyId: first.familyId, childId: first.childId, need: first.need, sector: first.sector },
      ...{ ageBand: first.ageBand, requirementsMet: [], priority: 'high' },
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'REFERRAL.ALREADY_OPEN']);
  });
});
