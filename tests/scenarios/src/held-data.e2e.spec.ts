import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servicesBut, type Role } from '@oln/contracts';
import { ApiClient, startStack, type RunningStack } from '@oln/testing';
import { CaseFile } from './outcomes/case-file.js';
import { body, ELSEWHERE, HERE, Scene, type Household } from './outcomes/scene.js';

interface Field {
  name: string;
  value?: unknown;
  withheld?: string;
}
interface Document {
  format: string;
  services: { service: string; records: { kind: string; fields: Field[] }[] }[];
  readers: { service: string; person?: string; action: string; how: string; reason?: string }[];
}

const ASKED = '?reason=person-asks';

describe('All that is held on a child, on the whole system', () => {
  let stack: RunningStack;
  let scene: Scene;
  let household: Household;
  let sibling: string;
  let file: CaseFile;

  beforeAll(async () => {
    stack = await startStack('test-held-data');
    scene = await Scene.open(stack, 86_400);
    const children = [await scene.child(), await scene.child('2018-02-02')];
    sibling = children[1]!;
    const members = children.map((personId) => ({ personId, relation: 'child' }));
    const family = body(
      await scene.coordinator.post<{ id: string }>('/intake/v1/families', { members, commune: HERE }),
    );
    household = { familyId: family.id, childIds: children };
    file = await CaseFile.open(scene, 'case-management', household);
    await file.toExecution();
    const colleague = await as('quien-avisa', 'case-manager');
    const told = {
      commune: HERE,
      childId: children[0],
      factors: ['neglect'],
      reference: 'ficha-1',
      narrative: 'CONTÓ LA COLEGA',
    };
    body(await colleague.post('/alerts/v1/alerts', told));
    const need = {
      commune: HERE,
      familyId: family.id,
      childId: children[0],
      caseId: file.id,
      need: 'mental-health-care',
    };
    body(
      await scene.manager.post('/offer/v1/referrals', {
        ...need,
        ...{
          sector: 'mental-health',
          ageBand: '7-13',
          priority: 'medium',
          requirementsMet: [],
          note: 'NOTA DE LA DERIVACIÓN',
        },
      }),
    );
  });
  afterAll(() => stack?.stop());

  const as = (person: string, role: Role, commune = HERE): Promise<ApiClient> =>
    ApiClient.as(person, [role], [commune], `${stack.base}/api`, stack.secrets.keysFile);
  const path = (what = 'held-data'): string => `/gateway/v1/persons/${household.childIds[0]}/${what}${ASKED}`;

  it('is one document of every service, with nothing of the sibling and nothing of who told', async () => {
    const document = body(await scene.coordinator.get<Document>(path()));
    const kinds = Object.fromEntries(
      document.services.map(({ service, records }) => [service, records.map(({ kind }) => kind)]),
    );
    expect(kinds.intake).toEqual(expect.arrayContaining(['persons', 'family_members', 'requests', 'placements']));
    expect(kinds.cases).toEqual(expect.arrayContaining(['case_files', 'diagnoses', 'child_opinions', 'family_plans']));
    expect(kinds.alerts).toEqual(expect.arrayContaining(['alerts', 'child_watches']));
    expect(kinds.offer).toEqual(expect.arrayContaining(['referrals', 'referral_notes']));
    const text = JSON.stringify(document);
    for (const said of [household.childIds[0]!, 'Quiere ir al taller', 'NOTA DE LA DERIVACIÓN'])
      expect([said, text.includes(said)]).toEqual([said, true]);
    for (const said of [sibling, 'quien-avisa', 'CONTÓ LA COLEGA', 'ficha-1'])
      expect([said, text.includes(said)]).toEqual([said, false]);
  });

  it('is given to who is in charge, and to no colleague, supervisor or other office', async () => {
    expect((await scene.manager.get(path())).status).toBe(200);
    const others: [string, Role, string?][] = [
      ['gestora-2', 'case-manager'],
      ['supervisora-1', 'regional-supervisor'],
      ['nacional-1', 'national-supervisor'],
      ['sistema-1', 'integrator'],
      ['operadora-1', 'operator'],
    ];
    for (const [person, role] of others)
      expect([role, (await (await as(person, role)).get(path())).status]).toEqual([role, 403]);
    expect((await (await as('coordinadora-2', 'coordinator', ELSEWHERE)).get(path())).status).toBe(404);
  });

  it('says who read it, in every service, the newest first', async () => {
    body(await scene.manager.get(`/cases/v1/cases/${file.id}/opinions`));
    const { readers } = body(await scene.coordinator.get<Document>(path()));
    expect(readers).toContainEqual(
      expect.objectContaining({ service: 'cases', person: 'gestora-1', action: 'opinion.read', how: 'read' }),
    );
    for (const service of servicesBut('reporting'))
      expect(readers).toContainEqual(
        expect.objectContaining({ service, action: 'person.export', reason: 'person-asks' }),
      );
    const { items } = body(await scene.coordinator.get<{ items: Document['readers'] }>(path('readers')));
    expect(items.length).toBe(50);
  });

  it('is nothing rather than a part while a service is down', async () => {
    stack.kill('offer');
    const answer = await scene.coordinator.get<{ code: string }>(path(), { retryMs: 0 });
    expect([answer.status, answer.body.code]).toEqual([503, 'HELD_DATA.INCOMPLETE']);
    await scene.until('offer is back', async () => (await scene.coordinator.get(path())).status === 200);
  });
});
