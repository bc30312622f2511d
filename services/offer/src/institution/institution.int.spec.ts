import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { ApiClient, backEnds } from '@oln/testing';
import { body, ELSEWHERE, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import type { ReceivedReferralDto } from './institution.dto.js';

describe('an institution of the network', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  /** Somebody of the institution, in the office that keeps its entry or in another one. */
  const of = (institution: string, commune = HERE): Promise<ApiClient> =>
    ApiClient.as(
      'red-1',
      ['network-member'],
      [commune],
      `${house.service.url}/api/offer/v1`,
      backEnds().secrets.keysFile,
      institution,
    );

  it('sees what was sent to it and nothing that tells who the child is, and answers', async () => {
    const offer = await life.service('need-institution', 1);
    const { id, familyId, childId } = await life.sent(offer);
    const client = await of(offer.organizationId);
    const { items } = body(await client.get<{ items: ReceivedReferralDto[] }>('/institution/referrals'));
    expect(items).toMatchObject([{ id, need: 'need-institution', ageBand: '7-13', priority: 'medium', stage: 'sent' }]);
    for (const secret of [familyId, childId!, 'gestora-1']) expect(JSON.stringify(items)).not.toContain(secret);
    const step = async (path: string, input: unknown = {}): Promise<ReceivedReferralDto> => {
      const { version } = body(await client.get<ReceivedReferralDto>(`/institution/referrals/${id}`));
      return body(
        await client.post<ReceivedReferralDto>(`/institution/referrals/${id}/${path}`, input, { ifMatch: version }),
      );
    };
    await step('acknowledgement');
    expect(await step('acceptance', { appointmentAt: life.inDays(10) })).toMatchObject({ stage: 'offered' });
    await life.step(id, 'confirmation');
    expect(await step('attendance', { at: house.now.toISOString() })).toMatchObject({ outcome: 'effective' });
    expect(await step('result', { result: 'completed' })).toMatchObject({ stage: 'closed', result: 'completed' });
    const answers = body(
      await life.manager.get<{ items: { via: string; person: string }[] }>(`/referrals/${id}/answers`),
    ).items;
    expect(new Set(answers.map(({ via, person }) => `${via} ${person}`))).toEqual(new Set(['institution red-1']));
    const audit = await house.admin.query(`select 1 from audit where action = 'institution.read' and entity_id = $1`, [
      id,
    ]);
    expect(audit.rows.length).toBeGreaterThan(0);
  });

  it('does not see what was sent to another, nor what staff works with', async () => {
    const { id } = await life.sent(await life.service('need-of-other', 1));
    const other = await of(newId());
    expect((await other.get(`/institution/referrals/${id}`)).status).toBe(404);
    expect((await other.post(`/institution/referrals/${id}/wait-listing`, {}, { ifMatch: 2 })).status).toBe(404);
    expect(body(await other.get<{ items: unknown[] }>('/institution/referrals')).items).toEqual([]);
    expect((await other.get(`/referrals/${id}`)).status).toBe(403);
  });

  it('is not whoever the directory of another office calls so', async () => {
    const offer = await life.service('need-forged', 1);
    const { id } = await life.sent(offer);
    const forged = await of(offer.organizationId, ELSEWHERE);
    expect(body(await forged.get<{ items: unknown[] }>('/institution/referrals')).items).toEqual([]);
    expect((await forged.get(`/institution/referrals/${id}`)).status).toBe(404);
  });

  it('loses sight of what it has declined', async () => {
    const [offer] = [await life.service('need-lost', 1), await life.service('need-lost', 1)];
    const { id } = await life.sent(offer);
    const client = await of(offer.organizationId);
    body(await client.post(`/institution/referrals/${id}/refusal`, { reason: 'outside-area' }, { ifMatch: 2 }));
    expect((await client.get(`/institution/referrals/${id}`)).status).toBe(404);
  });
});
