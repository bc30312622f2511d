import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { StaffService } from '../staff/staff.service.js';
import { body, codeOf, CommunityHouse, ELSEWHERE, HERE } from '../testing/community-house.spec.js';
import { CommunityLife } from '../testing/community-life.spec.js';
import type { CommunityPlanDto } from './community-plan.dto.js';

describe('a community plan', () => {
  let house: CommunityHouse;
  let life: CommunityLife;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  const told = async (id: string, name: string) =>
    (await house.facts(id)).filter((fact) => fact.name === name).map(({ data }) => data);

  it('is opened once for a community, with a process of its own', async () => {
    const [one, other] = await Promise.all(
      [0, 1].map(() => life.manager.post<CommunityPlanDto>('/plans', { community: 'poblacion-norte' })),
    );
    const [opened, refused] = one!.status === 201 ? [one!, other!] : [other!, one!];
    expect(codeOf(refused)).toEqual([409, 'COMMUNITY_PLAN.RUNS_ALREADY']);
    const { id } = body(opened, 201);
    expect((await house.told(id))[0]).toMatchObject({
      kind: 'start',
      workflowId: `community-plan-${id}`,
      input: { stage: 'commitment', personInCharge: 'comunitaria-1', policy: { 'running.cycle-ends': '112d' } },
    });
    expect(await told(id, 'community-plan.opened')).toEqual([
      { id, community: 'poblacion-norte', personInCharge: 'comunitaria-1' },
    ]);
    await life.change(id, 'withdrawal', { reason: 'opened-in-error' }, life.coordinator);
    expect(await life.open({ community: 'poblacion-norte' })).toMatchObject({ stage: 'commitment' });
  });

  it('goes from its letter to its evaluation as its documents come in', async () => {
    const { id } = await life.open();
    expect(codeOf(await life.try(id, 'advance'))).toEqual([409, 'COMMUNITY_PLAN.PRODUCT_MISSING']);
    await life.documents(id);
    expect(await life.change(id, 'advance')).toMatchObject({ stage: 'baseline' });
    for (const stage of ['diagnosis', 'communal-plan']) {
      await life.documents(id);
      expect(await life.change(id, 'advance')).toMatchObject({ stage });
    }
    await life.documents(id);
    const tooLong = { until: life.day(113) };
    expect(codeOf(await life.try(id, 'cycles', tooLong))).toEqual([422, 'COMMUNITY_PLAN.CYCLE_TOO_LONG']);
    const running = await life.change(id, 'cycles', { until: life.day(60) });
    expect(running).toMatchObject({ stage: 'running', cycle: 1, cycleEndsAt: '2026-05-02T03:59:59.000Z' });
    expect(await life.change(id, 'cycle-end')).toMatchObject({ stage: 'finishing' });
    await life.documents(id);
    expect(await life.change(id, 'cycles')).toMatchObject({ stage: 'running', cycle: 2 });
    await life.change(id, 'cycle-end');
    // What the first cycle made is none of the second.
    expect(codeOf(await life.try(id, 'advance'))).toEqual([409, 'COMMUNITY_PLAN.PRODUCT_MISSING']);
    await life.documents(id);
    expect(await life.change(id, 'advance')).toMatchObject({ stage: 'end-line' });
    await life.documents(id);
    expect(await life.change(id, 'advance')).toMatchObject({ stage: 'evaluation' });
    const conclusion = { outcome: 'completed' };
    expect((await life.try(id, 'conclusion', conclusion)).status).toBe(403);
    await life.documents(id);
    expect(await life.change(id, 'conclusion', conclusion, life.coordinator)).toMatchObject({
      ...{ stage: 'closed', outcome: 'completed' },
    });
    expect((await told(id, 'community-plan.moved')).map(({ from, to, cycle }) => [from, to, cycle])).toEqual([
      ['commitment', 'baseline', 0],
      ['baseline', 'diagnosis', 0],
      ['diagnosis', 'communal-plan', 0],
      ['communal-plan', 'running', 1],
      ['running', 'finishing', 1],
      ['finishing', 'running', 2],
      ['running', 'finishing', 2],
      ['finishing', 'end-line', 2],
      ['end-line', 'evaluation', 2],
      ['evaluation', 'closed', 2],
    ]);
    expect((await house.told(id)).at(-1)).toMatchObject({
      message: { stage: 'closed', outcome: 'completed', ended: true },
    });
    expect(await house.names(id)).toEqual(
      expect.arrayContaining(['community-plan.to-conclude → coordinator', 'community-plan.closed → comunitaria-1']),
    );
  });

  it('keeps where its documents lie sealed, and tells what they are', async () => {
    const { id } = await life.open();
    await life.product(id, 'letter-of-commitment');
    expect(await told(id, 'community-plan.product-recorded')).toEqual([
      { id, product: 'letter-of-commitment', stage: 'commitment', cycle: 0 },
    ]);
    const { items } = body(await life.manager.get<{ items: { reference: string }[] }>(`/plans/${id}/products`));
    expect(items).toMatchObject([{ reference: 'Carpeta letter-of-commitment', on: '2026-03-02', stage: 'commitment' }]);
    const { rows } = await house.admin.query('select reference from plan_products where plan_id = $1', [id]);
    expect(String(rows[0].reference)).not.toContain('Carpeta');
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    expect((await supervisor.get(`/plans/${id}`)).status).toBe(200);
    expect((await supervisor.get(`/plans/${id}/products`)).status).toBe(403);
    const early = { kind: 'consents', on: '2026-03-03', reference: 'Carpeta 9' };
    expect(codeOf(await life.manager.post(`/plans/${id}/products`, early))).toEqual([422, 'PLAN_PRODUCT.DATE_TO_COME']);
  });

  it('is withdrawn, or merged into another open one of its commune', async () => {
    const [one, other] = [await life.open(), await life.comeTo('baseline')];
    expect((await life.try(one.id, 'merge', { into: other.id })).status).toBe(403);
    const merge = (id: string, into: string) => life.try(id, 'merge', { into }, life.coordinator);
    expect(codeOf(await merge(one.id, newId()))).toEqual([422, 'COMMUNITY_PLAN.NOTHING_TO_MERGE_INTO']);
    expect(body(await merge(one.id, other.id))).toMatchObject({ outcome: 'merged', mergedInto: other.id });
    expect(codeOf(await merge(other.id, one.id))).toEqual([422, 'COMMUNITY_PLAN.NOTHING_TO_MERGE_INTO']);
    expect(await told(one.id, 'community-plan.closed')).toEqual([
      { id: one.id, outcome: 'merged', mergedInto: other.id },
    ]);
    const late = { kind: 'consents', on: '2026-03-02', reference: 'Carpeta 9' };
    expect(codeOf(await life.manager.post(`/plans/${one.id}/products`, late))).toEqual([409, 'COMMUNITY_PLAN.CLOSED']);
  });

  it('two of them are not merged into each other, whoever is faster', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await life.open(), await life.open()];
      const merge = (id: string, into: string) =>
        life.coordinator.post(`/plans/${id}/merge`, { into }, { ifMatch: 1, retryMs: 0 });
      const answers = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect([(await life.get(one.id)).stage, (await life.get(other.id)).stage].sort()).toEqual([
        'closed',
        'commitment',
      ]);
    }
  });

  it('goes to a colleague, and is the coordinator’s where who was in charge has left', async () => {
    const { id } = await life.open();
    const staff = (person: string, role: string, version: number, active = true) =>
      house.inbox((tx) =>
        house.get(StaffService).changed(tx, {
          ...{ commune: HERE, entityversion: version, subject: newId() },
          data: { person, roles: [role], active },
        } as never),
      );
    await staff('comunitaria-1', 'community-manager', 1);
    await staff('comunitaria-7', 'community-manager', 1);
    await staff('gestora-1', 'case-manager', 1);
    const reassign = (to: string) => life.try(id, 'reassignment', { to, reason: 'workload' }, life.coordinator);
    expect(codeOf(await reassign('gestora-1'))).toEqual([422, 'STAFF.TAKES_NO_PLANS']);
    expect(body(await reassign('comunitaria-7'))).toMatchObject({ personInCharge: 'comunitaria-7' });
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'reassigned',
      message: { personInCharge: 'comunitaria-7' },
    });
    await staff('comunitaria-7', 'community-manager', 2, false);
    expect(await life.get(id)).not.toHaveProperty('personInCharge');
    expect(await house.names(id)).toEqual(
      expect.arrayContaining([
        'community-plan.in-charge → comunitaria-7',
        'community-plan.person-left → coordinator',
        'community-plan.reassigned',
      ]),
    );
    expect(codeOf(await reassign('comunitaria-7'))).toEqual([422, 'STAFF.TAKES_NO_PLANS']);
    expect(body(await reassign('comunitaria-1'))).toMatchObject({ personInCharge: 'comunitaria-1' });
  });

  it('is listed for the office and who oversees it, and is nobody’s to see in another commune', async () => {
    const { id, community } = await life.open();
    const list = async (query: string, by = life.coordinator) =>
      body(await by.get<{ items: { id: string }[] }>(`/plans?${query}`)).items.map((one) => one.id);
    expect(await list(`community=${community}`)).toEqual([id]);
    expect(await list(`open=true&stage=commitment&personInCharge=comunitaria-1&limit=200`)).toContain(id);
    expect(await list(`open=false&limit=200`)).not.toContain(id);
    const elsewhere = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    expect(await list('', elsewhere)).toEqual([]);
    expect(codeOf(await elsewhere.get(`/plans/${id}`))).toEqual([404, 'COMMUNITY_PLAN.NOT_FOUND']);
    const national = await house.as('nacional-1', ['national-supervisor']);
    expect(await list(`community=${community}`, national)).toEqual([id]);
    const operator = await house.as('operadora-1', ['operator']);
    expect((await operator.get('/plans')).status).toBe(403);
    const past = body(await life.manager.get<{ items: { type: string }[] }>(`/plans/${id}/timeline`));
    expect(past.items.map(({ type }) => type)).toEqual(['oln.community.community-plan.opened.v1']);
  });
});
