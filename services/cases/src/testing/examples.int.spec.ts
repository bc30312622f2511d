import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import type { CaseView } from '../case-file/case-file.views.js';
import type { DiagnosisView } from '../diagnosis/diagnosis.views.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { COMMON_FACTORS_1 } from '../instrument/shipped-instruments.js';
import { body, CasesHouse, ELSEWHERE, HERE } from './cases-house.spec.js';
import { DIAGNOSED, FamilyLife, IMPROVED } from './family-life.spec.js';

interface Operation {
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
}
type Document = { paths: Record<string, Record<string, Operation>> };
type Ids = Record<string, string | string[]>;
interface Versioned {
  id: string;
  version: number;
}

/** Every body of the description, as its example shows it: together they tell one family's story. */
describe('The examples of the API', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let document: Document;
  let there: ApiClient;
  const sent = new Set<string>();

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    document = (await (await fetch(`${house.service.url}/api/cases/v1/openapi.json`)).json()) as Document;
  });
  afterAll(() => house?.close());

  /** The example of an operation with the reader's ids, sent as it is. */
  async function send<Result>(operation: string, ids: Ids, by = life.manager, ifMatch?: number): Promise<Result> {
    const [method, path] = operation.split(' ') as ['post' | 'put', string];
    const example = document.paths[path]?.[method]?.requestBody?.content['application/json']?.examples?.example?.value;
    expect([operation, example]).not.toEqual([operation, undefined]);
    sent.add(operation);
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
    const answer = await by[method]<Result>(real, withIds(example, ids), { ifMatch });
    expect([operation, answer.status < 300 ? 'done' : answer.body]).toEqual([operation, 'done']);
    return answer.body;
  }

  const version = async (id: string): Promise<number> => (await life.get(id)).version;

  it('are there for every body', () => {
    const bodies = operationsWithBody(document);
    const without = bodies.filter(([, { requestBody }]) => !requestBody!.content['application/json']?.examples);
    expect([bodies.length > 30, without.map(([name]) => name)]).toEqual([true, []]);
  });

  it('say what an office decides for itself', async () => {
    const office = { commune: HERE };
    const kind = { ...office, code: 'school-permit' };
    await send('put /communes/{commune}/document-kinds/{code}', kind, life.coordinator, 0);
    await send('put /communes/{commune}/policy', office, life.coordinator, 0);
    const { id } = await send<Versioned>('post /communes/{commune}/instruments', office, life.coordinator);
    await send('put /instruments/{id}', { id }, life.coordinator, 1);
  });

  it('take a family through its case', async () => {
    const file = await life.open();
    const ids: Ids = { caseId: file.id, childId: file.children[0]!, children: [...file.children] };
    await house.travelTo('2026-03-03T15:00:00Z');
    await send('post /cases/{caseId}/contact-attempts', ids);
    await send('post /cases/{caseId}/documents', ids);
    await life.sign(file.id, 'participation-consent');
    await life.change(file.id, 'invitation/acceptance');
    await diagnosed(file, ids);
    const plan = await planned(file, ids);
    await carriedOut(ids, plan);
    await closed(file, ids, plan);
    await house.travelTo('2027-02-19T13:00:00Z');
    await send('post /cases/{caseId}/follow-ups', ids, life.manager, await version(file.id));
  });

  async function diagnosed(file: CaseView, ids: Ids): Promise<void> {
    const instrument = await life.instrument();
    const of = { ...ids, instrumentId: instrument.id };
    const draft = await send<DiagnosisView>('post /cases/{caseId}/diagnoses', of);
    await send('post /cases/{caseId}/diagnoses/{id}/answers', { ...of, id: draft.id }, life.manager, 1);
    const path = `/cases/${file.id}/diagnoses/${draft.id}`;
    const example = ['child-school-absence', 'family-violence', 'family-income'];
    const rest = COMMON_FACTORS_1.items.filter(({ code }) => !example.includes(code));
    const answers = rest.map(({ code: item, perChild }) => ({
      item,
      ...(perChild && { childId: ids.childId }),
      value: 0,
    }));
    body(await life.manager.post(`${path}/answers`, { answers }, { ifMatch: 2 }));
    body(await life.manager.post(`${path}/completion`, {}, { ifMatch: 3 }));
    await send('post /cases/{caseId}/opinions', ids);
    await life.change(file.id, 'diagnosis-completion');
  }

  async function planned(file: CaseView, ids: Ids): Promise<PlanView> {
    const first = await send<PlanView>('post /cases/{caseId}/family-plans', ids);
    await send('post /cases/{caseId}/family-plans/{id}/return', { ...ids, id: first.id }, life.coordinator, 1);
    const plan = await send<PlanView>('post /cases/{caseId}/family-plans', ids);
    const of = { ...ids, id: plan.id };
    const signed = await send<PlanView>('post /cases/{caseId}/family-plans/{id}/signatures', of, life.manager, 1);
    return life.agree({ ...file, children: [] }, signed);
  }

  async function carriedOut(ids: Ids, plan: PlanView): Promise<void> {
    await house.travelTo('2026-04-09T13:00:00Z');
    await send('post /cases/{caseId}/sessions', ids);
    const [first, second] = plan.objectives.flatMap(({ tasks }) => tasks);
    const task = 'put /cases/{caseId}/family-plans/{id}/tasks/{taskId}';
    await send(task, { ...ids, id: plan.id, taskId: first!.id }, life.manager, plan.version);
    await send(task, { ...ids, id: plan.id, taskId: second!.id }, life.manager, plan.version + 1);
    const { id } = await send<Versioned>('post /appointments', ids);
    await send('put /appointments/{id}', { id }, life.manager, 1);
    await send('post /appointments/{id}/cancellation', { id }, life.manager, 2);
    await house.travelTo('2026-07-01T13:00:00Z');
    await send('post /cases/{caseId}/reviews', ids);
    const caseId = String(ids.caseId);
    await send('post /cases/{caseId}/pause', ids, life.manager, await version(caseId));
    await life.change(caseId, 'resumption');
  }

  async function closed(file: CaseView, ids: Ids, plan: PlanView): Promise<void> {
    const objectiveId = plan.objectives.map(({ id }) => id);
    await house.travelTo('2026-09-03T13:00:00Z');
    await life.change(file.id, 'evaluation-start');
    await life.diagnose(file, 'evaluation', DIAGNOSED);
    const of = { ...ids, objectiveId, taskId: plan.objectives[1]!.tasks[0]!.id };
    await send('post /cases/{caseId}/evaluations', of, life.manager, await version(file.id));
    await house.travelTo('2026-11-20T13:00:00Z');
    await life.change(file.id, 'evaluation-start');
    await life.diagnose(file, 'evaluation', IMPROVED);
    const judgements = objectiveId.map((id) => ({ objectiveId: id, result: 'met' }));
    await life.change(file.id, 'evaluations', { judgements, result: 'closure' }, life.manager, 201);
    await send('post /cases/{caseId}/closure', of, life.manager, await version(file.id));
  }

  it.each(['invitation/rejection', 'renunciation', 'not-located', 'escalation'])(
    'let a family leave: %s',
    async (way) => {
      const { id: caseId } = await life.open();
      if (way === 'not-located')
        for (const kind of ['call', 'visit', 'letter'])
          body(
            await life.manager.post(`/cases/${caseId}/contact-attempts`, {
              kind,
              result: 'not-reached',
              at: house.now.toISOString(),
            }),
            201,
          );
      await send(`post /cases/{caseId}/${way}`, { caseId }, life.manager, 1);
      if (way !== 'invitation/rejection') return;
      const due = new Date(house.now.getTime() + 61 * 86_400_000).toISOString();
      await house.travelTo(due);
      await life.ring(caseId, 'second-look.look', due);
      await send('post /cases/{caseId}/second-look', { caseId }, life.manager, 3);
    },
  );

  it('hand a case to another commune, or to a colleague', async () => {
    const { id: caseId } = await life.open();
    const ask = () => send<Versioned>('post /cases/{caseId}/transfers', { caseId }, life.coordinator, 1);
    await send('post /transfers/{id}/withdrawal', { id: (await ask()).id }, life.coordinator, 1);
    await send('post /transfers/{id}/decline', { id: (await ask()).id }, there, 1);
    await send('post /cases/{caseId}/reassignment', { caseId }, life.coordinator, 1);
    await life.open();
    await send('post /communes/{commune}/reassignments', { commune: HERE }, life.coordinator);
  });

  it('were all sent', () => {
    const all = operationsWithBody(document).map(([name]) => name);
    expect(all.filter((name) => !sent.has(name))).toEqual([]);
  });
});

const operationsWithBody = ({ paths }: Document): [string, Operation][] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { requestBody }]) => requestBody !== undefined)
      .map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );

/** Ids of the reader in place of those of the example; of a list the next one each time. */
function withIds(example: unknown, ids: Ids): unknown {
  const used: Record<string, number> = {};
  return JSON.parse(JSON.stringify(example), (name, value: unknown) => {
    const own = ids[name];
    if (own === undefined || (typeof value !== 'string' && !Array.isArray(value))) return value;
    if (typeof own === 'string' || Array.isArray(value)) return own;
    used[name] = (used[name] ?? -1) + 1;
    return own[used[name]!];
  });
}
