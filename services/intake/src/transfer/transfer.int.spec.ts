import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import type { FamilyDto } from '../family/family.dto.js';
import type { PersonDto } from '../person/person.dto.js';
import type { RequestDto } from '../request/request.dto.js';
import { FrontDeskLife, nextRun } from '../testing/front-desk.spec.js';
import { body, ELSEWHERE, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { RiskFollowUp } from './risk-follow-up.service.js';
import { TransferTakeover } from './transfer-takeover.service.js';

describe('What cases sends back', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  async function moves(
    { familyId, childIds: children }: { familyId: string; childIds: string[] },
    caseId: string,
    heardIn: string[],
  ): Promise<void> {
    const id = newId();
    const data = {
      ...{ id, caseId, fromCommune: HERE, toCommune: ELSEWHERE, requestId: newId(), familyId, children },
      ...{ line: 'case-management' as const, priority: 'medium' as const },
    };
    for (const commune of heardIn) {
      const event = factOf(casesEvents.transferAccepted, commune, id, 2, data, house.now);
      await house.under({ communes: [commune], kind: 'system' }, () => house.get(TransferTakeover).takeOver(event));
    }
  }

  it('a new risk after exit opens a request of high priority, once', async () => {
    const { familyId, childIds } = await desk.household(2);
    const caseId = newId();
    const whole = {
      id: caseId,
      requestId: newId(),
      familyId,
      children: childIds,
      line: 'case-management' as const,
      personInCharge: 'gestora-1',
    };
    const data = { ...whole, foundIn: 'follow-up' as const, risks: ['neglect'], foundAt: house.now.toISOString() };
    const event = factOf(casesEvents.riskFound, HERE, caseId, 9, data, house.now);
    for (let time = 0; time < 2; time++)
      await house.hear(event, (heard, tx) => house.get(RiskFollowUp).open(tx, heard));
    const { items } = body(await desk.staff.get<{ items: RequestDto[] }>(`/requests?familyId=${familyId}`));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      channel: 'alert',
      motive: 'risk-after-exit',
      origin: 'case',
      previousCaseId: caseId,
      stage: 'admissibility',
    });
    expect((await desk.step(items[0]!.id, 'admit')).scoring).toMatchObject({ priority: 'high' });
  });

  it('a new risk is about the siblings of a child that was anonymised since', async () => {
    const { familyId, childIds } = await desk.household(2);
    const [gone = '', sibling = ''] = childIds;
    await house.admin.query('update persons set anonymised_at = now() where id = $1', [gone]);
    const caseId = newId();
    const data = {
      ...{ id: caseId, requestId: newId(), familyId, children: childIds, line: 'case-management' as const },
      ...{ personInCharge: 'gestora-1', foundIn: 'follow-up' as const, risks: ['neglect'] },
      foundAt: house.now.toISOString(),
    };
    const event = factOf(casesEvents.riskFound, HERE, caseId, 9, data, house.now);
    await house.hear(event, (heard, tx) => house.get(RiskFollowUp).open(tx, heard));
    const { items } = body(await desk.staff.get<{ items: RequestDto[] }>(`/requests?familyId=${familyId}`));
    expect(items).toMatchObject([{ motive: 'risk-after-exit', childIds: [sibling] }]);
  });

  it('a family that moves gets its own entry and a request in the other commune, once; its address stays behind', async () => {
    const { familyId, childIds } = await desk.household(1, { address: { street: 'Calle Vieja 1', commune: HERE } });
    const [child = ''] = childIds;
    const known = body(await desk.staff.get<PersonDto>(`/persons/${child}`));
    const caseId = newId();
    await moves({ familyId, childIds }, caseId, [HERE, ELSEWHERE, ELSEWHERE]);
    const there = new FrontDeskLife(await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]));
    const { items } = body(await there.staff.get<{ items: RequestDto[] }>('/requests'));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      origin: 'transfer',
      motive: 'moved-here',
      commune: ELSEWHERE,
      previousCaseId: caseId,
    });
    const copy = body(await there.staff.get<PersonDto>(`/persons/${items[0]!.childIds[0]}`));
    expect(copy).toMatchObject({ givenNames: known.givenNames, run: known.run, birthDate: known.birthDate });
    expect(copy.id).not.toBe(child);
    expect(copy.address).toBeUndefined();
    expect(body(await there.staff.get<FamilyDto>(`/families/${items[0]!.familyId}`)).members).toHaveLength(2);
    expect((await there.step(items[0]!.id, 'admit')).stage).toBe('prioritised');
    const { rows } = await house.admin.query(`select person from audit where entity_id = $1 and reason = 'transfer'`, [
      familyId,
    ]);
    expect(rows).toEqual([{ person: 'system:transfer' }]);
  });

  it('a family whose members the other commune knows, and has merged, is taken over all the same', async () => {
    const there = new FrontDeskLife(await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]));
    const runs = [nextRun(), nextRun()];
    const [merged, survivor] = [await there.person({ run: runs[0] }), await there.person()];
    const merge = { merged: merged.id, survivor: survivor.id, reason: 'documents-seen', confirmedDifferences: true };
    body(await there.staff.post('/person-merges', merge));
    expect((await there.rectify(survivor.id, { run: runs[1] })).status).toBe(200);
    // Two entries here, one person there.
    const mother = await desk.person({ birthDate: '1991-02-03' });
    const children = [await desk.person({ run: runs[0] }), await desk.person({ run: runs[1] })];
    const members = [mother, ...children].map(({ id: personId }, at) => ({
      personId,
      relation: at === 0 ? 'mother' : 'child',
    }));
    const { id: familyId } = body(await desk.staff.post<{ id: string }>('/families', { members }));
    const caseId = newId();
    await moves({ familyId, childIds: children.map(({ id }) => id) }, caseId, [ELSEWHERE]);
    const { items } = body(await there.staff.get<{ items: RequestDto[] }>(`/requests?childId=${survivor.id}`));
    expect(items).toMatchObject([{ previousCaseId: caseId, childIds: [survivor.id], origin: 'transfer' }]);
    expect(body(await there.staff.get<FamilyDto>(`/families/${items[0]!.familyId}`)).members).toHaveLength(2);
  });
});
