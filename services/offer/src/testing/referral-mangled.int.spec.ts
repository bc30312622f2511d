import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReferralStage } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { HERE, OfferHouse } from './offer-house.spec.js';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
interface Operation {
  requestBody?: { content: Record<string, { examples?: { example: { value: Json } } }> };
}

/** What people and programs send instead of what was asked for. */
const WRONG: readonly Json[] = [
  ...[null, '', ' ', 'x'.repeat(30_000), '\u0000', '\ud83e', -1, 0, 1.5, 1e30, true, [], {}, [[]], [null], ['x']],
  ...['2026-02-30', '2026-12-31T23:59:60Z', '2199-12-31', '1900-01-01T00:00:00-15:59', '__proto__'],
];

/** Where a referral must stand for the body to be looked at closely. */
const STAGES: readonly (readonly [RegExp, ReferralStage])[] = [
  [/sending/, 'matching'],
  [/list-leaving|pause$/, 'waiting'],
  [/wait-review/, 'wait-review'],
  [/confirmation|postponement|appointment|contact/, 'offered'],
  [/attendance/, 'attending'],
  [/result/, 'result'],
];

describe('A body about a referral that is not as it should be', () => {
  let house: OfferHouse;
  let coordinator: ApiClient;
  let operations: [string, Json][];

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-25T13:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    const answer = await fetch(`${house.service.url}/api/offer/v1/openapi.json`);
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => {
        const value = requestBody?.content['application/json']?.examples?.example.value;
        return value !== undefined && method === 'post' && /^\/(referrals|gaps)/.test(path)
          ? [[path, value] as [string, Json]]
          : [];
      }),
    );
  });
  afterAll(() => house?.close());

  async function referralIn(stage: ReferralStage): Promise<string> {
    const [waits, offered] = [
      stage === 'waiting' || stage === 'wait-review',
      stage === 'offered' || stage === 'attending',
    ];
    const at = '2026-03-02T13:00:00Z';
    const { rows } = await house.admin.query(
      `insert into referrals (id, commune, version, family_id, need, sector, age_band, priority, priority_rank, person_in_charge, stage, stage_since,
                              requested_at, offer_id, organization_id, sent_at, arrived_at, wait_counts_from, review_cause, offered_at, appointment_at,
                              outcome, outcome_at, exit_stage, effective_at)
       values (gen_random_uuid(), '${HERE}', 1, gen_random_uuid(), 'need', 'health', '7-13', 'medium', 1, 'gestora-1', $1, '${at}', '${at}',
               $2::uuid, $2::uuid, $3, $4, $4, $5, $6, $6, $7, $8, $9, $8) returning id`,
      [
        ...[stage, stage === 'matching' ? null : newId(), stage === 'matching' ? null : at, waits ? at : null],
        ...[stage === 'wait-review' ? 'wait-ended' : null, offered ? at : null],
        ...(stage === 'result' ? ['effective', at, 'attending'] : [null, null, null]),
      ],
    );
    return rows[0].id;
  }

  async function send(path: string, sent: unknown): Promise<{ status: number; text: string }> {
    const stage = STAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'sent';
    const id = path.startsWith('/referrals/') ? await referralIn(stage) : newId();
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? id : newId()));
    const answer = await coordinator.post(real, sent, { ifMatch: 1 });
    const { type } = (answer.body ?? {}) as { type?: string };
    if (answer.status >= 400) expect([path, type?.startsWith('urn:oln:problem:')]).toEqual([path, true]);
    return { status: answer.status, text: JSON.stringify(answer.body) };
  }

  it('never ends in a failure of ours, whatever stands in whichever field', async () => {
    expect(operations.length).toBeGreaterThan(15);
    const failed: string[] = [];
    for (const [path, example] of operations)
      for (const name of Object.keys(example as object))
        for (const wrong of WRONG) {
          const { status } = await send(path, { ...(example as object), [name]: wrong });
          if (status >= 500) failed.push(`${path} ${name} = ${JSON.stringify(wrong)?.slice(0, 40)}`);
        }
    expect(failed).toEqual([]);
  }, 300_000);

  it('is refused with a field nobody knows, and without what must be there', async () => {
    for (const [path, example] of operations) {
      const { status, text } = await send(path, { ...(example as object), unheardOf: 1 });
      expect([path, status, text.includes('unheardOf')]).toEqual([path, 400, true]);
      expect((await send(path, {})).status).toBeLessThan(500);
    }
  });

  it('by a link is refused as every other', async () => {
    const url = `${house.service.url}/api/offer/v1/answers/${'A'.repeat(43)}`;
    for (const sent of [...WRONG, { answer: 'accepted', at: {} }]) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) });
      expect([sent, answer.status < 500]).toEqual([sent, true]);
    }
    for (const token of ['x', '..%2f', '%00', 'A'.repeat(5_000)])
      expect((await fetch(`${house.service.url}/api/offer/v1/answers/${token}`)).status).toBeLessThan(500);
  });
});
