import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { ApiDescription } from '@oln/service-testing';
import type { WholeGapDto } from '../gap/gap.dto.js';
import type { ReferralDto } from '../referral/referral.dto.js';
import { body, OfferHouse } from './offer-house.spec.js';
import { ReferralLife } from './referral-life.spec.js';

const NEED = 'mental-health-care';

/** Every body of the description, as its example shows it, is taken. */
describe('The examples of referrals', () => {
  let house: OfferHouse;
  let life: ReferralLife;
  let description: ApiDescription;
  const sent = new Set<string>();

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
    description = await ApiDescription.of(house.base);
  });
  afterAll(() => house?.close());

  function exampleOf(operation: string): Record<string, unknown> {
    const value = description.exampleOf(operation);
    expect([operation, value]).not.toEqual([operation, undefined]);
    sent.add(operation);
    return value as Record<string, unknown>;
  }

  const step = (
    id: string,
    path: string,
    more: Record<string, unknown> = {},
    by = life.manager,
  ): Promise<ReferralDto> => life.step(id, path, { ...exampleOf(`post /referrals/{id}/${path}`), ...more }, by);

  async function request(): Promise<ReferralDto> {
    const own = { familyId: newId(), childId: newId(), caseId: newId() };
    return body(await life.manager.post<ReferralDto>('/referrals', { ...exampleOf('post /referrals'), ...own }), 201);
  }

  it('take a child from the request to the result', async () => {
    const { id: offerId } = await life.service(NEED, 2);
    await life.service(NEED, 2);
    const { id } = await request();
    await step(id, 'sending', { offerId });
    await step(id, 'acceptance');
    await step(id, 'appointment');
    const contact = exampleOf('post /referrals/{id}/contact-attempts');
    body(await life.manager.post(`/referrals/${id}/contact-attempts`, contact), 201);
    await step(id, 'confirmation');
    await step(id, 'worsening');
    await step(id, 'legal-basis');
    await step(id, 'reassignment', {}, life.coordinator);
    await house.travelTo('2026-03-23T13:00:00Z');
    await step(id, 'attendance', {}, life.coordinator);
    expect(await step(id, 'result', {}, life.coordinator)).toMatchObject({ stage: 'closed', outcome: 'effective' });
    await house.travelTo('2026-03-02T13:30:00Z');
  });

  it('take others other ways', async () => {
    const { id: offerId } = await life.service(NEED, 0);
    const waiting = async (): Promise<string> => {
      const { id } = await request();
      await life.step(id, 'sending', { offerId });
      return (await life.step(id, 'wait-listing')).id;
    };
    await step(await waiting(), 'refusal');
    await step(await waiting(), 'list-leaving');
    await step(await waiting(), 'pause');
    await step(await waiting(), 'withdrawal');
    await step(await waiting(), 'family-refusal');
    const reviewed = await waiting();
    await life.comes(reviewed, 'waiting.medium-ends');
    await step(reviewed, 'wait-review', {}, life.coordinator);
    const { id: open } = await life.service(NEED, 1);
    const { id } = await request();
    await life.step(id, 'sending', { offerId: open });
    await life.step(id, 'acceptance');
    await step(id, 'postponement');
  });

  it('open, close and take up gaps', async () => {
    const gap = body(await life.manager.post<{ id: string }>('/gaps', exampleOf('post /gaps')), 201);
    body(await life.coordinator.post(`/gaps/${gap.id}/closure`, exampleOf('post /gaps/{id}/closure'), { ifMatch: 1 }));
    await life.request('need-example-gap');
    const [found] = body(await life.manager.get<{ items: { id: string }[] }>('/gaps?need=need-example-gap')).items;
    const whole = body(await life.manager.get<WholeGapDto>(`/gaps/${found!.id}`));
    const path = `/gaps/${found!.id}/demands/${whole.demands[0]!.id}/take-up`;
    // Nothing is proposed yet: the body was taken, the rule was not met.
    expect((await life.manager.post(path, exampleOf('post /gaps/{gapId}/demands/{id}/take-up'))).status).toBe(409);
    const ending = `/gaps/${found!.id}/demands/${whole.demands[0]!.id}/ending`;
    body(await life.manager.post(ending, exampleOf('post /gaps/{gapId}/demands/{id}/ending')));
  });

  it('are there for every body of referrals', () => {
    const bodies = description.withBody().filter((name) => / \/(referrals|gaps)/.test(name));
    expect([...sent].sort()).toEqual(bodies.sort());
  });
});
