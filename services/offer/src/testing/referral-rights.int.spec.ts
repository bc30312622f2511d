import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId, type Principal } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import type { WholeGapDto } from '../gap/gap.dto.js';
import { body, ELSEWHERE, HERE, OfferHouse } from './offer-house.spec.js';
import { ReferralLife } from './referral-life.spec.js';

interface Operation {
  requestBody?: { content: Record<string, { examples: { example: { value: Record<string, unknown> } } }> };
  'x-oln-roles'?: Role[];
}

const WORKS = ['case-manager', 'family-therapist', 'community-manager', 'chcc-support'] as const;
const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const OFFICE: readonly Role[] = [...LEADS, ...WORKS];
const OVERSEES: readonly Role[] = ['regional-supervisor', 'national-supervisor'];
const READS: readonly Role[] = [...OFFICE, 'regional-supervisor'];
/** Where things stand: codes, ids and dates. */
const FOLLOWS: readonly Role[] = [...OFFICE, ...OVERSEES];
const NETWORK: readonly Role[] = ['network-member'];

const ANSWERS = [
  ...['acknowledgement', 'acceptance', 'wait-listing', 'refusal', 'appointment', 'attendance'],
  ...['missed-appointment', 'list-check', 'result'],
];
const STEPS = [
  ...[
    'sending',
    'no-offer',
    'confirmation',
    'postponement',
    'family-refusal',
    'release',
    'never-attended',
    'list-leaving',
  ],
  ...['withdrawal', 'worsening', 'pause', 'resumption', 'contact-attempts', 'answer-link'],
  'legal-basis',
];

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const RIGHTS: ReadonlyMap<string, readonly Role[]> = new Map([
  ...of(READS, ['get /referrals/{id}', 'get /referrals/{id}/contact-attempts']),
  ...of(
    FOLLOWS,
    ['/candidates', '/answers', '/timeline', '/due'].map((path) => `get /referrals/{id}${path}`),
  ),
  ...of(FOLLOWS, ['get /referrals', 'get /candidates', 'get /offers/{id}/waiting-list', 'get /gaps', 'get /gaps/{id}']),
  ...of([...LEADS, ...OVERSEES], ['get /offers/{id}/vacancy-offers']),
  ...of(
    OFFICE,
    [...STEPS, ...ANSWERS].map((path) => `post /referrals/{id}/${path}`),
  ),
  ...of(OFFICE, ['post /referrals', 'post /gaps']),
  ...of(
    OFFICE,
    ['take-up', 'passing-up', 'ending'].map((path) => `post /gaps/{gapId}/demands/{id}/${path}`),
  ),
  ...of(LEADS, ['post /referrals/{id}/wait-review', 'post /referrals/{id}/reassignment', 'post /gaps/{id}/closure']),
  ...of(NETWORK, ['get /institution/referrals', 'get /institution/referrals/{id}']),
  ...of(
    NETWORK,
    ANSWERS.map((path) => `post /institution/referrals/{id}/${path}`),
  ),
]);

function of(roles: readonly Role[], operations: readonly string[]): (readonly [string, readonly Role[]])[] {
  return operations.map((operation) => [operation, roles] as const);
}

const OWN = /^(get|post) \/(referrals|candidates|gaps|institution|offers\/\{id\}\/(waiting-list|vacancy-offers))/;

const PLACES = {
  'in charge': { person: 'gestora-1', communes: [HERE] },
  'a colleague': { person: 'gestora-2', communes: [HERE] },
  'in another commune': { person: 'gestora-1', communes: [ELSEWHERE] },
} as const;
type Place = keyof typeof PLACES;

/** What keeps somebody out. Everything else (a stale version, a wrong stage, an answer) means that they are in. */
const REFUSED =
  /^(REQUEST\.NOT_ALLOWED|REACH\.OTHER_COMMUNE|REFERRAL\.NOT_YOURS|(REFERRAL|OFFER|GAP|GAP\.DEMAND)[._]NOT_FOUND|GAP\.DEMAND_NOT_FOUND)$/;

