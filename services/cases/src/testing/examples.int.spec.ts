import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { ApiDescription } from '@oln/service-testing';
import type { ApiClient } from '@oln/testing';
import { AcknowledgementService } from '../answer-link/acknowledgement.service.js';
import type { CaseView } from '../case-file/case-file.views.js';
import type { DiagnosisView } from '../diagnosis/diagnosis.views.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { COMMON_FACTORS_1 } from '../instrument/shipped-instruments.js';
import { body, CasesHouse, ELSEWHERE, HERE } from './cases-house.spec.js';
import { EscalationLife } from './escalation-life.spec.js';
import { DIAGNOSED, FamilyLife, IMPROVED } from './family-life.spec.js';
import { MeasureLife } from './measure-life.spec.js';

type Ids = Record<string, string | string[]>;
interface Versioned {
  id: string;
  version: number;
}

/** Every body of the description, as its example shows it: together they tell one family's story. */
describe('The examples of the API', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let description: ApiDescription;
  let there: ApiClient;
  const sent = new Set<string>();

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    description = await ApiDescription.of(house.base);
  });
  afterAll(() => house?.close());

  /** The example of an operation with the reader's ids, sent as it is. */
  async function send<Result>(operation: string, ids: Ids, by = life.manager, ifMatch?: number): Promise<Result> {
    const [method, path] = operation.split(' ') as ['post' | 'put', string];
    const example = description.exampleOf(operation);
    expect([operation, example]).not.toEqual([operation, undefined]);
    sent.add(operation);
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
    const answer = await by[method]<Result>(real, withIds(example, ids), { ifMatch });
    expect([operation, answer.status < 300 ? 'done' : answer.body]).toEqual([operation, 'done']);
    return answer.body;
  }

  const version = async (id: string): Promise<number> => (await life.get(id)).version;

  it('are there for every body', () => {
    const bodies = description.withBody();
    const without = bodies.filter((name) => !description.exampleOf(name));
    expect([bodies.length > 30, without]).toEqual([true, []]);
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
    await send('post /cases/{caseId}/genograms', { ...ids, personId: ids.childId! });
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

  it('hand a child to the specialised service', async () => {
    const { manager: by, coordinator: lead } = life;
    const recipient = { commune: HERE, institution: 'specialised-service', level: '1' };
    await send('put /communes/{commune}/recipients/{institution}/{level}', recipient, lead, 0);
    const escalation = async (): Promise<Ids> => {
      const of = { childIds: [newId()], requestId: newId() };
      return { id: (await send<Versioned>('post /escalations', of)).id };
    };
    const now = async (path: string, ids: Ids, who = by): Promise<void> => {
      const { version } = body(await lead.get<Versioned>(`/escalations/${String(ids.id)}`));
      await send(`post /escalations/{id}/${path}`, ids, who, version);
    };
    const plain = async (path: string, ids: Ids, input: unknown = {}, who = by): Promise<void> => {
      const { version } = body(await lead.get<Versioned>(`/escalations/${String(ids.id)}`));
      body(await who.post(`/escalations/${String(ids.id)}/${path}`, input, { ifMatch: version }));
    };
    const ids = await escalation();
    await send('put /escalations/{id}/grounds', ids, by, 1);
    await plain('submission', ids);
    await now('return', ids, lead);
    await plain('submission', ids);
    await plain('approval', ids, {}, lead);
    await answerByLink();
    await now('decision', ids);
    await now('information', ids);
    for (const way of ['appeal', 'keeping']) {
      await plain('decision', ids, { decision: 'rejected', reason: 'no-room' });
      await now(way, ids, lead);
      if (way === 'appeal') await now('acknowledgement', ids);
    }
    const urgent = await escalation();
    await now('worsening', urgent);
    await now('reassignment', urgent, lead);
    await plain('reassignment', urgent, { to: by.person, reason: 'other' }, lead);
    for (const last of ['giving-back', 'statuses']) {
      const given = last === 'statuses' ? urgent : await escalation();
      if (given !== urgent) await plain('worsening', given, { grounds: ['crime'], factors: [] });
      await plain('acknowledgement', given);
      await plain('decision', given, { decision: 'accepted' });
      await now('handover-steps', given);
      if (last === 'giving-back') await now(last, given);
      else for (const step of ['file-handed-over', 'family-received']) await plain('handover-steps', given, { step });
    }
    await now('statuses', urgent);
    const inDays = (days: number): string => new Date(house.now.getTime() + days * 86_400_000).toISOString();
    const until = { ...urgent, until: inDays(30).slice(0, 10) };
    await now('pause', until);
    await plain('resumption', urgent);
    await plain('statuses', urgent, { status: 'leaving' });
    await house.travelTo(inDays(31));
    await now('exit-contacts', urgent);
    await now('withdrawal', await escalation(), lead);
  });

  it('protect a child by measures', async () => {
    const { manager: by, coordinator: lead } = life;
    const until = { until: new Date(house.now.getTime() + 60 * 86_400_000).toISOString().slice(0, 10) };
    await send('post /communes/{commune}/measure-catalogues', { commune: HERE }, lead);
    const versionOf = async (id: string): Promise<number> => body(await lead.get<Versioned>(`/measures/${id}`)).version;
    const now = async (path: string, id: string, who = by, ids: Ids = {}): Promise<void> =>
      void (await send(`post /measures/{id}/${path}`, { id, ...ids }, who, await versionOf(id)));
    const plain = async (path: string, id: string, input: unknown = {}, who = by): Promise<void> =>
      void body(await who.post(`/measures/${id}/${path}`, input, { ifMatch: await versionOf(id) }));
    const opened = async (): Promise<string> => {
      const childId = newId();
      const { id } = await send<Versioned>('post /measures', { childIds: [childId], requestId: newId() });
      await plain('summons', id);
      await send('post /measures/{id}/hearings', { id, childId });
      body(await by.post(`/measures/${id}/hearings`, { who: 'adult', unheardReason: 'not-found' }), 201);
      return id;
    };
    const adopted = async (): Promise<string> => {
      const id = await opened();
      await plain('hearing-completion', id);
      await now('adoption', id, lead, until);
      return id;
    };
    const first = await opened();
    await now('pause', first, by, until);
    await plain('resumption', first);
    await now('withdrawal', first, lead);
    const second = await opened();
    await now('reassignment', second, lead);
    await plain('reassignment', second, { to: by.person, reason: 'other' }, lead);
    await plain('hearing-completion', second);
    await now('rejection', second, lead);
    const third = await adopted();
    await now('reviews', third);
    await now('non-compliance', third);
    await now('warning', third, lead);
    await now('lifting', third, lead);
    const fourth = await adopted();
    await plain('non-compliance', fourth);
    await now('escalation', fourth, lead);
    const fifth = await adopted();
    const process = new MeasureLife(house, await EscalationLife.in(house));
    const ends = async (): Promise<void> => {
      const { inForceUntil } = body(await lead.get<{ inForceUntil: string }>(`/measures/${fifth}`));
      await house.travelTo(inForceUntil);
      await process.ring(fifth, 'in-force.term-ends', inForceUntil);
    };
    await ends();
    await now('renewal', fifth, lead, {
      until: new Date(house.now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
    });
    await ends();
    await now('expiry', fifth, lead);
    const file = await life.open();
    const given = { caseId: file.id };
    const { id } = await send<Versioned>('post /cases/{caseId}/escalation', given, by, 1);
    for (const [path, who] of [['submission', by]] as const)
      body(await who.post(`/escalations/${id}/${path}`, {}, { ifMatch: 1 }));
    await send('post /escalations/{id}/measure', { id }, lead, 2);
  });

  /** The link of the newest notification, as the gateway asks for it. */
  async function answerByLink(): Promise<void> {
    const { rows } = await house.admin.query<{ id: string }>(
      'select id from answer_links order by made_at desc limit 1',
    );
    const links = house.service.app.get(AcknowledgementService);
    const mail = await house.under({}, () => links.mailOf(rows[0]!.id));
    await send('post /acknowledgements/{token}', { token: mail!.url.split('/').at(-1)! });
  }

  it('agree on the sessions of a therapy, and grant more', async () => {
    const { id: caseId } = await life.open({ line: 'family-therapy' });
    await life.accept(caseId);
    await send('put /cases/{caseId}/therapy/sessions', { caseId }, life.manager, 0);
    await send('post /cases/{caseId}/therapy/session-extension', { caseId }, life.coordinator, 1);
  });

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
    expect(description.withBody().filter((name) => !sent.has(name))).toEqual([]);
  });
});

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
