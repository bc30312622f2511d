import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import { eventually } from '@oln/testing';
import { OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { ClosedServices } from './closed-services.service.js';
import { WaitingLists } from './waiting-list.service.js';

const CLOSED = ['referral.service-closed > gestora-1', 'referral.service-closed > coordinator'];

describe('A service that takes nobody any more', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const told = async (id: string): Promise<string[]> =>
    (await life.notices(id)).filter((notice) => notice.startsWith('referral.service-closed'));
  const toldOf = (id: string, times = 1): Promise<string[]> =>
    eventually(() => told(id), { until: (notices) => notices.length === times * CLOSED.length });
  /** Everything that was told before it is heard, too. */
  const allHeard = async (need: string): Promise<void> => {
    await life.request(need);
    await life.service(need, 1);
    await eventually(() => life.openGaps(need), { until: (gaps) => gaps.length === 0 });
  };

  it('is told of each living referral, once, and anew when it closes anew', async () => {
    const offer = await life.service('need-closed', 1);
    const held = await life.attending(offer);
    const [waiting, sent] = [await life.waiting(offer), await life.sent(offer)];
    const gone = await life.sent(offer);
    await life.step(gone.id, 'withdrawal', { reason: 'need-met' });
    await life.becomes(offer, { status: 'temporarily-closed' });
    for (const { id } of [held, waiting, sent]) expect(await toldOf(id)).toEqual(CLOSED);
    await life.becomes(offer, { status: 'temporarily-closed', description: 'Vuelve en marzo' });
    await allHeard('need-heard-1');
    expect(await told(waiting.id)).toEqual(CLOSED);
    expect(await told(gone.id)).toEqual([]);
    await life.becomes(offer, { status: 'active' });
    await allHeard('need-heard-2');
    await life.becomes(offer, { status: 'inactive' });
    expect(await toldOf(waiting.id, 2)).toEqual([...CLOSED, ...CLOSED]);
  });

  it('is told of whoever was sent there in the moment in which it closed', async () => {
    const offer = await life.service('need-moment', 1);
    const { id } = await life.sent(offer);
    await house.admin.query(`update offers set status = 'inactive' where id = $1`, [offer.id]);
    const look = () => house.under(SYSTEM.watchdog, () => house.get(ClosedServices).tellUntold());
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await told(id)).toEqual(CLOSED);
  });

  it('offers no place that it has, to nobody, until it takes children again', async () => {
    const offer = await life.service('need-idle', 0);
    const { id } = await life.waiting(offer);
    const fill = () => house.under(SYSTEM.watchdog, () => house.get(WaitingLists).fillIdle());
    await life.becomes(offer, { status: 'temporarily-closed' });
    await life.map.places(offer.id, '2026-01-01', 2, 1);
    await fill();
    await allHeard('need-heard-3');
    expect(await life.get(id)).toMatchObject({ stage: 'waiting' });
    expect(await life.taken(offer.id)).toBe(0);
    await life.becomes(offer, { status: 'active' });
    await fill();
    expect(await life.get(id)).toMatchObject({ stage: 'offered' });
  });

  it('hands on no place that comes free, where it counts none', async () => {
    const offer = await life.service('need-uncounted');
    const [first, next] = [await life.offered(offer), await life.waiting(offer)];
    await life.becomes(offer, { status: 'inactive' });
    await life.step(first.id, 'family-refusal', { reason: 'distance' });
    expect(await life.get(next.id)).toMatchObject({ stage: 'waiting' });
  });
});
