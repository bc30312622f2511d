import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@oln/service-kit';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { backEnds } from '@oln/testing';
import { CasesHouse, HERE } from '../testing/cases-house.spec.js';
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
    const opened = [caseId];
    expect([await ask(`/cases/${caseId}`, { opened }), await ask(`/cases/${caseId}/sessions`, { opened })]).toEqual([
      ...[200, 200],
    ]);
    expect(await ask(`/cases/${caseId}/contact-attempts`, { opened }, attempt)).toBe(403);
    expect(await ask(`/cases/${caseId}`, { opened: ['01939b1e-0000-7000-8000-0000000000d1'] })).toBe(403);
  });
});
