import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OlnEvent } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import type { ReferralDto } from '../referral/referral.dto.js';
import { REQUEST } from '../referral/referral.examples.js';
import { WatchedReferrals } from '../referral/watched-referrals.js';
import { body, codeOf, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { SharingConsentConsumer } from './sharing-consent.nats.js';

interface Told {
  persons: string[];
  familyIds?: string[];
  turn?: number;
  purpose?: string;
}

const WITHDRAWN = [409, 'REFERRAL.CONSENT_WITHDRAWN'];
const BASIS = { legalBasis: 'court-order', legalBasisReason: 'CAUSA-DE-PROTECCIÓN 77' };

describe('Consent to sending data to institutions', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-12-01T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  /** As the fact comes in. */
  function hear(what: 'given' | 'withdrawn' | 'lapsed', { persons, familyIds = [], turn = 1, ...more }: Told) {
    const { id, personId, purpose } = { id: newId(), personId: persons[0], purpose: 'sharing', ...more };
    const data = { id, personId, purpose, persons, familyIds, turn, refused: false };
    const event = { commune: HERE, asof: house.now.toISOString(), data } as unknown as OlnEvent<never>;
    const consumer = house.get(SharingConsentConsumer);
    return house.inbox((tx) => consumer[what](event, tx));
  }

  const ask = (need: string, over: Record<string, unknown> = {}) =>
    life.manager.post<ReferralDto>('/referrals', {
      ...{ ...REQUEST, familyId: newId(), childId: newId(), caseId: newId(), need },
      ...over,
    });
  const told = async (id: string) => (await life.told(id)).map(({ signal, message }) => [signal, message]);

  it('nobody was asked: a referral is opened on the legal basis of the office, as ever', async () => {
    await life.service('need-unasked', 1);
    expect((await ask('need-unasked')).status).toBe(201);
  });

  it('withdrawn, no referral of the child is opened, by whichever entry; of another legal basis it is, with its reason', async () => {
    await life.service('need-basis', 1);
    const [childId, entry] = [newId(), newId()];
    await hear('withdrawn', { persons: [childId, entry] });
    for (const id of [childId, entry]) expect(codeOf(await ask('need-basis', { childId: id }))).toEqual(WITHDRAWN);
    expect(codeOf(await ask('need-basis', { childId, legalBasis: 'court-order' }))).toEqual([
      ...[422, 'REFERRAL.BASIS_INCOMPLETE'],
    ]);
    const opened = body(await ask('need-basis', { childId, ...BASIS }), 201);
    expect(opened).toMatchObject({ legalBasis: 'court-order', legalBasisBy: 'gestora-1', stage: 'matching' });
    expect(await life.get(opened.id)).toMatchObject({ legalBasisReason: BASIS.legalBasisReason });
    const { rows } = await house.admin.query(
      `select basis_reason, (select reason from audit where entity_id = referral_id and action = 'referral.request') as audited
         from referral_notes where referral_id = $1`,
      [opened.id],
    );
    expect(rows[0].audited).toBe('court-order');
    expect(rows[0].basis_reason.toString('latin1')).not.toContain('CAUSA');
    expect(JSON.stringify(await house.events(opened.id))).not.toContain('CAUSA');
    await hear('given', { persons: [childId, entry], turn: 2 });
    expect((await ask('need-basis', { childId: entry })).status).toBe(201);
  });

  it('of a family is anybody’s in it, as long as they live in it; of a child the child’s alone', async () => {
    await life.service('need-family', 3);
    const [familyId, mother] = [newId(), newId()];
    await hear('withdrawn', { persons: [mother], familyIds: [familyId] });
    const whole = { familyId, childId: undefined, ageBand: 'family' };
    expect(codeOf(await ask('need-family', whole))).toEqual(WITHDRAWN);
    expect((await ask('need-family', { familyId })).status).toBe(201);
    await hear('withdrawn', { persons: [mother], familyIds: [], turn: 2 });
    expect((await ask('need-family', whole)).status).toBe(201);
  });

  it('what is told twice, late or of another purpose changes nothing', async () => {
    await life.service('need-order', 3);
    const childId = newId();
    await hear('given', { persons: [childId], turn: 2 });
    for (let times = 0; times < 2; times += 1) await hear('withdrawn', { persons: [childId], turn: 1 });
    await hear('withdrawn', { persons: [childId], turn: 9, purpose: 'predictive-score' });
    expect((await ask('need-order', { childId })).status).toBe(201);
    await hear('withdrawn', { persons: [childId], turn: 3 });
    expect(codeOf(await ask('need-order', { childId, need: 'need-other' }))).toEqual(WITHDRAWN);
    await hear('lapsed', { persons: [childId], turn: 4 });
    expect((await ask('need-order', { childId, need: 'need-other' })).status).toBe(201);
  });

  it('withdrawn while it is open, a referral stays where it is; who is in charge is told, and a clock runs', async () => {
    const offer = await life.service('need-open', 0);
    await life.service('need-open', 0);
    const { id, childId } = await life.waiting(offer);
    for (let times = 0; times < 2; times += 1) await hear('withdrawn', { persons: [childId!] });
    const since = house.now.toISOString();
    expect(await life.get(id)).toMatchObject({ stage: 'waiting', consentWithdrawnAt: since, version: 4 });
    const notices = (await life.notices(id)).filter((notice) => notice.startsWith('referral.consent'));
    expect(notices.sort()).toEqual([
      'referral.consent-withdrawn > coordinator',
      'referral.consent-withdrawn > gestora-1',
    ]);
    expect((await told(id)).at(-1)).toMatchObject(['moved', { anchors: { consentWithdrawnAt: since } }]);
    expect((await life.ring(id, 'waiting.consent', house.now.toISOString())).verdict).toBe('stands');
    expect(await life.notices(id)).toContain('deadline.overdue > gestora-1');
    // Started anew by the watchdog it counts on from the withdrawal.
    const revived = await house.under({ communes: [HERE] }, () =>
      house.get(UnitOfWork).run('watchdog.revive', (tx: Tx) => house.get(WatchedReferrals).revival(tx, id)),
    );
    expect(revived!.input.anchors).toMatchObject({ consentWithdrawnAt: since });
  });

  it('nothing is sent to another institution until somebody says on what else it rests; then it goes on', async () => {
    const [first, second] = [await life.service('need-next', 0), await life.service('need-next', 0)];
    const sent = await life.sent(first);
    const matching = await life.request('need-next');
    for (const { childId } of [sent, matching]) await hear('withdrawn', { persons: [childId!] });
    expect(await life.refused(matching.id, 'sending', { offerId: first.id })).toEqual(WITHDRAWN);
    expect(await life.comes(sent.id, 'sent.next-provider')).toMatchObject({ stage: 'sent', offerId: first.id });
    await life.step(sent.id, 'wait-listing');
    await life.comes(sent.id, 'waiting.medium-ends');
    const next = { decision: 'next-provider' };
    expect(await life.refused(sent.id, 'wait-review', next, life.coordinator)).toEqual(WITHDRAWN);
    const stated = await life.step(sent.id, 'legal-basis', { basis: 'protection-measure', reason: 'Medida en curso' });
    expect(stated).toMatchObject({ legalBasis: 'protection-measure', legalBasisBy: 'gestora-1', stage: 'wait-review' });
    expect(stated.consentWithdrawnAt).toBeUndefined();
    const settled = (await told(sent.id)).filter(([signal]) => signal === 'happened');
    expect(settled.at(-1)).toMatchObject(['happened', { what: 'consent-settled' }]);
    expect(await life.step(sent.id, 'wait-review', next, life.coordinator)).toMatchObject({
      ...{ stage: 'sent', offerId: second.id, legalBasis: 'protection-measure' },
    });
    await hear('withdrawn', { persons: [sent.childId!], turn: 2 });
    expect((await life.get(sent.id)).consentWithdrawnAt).toBeUndefined();
    expect(await life.step(matching.id, 'withdrawal', { reason: 'other' })).toMatchObject({ outcome: 'withdrawn' });
  });

  it('given again, it goes on by itself', async () => {
    const offer = await life.service('need-again', 0);
    const { id, childId } = await life.waiting(offer);
    await hear('withdrawn', { persons: [childId!] });
    await hear('given', { persons: [childId!], turn: 2 });
    expect((await life.get(id)).consentWithdrawnAt).toBeUndefined();
    expect(await life.notices(id)).toContain('referral.consent-given > gestora-1');
    expect((await told(id)).at(-1)).toMatchObject(['happened', { what: 'consent-settled' }]);
  });

  it('the institution reads no more what people wrote, and may still answer', async () => {
    const offer = await life.service('need-institution', 1);
    const { id, childId } = await life.sent(offer);
    const institution = await house.as('cesfam-1', ['network-member'], [HERE], offer.organizationId);
    const read = async () => body(await institution.get<{ note?: string }>(`/institution/referrals/${id}`));
    expect(await read()).toMatchObject({ note: REQUEST.note });
    await hear('withdrawn', { persons: [childId!] });
    expect((await read()).note).toBeUndefined();
    const { version } = await life.get(id);
    const answer = await institution.post(`/institution/referrals/${id}/wait-listing`, {}, { ifMatch: version });
    expect(answer.status).toBe(200);
    expect((await life.get(id)).consentWithdrawnAt).toBeDefined();
  });

  it('withdrawn at the very moment in which it is opened: it is not opened, or somebody is asked', async () => {
    await life.service('need-race', 9);
    for (let round = 0; round < 5; round += 1) {
      const childId = newId();
      const [answer] = await Promise.all([ask('need-race', { childId }), hear('withdrawn', { persons: [childId] })]);
      if (answer.status === 201) expect((await life.get(answer.body.id)).consentWithdrawnAt).toBeDefined();
      else expect(codeOf(answer)).toEqual(WITHDRAWN);
    }
  });

  it('a place is still offered to who waits for it: it is the family that confirms', async () => {
    const offer = await life.service('need-place', 0);
    const { id, childId } = await life.waiting(offer);
    await hear('withdrawn', { persons: [childId!] });
    await life.map.places(offer.id, '2026-01-01', 1, 1);
    expect(await life.get(id)).toMatchObject({ stage: 'offered' });
    expect((await life.get(id)).consentWithdrawnAt).toBeDefined();
  });
});
