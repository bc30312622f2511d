import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReferralStage } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { ApiDescription, failures, senderTo, takenUnknown, WRONG, type Json } from '@oln/service-testing';
import { HERE, OfferHouse } from './offer-house.spec.js';

/** Where a referral must stand for the body to be looked at closely. */
const STAGES: readonly (readonly [RegExp, ReferralStage])[] = [
  [/sending/, 'matching'],
  [/list-leaving|pause$/, 'waiting'],
  [/wait-review/, 'wait-review'],
  [/confirmation|postponement|appointment|contact/, 'offered'],
  [/attendance/, 'attending'],
  [/result/, 'result'],
];

const OF_A_PROBLEM: unknown = expect.stringContaining('"type":"urn:oln:problem:');

describe('A body about a referral that is not as it should be', () => {
  let house: OfferHouse;
  let examples: [string, Json][];
  let sender: Awaited<ReturnType<typeof senderTo>>;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-25T13:00:00Z');
    sender = await senderTo(house.base, { roles: ['coordinator'], real: realOf, ifMatch: () => '"1"' });
    const description = await ApiDescription.of(house.base, (name) => /^post \/(referrals|gaps)/.test(name));
    examples = description.examples();
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

  async function realOf(path: string): Promise<string> {
    const stage = STAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'sent';
    const id = path.startsWith('/referrals/') ? await referralIn(stage) : newId();
    return path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? id : newId()));
  }

  async function send(operation: string, sent: Json): Promise<{ status: number; text: string }> {
    const answer = await sender(operation, sent);
    if (answer.status >= 400) expect([operation, answer.text]).toEqual([operation, OF_A_PROBLEM]);
    return answer;
  }

  it('never ends in a failure of ours, whatever stands in whichever field', async () => {
    expect(examples.length).toBeGreaterThan(15);
    expect(await failures(examples, send)).toEqual([]);
  }, 300_000);

  it('is refused with a field nobody knows, and without what must be there', async () => {
    expect(await takenUnknown(examples, send)).toEqual([]);
    for (const [operation] of examples) expect((await send(operation, {})).status).toBeLessThan(500);
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
