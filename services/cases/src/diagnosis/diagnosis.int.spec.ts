import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import { DIAGNOSED, FamilyLife } from '../testing/family-life.spec.js';
import type { DiagnosisView } from './diagnosis.views.js';

describe('a family is not asked the same thing twice', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  const familyId = newId();
  const children = [newId(), newId()];
  let second: CaseView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    await life.toPlan(await life.open({ familyId, children }), DIAGNOSED);
    second = await life.open({ familyId, children, line: 'family-therapy' });
    await life.accept(second.id);
  });
  afterAll(() => house?.close());

  const begin = async (file: CaseView, kind: string, code: string) =>
    life.manager.post<DiagnosisView>(`/cases/${file.id}/diagnoses`, {
      kind,
      moment: 'entry',
      instrumentId: (await life.instrument(code)).id,
    });

  it('a second common diagnosis within 180 days is refused; the valid one is offered', async () => {
    expect(codeOf((await begin(second, 'common', 'oln-common-factors')) as never)).toEqual([
      409,
      'DIAGNOSIS.VALID_EXISTS',
    ]);
    const reusable = body(await life.manager.get<DiagnosisView[]>(`/cases/${second.id}/diagnoses/reusable`));
    expect(reusable).toHaveLength(1);
  });

  it('it is taken over with its factors, and the children are heard all the same', async () => {
    const taken = body(await life.manager.post<DiagnosisView>(`/cases/${second.id}/diagnoses/reuse`), 201);
    expect(taken.factors.filter(({ code }) => code === 'family-violence')).toHaveLength(1);
    expect(taken.reusedFrom).toBeDefined();
    expect(codeOf(await life.manager.post(`/cases/${second.id}/diagnosis-completion`, {}, { ifMatch: 2 }))).toEqual([
      409,
      'CASE.CHILD_UNHEARD',
    ]);
    await life.hear(second);
    expect(codeOf(await life.manager.post(`/cases/${second.id}/diagnosis-completion`, {}, { ifMatch: 2 }))).toEqual([
      409,
      'CASE.ASSESSMENT_MISSING',
    ]);
    await life.assess(second);
    expect(await life.change(second.id, 'diagnosis-completion')).toMatchObject({ stage: 'family-plan' });
  });

  it('a complementary one asks only what is missing', async () => {
    const draft = body(await begin(second, 'complementary', 'oln-parenting-detail'), 201);
    expect(draft).toMatchObject({ kind: 'complementary', state: 'draft' });
    expect(codeOf((await begin(second, 'complementary', 'oln-parenting-detail')) as never)).toEqual([
      409,
      'DIAGNOSIS.BEGUN_ALREADY',
    ]);
  });

  it('the other line is not asked the same with the same instrument, unless there is a reason', async () => {
    const again = await life.open({ familyId, children, line: 'family-therapy' });
    await life.accept(again.id);
    expect(codeOf((await begin(again, 'systemic', 'oln-systemic')) as never)).toEqual([409, 'DIAGNOSIS.KNOWN_ALREADY']);
    const asked = { kind: 'systemic', moment: 'entry', instrumentId: (await life.instrument('oln-systemic')).id };
    const reason = { ...asked, againReason: 'situation-changed' };
    expect(body(await life.manager.post(`/cases/${again.id}/diagnoses`, reason), 201)).toMatchObject({
      againReason: 'situation-changed',
      answers: [],
    });
  });

  it('two lines that begin at the same moment ask once', async () => {
    const shared = { familyId: newId(), children: [newId()] };
    const files = [await life.open(shared), await life.open({ ...shared, line: 'family-therapy' })];
    for (const { id } of files) await life.accept(id);
    const answers = await Promise.all(files.map((file) => begin(file, 'common', 'oln-common-factors')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('after 180 days it is asked again', async () => {
    await house.travelTo('2026-08-30T03:59:59Z');
    const late = await life.open({ familyId, children });
    await life.accept(late.id);
    expect(codeOf((await begin(late, 'common', 'oln-common-factors')) as never)).toEqual([
      409,
      'DIAGNOSIS.VALID_EXISTS',
    ]);
    await house.travelTo('2026-08-30T04:00:00Z');
    expect((await begin(late, 'common', 'oln-common-factors')).status).toBe(201);
  });

  it('an office loads what it is licensed for; once used it never changes, and another office does not see it', async () => {
    const {
      id: _id,
      commune: _commune,
      version: _version,
      used: _used,
      withdrawn: _withdrawn,
      ...content
    } = await life.instrument();
    const own = { ...content, code: 'licensed-scale', licence: 'Licencia 118 de la oficina' };
    expect((await life.manager.post(`/communes/${HERE}/instruments`, own)).status).toBe(403);
    const loaded = body(
      await life.coordinator.post<{ id: string; version: number }>(`/communes/${HERE}/instruments`, own),
      201,
    );
    expect(codeOf(await life.coordinator.post(`/communes/${HERE}/instruments`, own))).toEqual([
      409,
      'INSTRUMENT.EXISTS',
    ]);
    const corrected = body(
      await life.coordinator.put<{ version: number }>(
        `/instruments/${loaded.id}`,
        { ...own, licence: 'Licencia 119' },
        { ifMatch: 1 },
      ),
    );
    expect(corrected.version).toBe(2);
    const there = await house.as('coordinadora-9', ['coordinator'], ['05101']);
    expect(codeOf(await there.get(`/instruments/${loaded.id}`))).toEqual([404, 'INSTRUMENT.NOT_FOUND']);
    const shipped = await life.instrument();
    expect((await life.coordinator.put(`/instruments/${shipped.id}`, content, { ifMatch: 1 })).status).toBe(404);
    body(await life.coordinator.post(`/instruments/${loaded.id}/withdrawal`, {}, { ifMatch: 2 }));
    expect(body(await life.manager.get<unknown[]>('/instruments'))).toHaveLength(3);
  });
});
