import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { CaseView } from '../case-file/case-file.views.js';
import { CasesHouse } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';

describe('a pause of a family', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  async function inBothLines(): Promise<[CaseView, CaseView]> {
    const shared = { familyId: newId(), children: [newId()] };
    const management = await life.open(shared);
    return [management, await life.open({ ...shared, line: 'family-therapy', personInCharge: 'terapeuta-1' })];
  }
  const pausedUntil = async ({ id }: CaseView) => (await life.get(id)).pause?.until;
  const dataOf = async (id: string, subject: string) =>
    (
      await house.admin.query(
        `select payload -> 'data' as data from outbox
          where lane = 'event' and entity_id = $1 and split_part(subject, '.', 6) = $2 order by seq`,
        [id, subject],
      )
    ).rows.map(({ data }) => data);
  const AUTUMN = '2026-04-21T03:59:59.000Z';

  it('reaches all its living cases in one command, whoever is in charge, and so does its end', async () => {
    const [management, therapy] = await inBothLines();
    await life.change(management.id, 'pause', { until: '2026-04-20', reason: 'hospital' });
    expect([await pausedUntil(management), await pausedUntil(therapy)]).toEqual([AUTUMN, AUTUMN]);
    expect((await house.told(therapy.id)).at(-1)).toMatchObject({ signal: 'paused', process: 'familyTherapy' });
    expect(await dataOf(therapy.id, 'paused')).toMatchObject([{ familyId: therapy.familyId, reason: 'hospital' }]);
    expect(await dataOf(therapy.id, 'raised')).toContainEqual(
      expect.objectContaining({ code: 'case.paused-with-family', toPerson: 'terapeuta-1' }),
    );
    await life.change(therapy.id, 'resumption', {}, life.coordinator);
    expect([await pausedUntil(management), await pausedUntil(therapy)]).toEqual([undefined, undefined]);
    expect(await dataOf(management.id, 'resumed')).toMatchObject([{ familyId: therapy.familyId, by: 'person' }]);
  });

  it('stays with one case where a professional is absent, or where it is asked for', async () => {
    const [management, therapy] = await inBothLines();
    await life.change(management.id, 'pause', { until: '2026-04-20', reason: 'professional-absent' });
    expect([await pausedUntil(management), await pausedUntil(therapy)]).toEqual([AUTUMN, undefined]);
    const alone = { until: '2026-04-30', reason: 'other', scope: 'case' };
    await life.change(therapy.id, 'pause', alone, life.coordinator);
    await life.change(therapy.id, 'resumption', {}, life.coordinator);
    expect([await pausedUntil(management), await pausedUntil(therapy)]).toEqual([AUTUMN, undefined]);
  });

  it('prolongs a pause that would be over before the family is back', async () => {
    const [management, therapy] = await inBothLines();
    await life.change(management.id, 'pause', { until: '2026-04-10', reason: 'professional-absent' });
    await life.change(therapy.id, 'pause', { until: '2026-04-20', reason: 'hospital' }, life.coordinator);
    expect([await pausedUntil(management), await pausedUntil(therapy)]).toEqual([AUTUMN, AUTUMN]);
  });

  it('ends by its date for each of them', async () => {
    const [management, therapy] = await inBothLines();
    await life.change(management.id, 'pause', { until: '2026-04-20', reason: 'family-away' });
    await house.travelTo(AUTUMN);
    for (const { id } of [management, therapy])
      expect(await life.ring(id, 'pause.ends', AUTUMN)).toMatchObject({ verdict: 'stands', standing: { version: 3 } });
  });

  it('and a whole caseload goes over with the cases of both lines', async () => {
    const shared = { familyId: newId(), children: [newId()], personInCharge: 'gestora-8' };
    const cases = [await life.open(shared), await life.open({ ...shared, line: 'family-therapy' })];
    const leaves = { from: 'gestora-8', to: ['gestora-9'], reason: 'leave' };
    expect((await life.coordinator.post('/communes/13110/reassignments', leaves)).status).toBe(201);
    for (const { id, familyId, line } of cases) {
      expect(await life.get(id)).toMatchObject({ personInCharge: 'gestora-9' });
      expect(await dataOf(id, 'reassigned')).toMatchObject([{ familyId, line, to: 'gestora-9' }]);
    }
  });
});
