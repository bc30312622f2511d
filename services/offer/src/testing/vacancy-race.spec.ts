import type { ApiClient } from '@oln/testing';
import { body } from './offer-house.spec.js';
import type { ReferralLife } from './referral-life.spec.js';

export interface Race {
  referrals: number;
  vacancies: number;
  /** Clients at once. */
  clients?: number;
}

export interface Raced {
  offered: number;
  waiting: number;
  taken: number;
  claims: number;
  /** The list as it is shown, and as it must be: priority, then arrival. */
  order: string[];
  expectedOrder: string[];
}

const PRIORITIES = ['low', 'medium', 'high'] as const;

/** Many referrals for few places: half of the places are there at once, the others appear while all are answered. */
export async function race(life: ReferralLife, { referrals, vacancies, clients = 20 }: Race): Promise<Raced> {
  const need = `need-raced-${referrals}-${vacancies}`;
  const atOnce = Math.floor(vacancies / 2);
  const offer = await life.service(need, atOnce);
  const all = await inTurns(clients, [...Array(referrals).keys()], async (at) =>
    life.request(need, { priority: PRIORITIES[at % 3]! }),
  );
  const sent = await inTurns(clients, all, ({ id }) => life.step(id, 'sending', { offerId: offer.id }));
  const raised = setTimeout(
    () => void life.map.places(offer.id, '2026-01-01', vacancies, atOnce + 1).catch(() => undefined),
    500,
  );
  await inTurns(clients, sent, ({ id }) => answer(life.manager, life, id));
  clearTimeout(raised);
  await raise(life, offer.id, vacancies);
  return countOf(life, offer.id);
}

/** Accepts; where there is no place, or others wait before, the child goes on the list. Asked again where somebody was faster. */
async function answer(by: ApiClient, life: ReferralLife, id: string): Promise<void> {
  for (let times = 0; times < 20; times += 1) {
    const { version, stage } = await life.get(id);
    if (stage !== 'sent') return;
    const accepted = await by.post(
      `/referrals/${id}/acceptance`,
      { appointmentAt: life.inDays(10) },
      { ifMatch: version },
    );
    if (accepted.status === 200) return;
    const waits = await by.post(`/referrals/${id}/wait-listing`, {}, { ifMatch: version });
    if (waits.status === 200) return;
  }
  throw new Error(`The referral ${id} got no answer in`);
}

/** All places are declared in the end, whoever declared some meanwhile. */
async function raise(life: ReferralLife, offerId: string, places: number): Promise<void> {
  for (let times = 0; times < 20; times += 1) {
    const [period] = body(
      await life.coordinator.get<{ version: number; places: number }[]>(`/offers/${offerId}/capacities`),
    );
    if (period!.places === places) return;
    await life.coordinator.put(`/offers/${offerId}/capacities/2026-01-01`, { places }, { ifMatch: period!.version });
  }
}

async function countOf(life: ReferralLife, offerId: string): Promise<Raced> {
  const { rows } = await life.house.admin.query(
    `select id, stage, priority_rank as rank, arrived_at as at from referrals where offer_id = $1 order by priority_rank, arrived_at, id`,
    [offerId],
  );
  const waiting = rows.filter(({ stage }) => stage === 'waiting');
  const order: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const path: string = `/offers/${offerId}/waiting-list?limit=100${next ? `&cursor=${next}` : ''}`;
    const page = body(await life.coordinator.get<{ items: { referralId: string }[]; next?: string }>(path));
    order.push(...page.items.map(({ referralId }) => referralId));
    next = page.next;
  }
  return {
    offered: rows.filter(({ stage }) => stage === 'offered').length,
    waiting: waiting.length,
    taken: await life.taken(offerId),
    claims: await life.claims(offerId),
    order,
    expectedOrder: waiting.map(({ id }) => id),
  };
}

/** So many at once, results in order. */
async function inTurns<Item, Result>(
  clients: number,
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await run(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return results;
}