describe('Every route of referrals, for every role, in every place', () => {
  let house: OfferHouse;
  let operations: Map<string, Operation>;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    const life = await ReferralLife.in(house);
    const offer = await life.service('need-rights', 0);
    ids.offers = offer.id;
    ids.referrals = (await life.waiting(offer)).id;
    await life.request('need-gap-rights');
    const gaps = body(await life.coordinator.get<{ items: { id: string }[] }>('/gaps?need=need-gap-rights')).items;
    ids.gaps = gaps[0]!.id;
    ids.demand = body(await life.coordinator.get<WholeGapDto>(`/gaps/${ids.gaps}`)).demands[0]!.id;
    const answer = await fetch(`${house.service.url}/api/offer/v1/openapi.json`);
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
    operations = new Map(all.filter(([name]) => OWN.test(name)));
  });
  afterAll(() => house?.close());

  it('stands in the table, and the description says the same', () => {
    expect([...RIGHTS.keys()].sort()).toEqual([...operations.keys()].sort());
    for (const [name, roles] of RIGHTS)
      expect([name, [...(operations.get(name)!['x-oln-roles'] ?? [])].sort()]).toEqual([name, [...roles].sort()]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES)
      for (const place of Object.keys(PLACES) as Place[])
        expect([operation, role, place, await call(operation, role, place)]).toEqual([
          operation,
          role,
          place,
          expected(operation, role, place),
        ]);
  });

  async function call(operation: string, role: Role, place: Place): Promise<string> {
    const [method, path] = operation.split(' ') as [string, string];
    const kind = path.split('/')[1] === 'institution' ? 'referrals' : path.split('/')[1]!;
    const real = path
      .replace('{gapId}', ids.gaps!)
      .replace('{id}', path.includes('demands') ? ids.demand! : (ids[kind] ?? newId()));
    const query = path === '/candidates' ? '?need=need-rights&ageBand=7-13' : '';
    const example = operations.get(operation)?.requestBody?.content['application/json']?.examples?.example?.value ?? {};
    const answer = await fetch(`${house.service.url}/api/offer/v1${real}${query}`, {
      method: method.toUpperCase(),
      headers: await headersOf(role, place),
      body: method === 'post' ? JSON.stringify(example) : undefined,
    });
    const { code, items } = (await answer.json()) as { code?: string; items?: unknown[] };
    if (code && REFUSED.test(code)) return code;
    if (code?.startsWith('REQUEST.') && code !== 'REQUEST.STALE') return code;
    return items?.length === 0 && !path.includes('{') ? 'in, and sees nothing' : 'in';
  }

  async function headersOf(role: Role, place: Place): Promise<Record<string, string>> {
    const { person, communes } = PLACES[place];
    const principal: Principal = { person, communes: [...communes], roles: [role], kind: 'person' };
    const token = await issueDevToken(principal, loadKeyRing(backEnds().secrets.keysFile), { ttl: 600 });
    // A version that no record has: who is in gets no further.
    const json = { 'content-type': 'application/json' };
    return { ...json, authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'if-match': '"999"' };
  }
});

function expected(operation: string, role: Role, place: Place): string {
  if (!RIGHTS.get(operation)!.includes(role)) return 'REQUEST.NOT_ALLOWED';
  const path = operation.split(' ')[1]!;
  const isElsewhere = place === 'in another commune';
  const isBeside = (WORKS as readonly Role[]).includes(role) && place === 'a colleague';
  if (path.startsWith('/institution/')) return path.includes('{id}') ? 'REFERRAL.NOT_FOUND' : 'in, and sees nothing';
  if (path.startsWith('/referrals/'))
    return isElsewhere ? 'REFERRAL.NOT_FOUND' : isBeside ? 'REFERRAL.NOT_YOURS' : 'in';
  if (path.startsWith('/offers/')) return isElsewhere ? 'OFFER.NOT_FOUND' : 'in';
  if (path.includes('demands')) return isElsewhere ? 'GAP.DEMAND_NOT_FOUND' : isBeside ? 'REFERRAL.NOT_YOURS' : 'in';
  if (path.startsWith('/gaps/')) return isElsewhere ? 'GAP.NOT_FOUND' : 'in';
  if (operation === 'get /referrals') return isElsewhere || isBeside ? 'in, and sees nothing' : 'in';
  // What one of them adds, others of the same commune see from then on.
  return operation === 'get /gaps' && isElsewhere ? 'in, and sees nothing' : 'in';
}
