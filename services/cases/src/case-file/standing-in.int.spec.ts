import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Questions, type Actors, type DueDateView, type Page, type Principal } from '@oln/service-kit';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { ApiClient, backEnds } from '@oln/testing';
import { body, CasesHouse, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';

describe('A case that is not in one’s charge', () => {
  let house: CasesHouse;
  let caseId: string;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    caseId = (await (await FamilyLife.in(house)).open()).id;
  });
  afterAll(() => house?.close());

  /** Status of a call by a colleague of `gestora-1`, whose the case is. */
  async function ask(path: string, more: Partial<Principal>, init: RequestInit = {}): Promise<number> {
    const principal: Principal = {
      person: 'gestora-2',
      roles: ['case-manager'],
      communes: [HERE],
      kind: 'person',
      ...more,
    };
    const token = await issueDevToken(principal, loadKeyRing(backEnds().secrets.keysFile));
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...{ 'idempotency-key': Math.random().toString(), 'if-match': '"1"' },
    };
    return (await fetch(`${house.base}${path}`, { ...init, headers })).status;
  }
  const attempt = {
    method: 'POST',
    body: JSON.stringify({ kind: 'visit', result: 'not-reached', at: '2026-03-02T13:00:00Z' }),
  };

  it('is closed to a colleague', async () => {
    expect([await ask(`/cases/${caseId}`, {}), await ask(`/cases/${caseId}/sessions`, {})]).toEqual([403, 403]);
  });

  it('is as one’s own to who stands in for the person in charge', async () => {
    const standsInFor = [{ commune: HERE, person: 'gestora-1' }];
    expect(await ask(`/cases/${caseId}/sessions`, { standsInFor })).toBe(200);
    expect(await ask(`/cases/${caseId}/contact-attempts`, { standsInFor }, attempt)).toBe(201);
    expect(await ask(`/cases/${caseId}/sessions`, { standsInFor: [{ commune: HERE, person: 'gestora-3' }] })).toBe(403);
  });

  it('is read, and not changed, in an emergency; no other one is', async () => {
    const opened = [{ commune: HERE, id: caseId }];
    expect([await ask(`/cases/${caseId}`, { opened }), await ask(`/cases/${caseId}/sessions`, { opened })]).toEqual([
      ...[200, 200],
    ]);
    expect(await ask(`/cases/${caseId}/contact-attempts`, { opened }, attempt)).toBe(403);
    expect(
      await ask(`/cases/${caseId}`, { opened: [{ commune: HERE, id: '01939b1e-0000-7000-8000-0000000000d1' }] }),
    ).toBe(403);
  });
});

/** Clocks, each of a record of its own: `rule` names who is in charge, and where. */
const CLOCKS = `
  insert into due_dates (id, commune, process, entity_id, stage, rule, kind, due, overdue_to, person_in_charge, revision, version, state)
  select gen_random_uuid(), commune, 'caseManagement', gen_random_uuid(), 'execution', person || ' ' || commune, 'term',
         timestamptz '2026-03-20T03:00:00Z', 'coordinator', person, 1, 1, 'open'
    from unnest(array['gestora-1', 'gestora-2', 'gestora-3']) person, unnest(array['${HERE}', '${ELSEWHERE}']) commune`;

describe('What is due of who is away', () => {
  let house: CasesHouse;
  const ours = `gestora-2 ${HERE}`;
  const theirs = `gestora-1 ${HERE}`;
  const further = `gestora-2 ${ELSEWHERE}`;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    await house.admin.query(CLOCKS);
  });
  afterAll(() => house?.close());

  /** Rules of the clocks that gestora-2, who works in both offices, is shown. */
  async function due(standsInFor: Principal['standsInFor'], query = ''): Promise<string[]> {
    const principal: Principal = {
      ...{ person: 'gestora-2', roles: ['case-manager'], communes: [HERE, ELSEWHERE], kind: 'person' },
      standsInFor,
    };
    const client = await ApiClient.of(principal, house.base, backEnds().secrets.keysFile);
    return body(await client.get<{ items: { rule: string }[] }>(`/due${query}`))
      .items.map(({ rule }) => rule)
      .sort();
  }
  const inForce = [{ commune: HERE, person: 'gestora-1' }];

  it('is shown to who stands in beside their own, in the commune in which they do', async () => {
    expect(await due(undefined)).toEqual([ours, further].sort());
    expect(await due(inForce)).toEqual([theirs, ours, further].sort());
  });

  it('is shown alone to who asks for it, and of nobody else', async () => {
    expect(await due(inForce, '?personInCharge=gestora-1')).toEqual([theirs]);
    expect(await due(inForce, '?personInCharge=gestora-3')).toEqual([ours, further].sort());
    expect(await due(undefined, '?personInCharge=gestora-1')).toEqual([ours, further].sort());
  });

  it('is nothing where the token does not say that they work there', async () => {
    const elsewhere = [{ commune: '01101', person: 'gestora-3' }];
    expect(await due(elsewhere)).toEqual([ours, further].sort());
  });

  it('is part of what the gateway asks for, over the wire: of whom something is expected', async () => {
    const eyes = (person: string, standsInFor?: Principal['standsInFor']) => ({
      ...{ person, kind: 'person' as const, communes: [HERE, ELSEWHERE], roles: ['case-manager' as const] },
      ...(standsInFor && { standsInFor }),
    });
    const asked = (principal: Partial<Principal>, actors: Actors) =>
      house.under(principal, () => house.get(Questions).ask<Page<DueDateView>>('cases', 'deadlines', { actors }));
    const rules = async (answer: ReturnType<typeof asked>) => (await answer).items.map(({ rule }) => rule).sort();
    const roles: Actors['roles'] = ['case-manager'];
    const actors = { persons: ['gestora-2'], roles, standsInFor: inForce };
    expect(await rules(asked(eyes('gestora-2', inForce), actors))).toEqual([theirs, ours, further].sort());
    // Whoever claims it in the question and not in their token is shown nothing more.
    expect(await rules(asked(eyes('gestora-2'), actors))).toEqual([ours, further].sort());
  });
});
