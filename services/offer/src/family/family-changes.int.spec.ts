import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OlnEvent } from '@oln/contracts';
import { MergedPersons, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { FamilyConsumer } from './family-changes.nats.js';

type Heard = Exclude<keyof FamilyConsumer, never>;

describe('what happens to a family', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  /** As an event comes in, inside the transaction of the inbox. */
  function hear(what: Heard, data: Record<string, unknown>, version = 1): Promise<void> {
    const consumer = house.service.app.get(FamilyConsumer);
    const event = { commune: HERE, entityversion: version, data } as unknown as OlnEvent<never>;
    const run = (tx: Tx) =>
      (consumer[what] as (event: OlnEvent<never>, tx: Tx) => Promise<void>).call(consumer, event, tx);
    return house.under({ person: 'system:inbox', kind: 'system' }, () =>
      house.service.app.get(UnitOfWork).run('inbox', run),
    );
  }

  const told = (id: string, version: number, into?: string) =>
    house.inbox((tx) => house.get(MergedPersons).heard(tx, { id, commune: HERE, version, into }));

  it('a pause of the case reaches its referrals, and its end too; old news changes nothing', async () => {
    const { id, caseId, familyId } = await life.waiting(await life.service('need-case-pause', 0));
    const paused = { id: caseId, familyId, reason: 'hospital', until: '2026-04-30T03:59:59.000Z' };
    await hear('paused', paused, 3);
    expect(await life.get(id)).toMatchObject({ pause: { reason: 'case-paused', until: '2026-04-30T03:59:59.000Z' } });
    await hear('resumed', { id: caseId, familyId, by: 'person' }, 4);
    await hear('paused', paused, 3);
    expect((await life.get(id)).pause).toBeUndefined();
    expect((await life.told(id)).map(({ signal }) => signal)).toEqual(expect.arrayContaining(['paused', 'resumed']));
  });

  it('does not end a pause that the referral has for itself', async () => {
    const { id, caseId, familyId } = await life.waiting(await life.service('need-own-pause', 0));
    await life.step(id, 'pause', { until: '2026-04-30', reason: 'family-away' });
    await hear('resumed', { id: caseId, familyId, by: 'date' }, 2);
    expect(await life.get(id)).toMatchObject({ pause: { reason: 'family-away' } });
  });

  it('while a place is kept nobody pauses: who walks with the family is asked at once', async () => {
    const { id, caseId, familyId } = await life.offered(await life.service('need-held', 1));
    await hear('paused', { id: caseId, familyId, reason: 'hospital', until: '2026-04-30T03:59:59.000Z' });
    expect((await life.get(id)).pause).toBeUndefined();
    expect(await life.notices(id)).toContain('referral.case-paused > gestora-1');
  });

  it('another professional takes the referrals of the case over', async () => {
    const { id, caseId, familyId } = await life.waiting(await life.service('need-person', 0));
    await hear(
      'reassigned',
      {
        id: caseId,
        familyId,
        line: 'case-management',
        from: 'gestora-1',
        to: 'gestora-2',
        holdsPlace: true,
        reason: 'leave',
      },
      2,
    );
    expect(await life.get(id)).toMatchObject({ personInCharge: 'gestora-2' });
    expect((await life.told(id)).at(-1)).toMatchObject({
      signal: 'reassigned',
      message: { personInCharge: 'gestora-2' },
    });
  });

  it('a family that renounces its case keeps its place until somebody has asked it', async () => {
    const { id, caseId, familyId } = await life.waiting(await life.service('need-renounced', 0));
    await hear('closed', { id: caseId, familyId, outcome: 'renounced' }, 5);
    expect(await life.get(id)).toMatchObject({ stage: 'waiting' });
    expect(await life.notices(id)).toEqual(
      expect.arrayContaining(['referral.case-closed > gestora-1', 'referral.case-closed > coordinator']),
    );
  });

  it('whoever leaves the office leaves nobody behind: the coordinator is told of each', async () => {
    const { id } = await life.waiting(await life.service('need-left', 0), { personInCharge: 'gestora-1' });
    await hear('staff', { person: 'gestora-1', roles: ['case-manager'], active: false, caseloads: [] });
    expect(await life.notices(id)).toContain('referral.person-left > coordinator');
  });

  it('nobody is called for a child who died, under whichever entry; the place goes to the next', async () => {
    const offer = await life.service('need-died', 1);
    const { id, childId } = await life.offered(offer);
    const next = await life.waiting(offer);
    const survivor = newId();
    await told(childId!, 2, survivor);
    await hear('deceased', { id: survivor, familyIds: [] });
    expect(await life.get(id)).toMatchObject({ stage: 'closed', outcome: 'withdrawn', exitReason: 'deceased' });
    expect(await life.get(next.id)).toMatchObject({ stage: 'offered' });
  });

  const standing = async (gapId: string) =>
    (await life.gap(gapId)).demands.map(({ state, endReason }) => [state, endReason]);
  /** A child for whom nobody was found. */
  const without = async (need: string, over = {}) => {
    const referral = await life.request(need, over);
    const [gap] = await life.openGaps(need);
    return { referral, gap: gap! };
  };

  it('nothing is proposed for a child who died: not where it waited in vain, and not where nobody was found', async () => {
    const offer = await life.service('need-no-more', 0);
    const { id, childId } = await life.waiting(offer);
    await life.comes(id, 'waiting.medium-ends');
    const [inVain] = await life.openGaps('need-no-more');
    const { gap, referral } = await without('need-nobody', { childId: childId! });
    await hear('deceased', { id: childId, familyIds: [] });
    for (const one of [inVain!, gap]) expect(await standing(one.id)).toEqual([['ended', 'deceased']]);
    expect(await life.notices(gap.id)).toEqual(['gap.demand-ended > gestora-1']);
    const ends = (await house.facts(gap.id)).filter(({ name }) => name === 'gap.demand-ended');
    expect(ends.map(({ data }) => data)).toMatchObject([{ reason: 'deceased', referralId: referral.id }]);
    await life.service('need-nobody', 5);
    await life.gapClosed(gap.id);
    expect(await standing(gap.id)).toEqual([['ended', 'deceased']]);
  });

  it('what was proposed for a child who died is taken from whoever would have called', async () => {
    const { gap, referral } = await without('need-called');
    await life.service('need-called', 5);
    await life.gapClosed(gap.id);
    expect(await standing(gap.id)).toEqual([['proposed', undefined]]);
    await hear('deceased', { id: referral.childId, familyIds: [] });
    expect(await standing(gap.id)).toEqual([['ended', 'deceased']]);
    expect(await life.notices(gap.id)).toContain('gap.demand-ended > gestora-1');
  });

  it('who comes of age waits no more for the place of a child, but for one that is not for children alone', async () => {
    const grown = await without('need-grown');
    const family = await without('need-of-family', { ageBand: 'family' });
    const adult = await without('need-adult', { ageBand: '14-17' });
    await life.service('need-adult', 5, { maxAge: 25 });
    await life.gapClosed(adult.gap.id);
    for (const { referral } of [grown, family, adult]) await hear('ofAge', { id: referral.childId, familyIds: [] });
    expect(await standing(grown.gap.id)).toEqual([['ended', 'of-age']]);
    expect(await standing(family.gap.id)).toEqual([['waiting', undefined]]);
    expect(await standing(adult.gap.id)).toEqual([['proposed', undefined]]);
    expect(await life.notices(adult.referral.id)).toContain('referral.child-of-age > gestora-1');
  });

  it('a family that declined, and one whose referral is withdrawn, wait for no other service', async () => {
    const offer = await life.service('need-let-be', 0);
    const [declined, withdrawn, other] = [
      await life.waiting(offer),
      await life.waiting(offer),
      await life.waiting(offer),
    ];
    for (const { id } of [declined, withdrawn, other]) await life.comes(id, 'waiting.medium-ends');
    await life.step(declined.id, 'family-refusal', { reason: 'distance' });
    await life.step(withdrawn.id, 'withdrawal', { reason: 'escalated' });
    const [gap] = await life.openGaps('need-let-be');
    expect(await standing(gap!.id)).toEqual([
      ['ended', 'family-declined'],
      ['ended', 'withdrawn'],
      ['waiting', undefined],
    ]);
    await life.step(other.id, 'wait-review', { decision: 'let-go', reason: 'no-way-left' }, life.coordinator);
    expect((await standing(gap!.id)).at(-1)).toEqual(['waiting', undefined]);
  });

  it('a merge whose undoing was told before it is not believed; the next one is', async () => {
    const { id, childId } = await life.waiting(await life.service('need-parted', 0));
    const [other, survivor] = [newId(), newId()];
    await told(childId!, 3);
    await told(childId!, 2, other);
    await hear('deceased', { id: other, familyIds: [] });
    expect(await life.get(id)).toMatchObject({ stage: 'waiting' });
    await told(childId!, 4, survivor);
    await hear('deceased', { id: survivor, familyIds: [] });
    expect(await life.get(id)).toMatchObject({ stage: 'closed', exitReason: 'deceased' });
  });

  it('the place of a child goes to a child; who is about to be received is left to whoever walks with them', async () => {
    const offer = await life.service('need-of-age', 1);
    const attending = await life.attending(offer);
    const waiting = await life.waiting(offer);
    for (const { childId } of [attending, waiting]) await hear('ofAge', { id: childId, familyIds: [] });
    expect(await life.get(waiting.id)).toMatchObject({ outcome: 'withdrawn', exitReason: 'of-age' });
    expect(await life.get(attending.id)).toMatchObject({ stage: 'attending' });
    expect(await life.notices(attending.id)).toContain('referral.child-of-age > gestora-1');
  });
});
