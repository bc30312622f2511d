import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';

describe("an office's own rules", () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  const path = `/communes/${HERE}/policy`;
  const terms = [{ key: 'caseManagement.invitation.respond', term: '15bd' }];
  const startOf = async (id: string) => (await house.told(id))[0]!.input!.policy as Record<string, string>;

  it('hold for cases that are opened from then on; running ones keep theirs', async () => {
    const before = await life.open();
    expect(body(await life.manager.get(path))).toMatchObject({ version: 0, terms: [] });
    expect(body(await life.coordinator.put(path, { terms, numbers: [] }, { ifMatch: 0 }))).toMatchObject({
      version: 1,
      terms,
    });
    const after = await life.open();
    expect((await startOf(before.id))['invitation.respond']).toBe('20bd');
    expect((await startOf(after.id))['invitation.respond']).toBe('15bd');
    expect((await house.told(before.id)).map((message) => message.signal)).not.toContain('policyChanged');
  });

  it('reach running cases when they are told', async () => {
    const { id } = await life.open();
    const numbers = [{ key: 'pause.maximum-days', value: 30 }];
    body(
      await life.coordinator.put(
        path,
        { terms: [{ ...terms[0], term: '10bd' }], numbers, tellRunning: true },
        { ifMatch: 1 },
      ),
    );
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'policyChanged',
      message: { policy: { 'invitation.respond': '10bd' } },
    });
    const pause = { until: '2026-04-02', reason: 'hospital' };
    expect(codeOf(await life.manager.post(`/cases/${id}/pause`, pause, { ifMatch: 1 }))).toEqual([
      422,
      'CASE.PAUSE_TOO_LONG',
    ]);
    expect(
      (await life.manager.post(`/cases/${id}/pause`, { ...pause, until: '2026-04-01' }, { ifMatch: 1 })).status,
    ).toBe(200);
  });

  it('must make sense, and are the coordinator’s of that commune', async () => {
    const wrong = { terms: [{ key: 'caseManagement.invitation.answer', term: '15bd' }], numbers: [] };
    expect(codeOf(await life.coordinator.put(path, wrong, { ifMatch: 2 }))).toEqual([422, 'OFFICE_POLICY.NOT_USABLE']);
    expect(codeOf(await life.coordinator.put(path, { terms, numbers: [] }, { ifMatch: 1 }))).toEqual([
      412,
      'REQUEST.STALE',
    ]);
    expect((await life.manager.put(path, { terms, numbers: [] }, { ifMatch: 2 })).status).toBe(403);
    expect(
      (await life.coordinator.put(`/communes/${ELSEWHERE}/policy`, { terms, numbers: [] }, { ifMatch: 0 })).status,
    ).toBe(403);
  });

  it('are changed by one of two coordinators at once, also for the first time', async () => {
    const elsewhere = `/communes/${ELSEWHERE}`;
    const there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    const kind = { title: { es: 'Pauta', en: 'Note' }, signer: 'caregiver', required: false, perChild: false };
    for (const [path, value] of [
      ['policy', { terms, numbers: [] }],
      ['document-kinds/note', kind],
    ] as const) {
      const put = () => there.put(`${elsewhere}/${path}`, value, { ifMatch: 0 });
      const answers = await Promise.all([put(), put(), put()]);
      expect([path, answers.map(({ status }) => status).sort()]).toEqual([path, [200, 412, 412]]);
    }
  });

  it('say which papers a family signs', async () => {
    const kinds = `/communes/${HERE}/document-kinds`;
    expect(body(await life.manager.get<{ code: string }[]>(kinds)).map(({ code }) => code)).toContain(
      'data-use-consent',
    );
    const own = {
      title: { es: 'Pauta de uso de datos 2026', en: 'Use of data 2026' },
      signer: 'caregiver',
      required: true,
      perChild: false,
    };
    body(await life.coordinator.put(`${kinds}/school-permit`, own, { ifMatch: 0 }));
    const { id } = await life.open();
    for (const kind of ['data-use-consent', 'participation-consent']) await life.sign(id, kind);
    const refused = await life.manager.post(`/cases/${id}/invitation/acceptance`, {}, { ifMatch: 1, language: 'en' });
    expect([refused.status, refused.body.title]).toEqual([409, 'Consents or signatures are missing: school-permit']);
    await life.sign(id, 'school-permit');
    expect(await life.change(id, 'invitation/acceptance')).toMatchObject({ stage: 'diagnosis' });
    await life.sign(id, 'data-use-consent', false);
    expect(await house.events(id)).toContain('notice.raised');
  });
});
