import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { body, codeOf, IntakeHouse } from '../testing/intake-house.spec.js';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import type { RequestDto, ScoreEntryDto } from './request.dto.js';

describe('A request at the front desk', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('gestora-1', ['case-manager']));
  });
  afterAll(() => house?.close());

  it('is written down, waits for admissibility, and its process starts with the policy of the day', async () => {
    const request = await desk.request({ narrative: 'La abuela Zoraida pide ayuda' });
    expect(request).toMatchObject({ stage: 'admissibility', version: 2, origin: 'desk', personInCharge: 'gestora-1' });
    const [start] = await house.told(request.id);
    expect(start).toMatchObject({ kind: 'start', workflowId: `intake-${request.id}` });
    expect(start?.input).toMatchObject({
      stage: 'admissibility',
      version: 2,
      policy: { 'admissibility.decide': '5bd' },
    });
    expect(start?.input?.holidays).toContain('2026-09-18');
    expect((await house.events(request.id)).map(({ name }) => name)).toEqual(['request.received', 'request.moved']);
  });

  it('keeps what was told sealed, and gives it to who reads the request', async () => {
    const { id } = await desk.request({ narrative: 'Palabra secreta Ximenaca' });
    expect(await desk.get(id)).toMatchObject({ narrative: 'Palabra secreta Ximenaca' });
    const { rows } = await house.admin.query(
      `select encode(narrative, 'escape') as narrative from requests where id = $1`,
      [id],
    );
    expect(rows[0].narrative).not.toContain('Ximenaca');
  });

  it('goes the way from admissibility to the queue, scored and explained', async () => {
    const { id } = await desk.request({ factors: ['neglect'] });
    const admitted = await desk.step(id, 'admit');
    expect(admitted).toMatchObject({ stage: 'prioritised', scoring: { priority: 'low', score: 20, model: '2026.1' } });
    expect(admitted.scoring?.factors).toEqual([{ factor: 'neglect', points: 20 }]);
    const worse = await desk.step(id, 'facts', { factors: ['violence-suspected'] });
    expect(worse.scoring).toMatchObject({ priority: 'high', score: 65 });
    const scores = body(await desk.staff.get<ScoreEntryDto[]>(`/requests/${id}/scores`));
    expect(scores.map(({ cause, score, setBy }) => [cause, score, setBy])).toEqual([
      ['new-facts', 65, 'model'],
      ['admitted', 20, 'model'],
    ]);
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'moved',
      message: { stage: 'prioritised', priority: 'high' },
    });
  });

  it('of a family of age, of another commune or with a motive of others is not admitted, but referred', async () => {
    const outside = await desk.request({ motive: 'alimony' });
    const { version } = outside;
    expect(codeOf(await desk.staff.post(`/requests/${outside.id}/admit`, {}, { ifMatch: version }))).toEqual([
      409,
      'INTAKE.OUTSIDE_FUNCTIONS',
    ]);
    const elsewhere = await desk.household(1, { address: { street: 'Calle 1', commune: '05101' } });
    const far = await desk.request({}, elsewhere);
    expect(codeOf(await desk.staff.post(`/requests/${far.id}/admit`, {}, { ifMatch: far.version }))).toEqual([
      409,
      'INTAKE.LIVES_ELSEWHERE',
    ]);
    await desk.step(outside.id, 'refer', { to: 'legal-aid', reason: 'outside-functions' });
    const lost = await desk.step(outside.id, 'arrival', { arrived: false });
    expect(lost).toMatchObject({ stage: 'referring', referral: { arrived: false, attempt: 1 } });
    await desk.step(outside.id, 'refer', { to: 'family-court', reason: 'court-matter' });
    expect(await desk.step(outside.id, 'arrival', { arrived: true })).toMatchObject({
      stage: 'closed',
      outcome: 'referred',
    });
  });

  it('that another open request says already is closed in its favour, which takes over what it knew', async () => {
    const household = await desk.household();
    const first = await desk.request({ factors: ['neglect'] }, household);
    const second = await desk.request({ factors: ['homeless'] }, household);
    const refused = await desk.staff.post(`/requests/${second.id}/admit`, {}, { ifMatch: second.version });
    expect(codeOf(refused)).toEqual([409, 'INTAKE.IDENTICAL_OPEN']);
    expect(await desk.step(second.id, 'duplicate', { of: first.id })).toMatchObject({
      outcome: 'duplicate',
      duplicateOf: first.id,
    });
    expect((await desk.get(first.id)).factors).toEqual(['neglect', 'homeless']);
    expect((await desk.step(first.id, 'admit')).stage).toBe('prioritised');
  });

  it('with imminent danger tells the coordinator now, with the request itself or later', async () => {
    const at = await desk.request({ danger: ['violence-now'] });
    const notices = (
      await house.admin.query(
        `select payload -> 'data' as data from outbox where entity_id = $1 and entity = 'notice'`,
        [at.id],
      )
    ).rows;
    expect(notices[0].data).toMatchObject({ code: 'request.imminent-danger', urgency: 'now', toRole: 'coordinator' });
    expect((await house.events(at.id)).map(({ name }) => name)).toContain('request.imminent-danger');
    const { id } = await desk.request();
    await desk.step(id, 'admit');
    expect(await desk.step(id, 'danger', { grounds: ['suicide-risk'] })).toMatchObject({
      scoring: { priority: 'high', score: 100 },
    });
  });

  it('is overridden by the coordinator alone, with a reason, and the word stands', async () => {
    const { id } = await desk.request();
    await desk.step(id, 'admit');
    const { version } = await desk.get(id);
    const input = { priority: 'high', reason: 'professional-judgement' };
    expect(codeOf(await desk.staff.post(`/requests/${id}/priority`, input, { ifMatch: version }))).toEqual([
      403,
      'REQUEST.NOT_ALLOWED',
    ]);
    const coordinator = await house.as('coordinadora-1');
    const overridden = body(
      await coordinator.post<RequestDto>(`/requests/${id}/priority`, input, { ifMatch: version }),
    );
    expect(overridden.scoring).toMatchObject({
      priority: 'high',
      override: { by: 'coordinadora-1', reason: 'professional-judgement' },
    });
    expect((await desk.step(id, 'facts', { factors: ['neglect'] })).scoring?.priority).toBe('high');
  });

  it('is changed by one of two people at once; the other is told', async () => {
    const { id, version } = await desk.request();
    const answers = await Promise.all(
      ['neglect', 'homeless'].map((factor) =>
        desk.staff.post(`/requests/${id}/facts`, { factors: [factor] }, { ifMatch: version }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('sent twice with one key is one request', async () => {
    const { familyId, childIds } = await desk.household();
    const input = { channel: 'referral', motive: 'school', familyId, childIds };
    const send = () => desk.staff.post<RequestDto>('/requests', input, { idempotencyKey: 'same-key-1' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((answer) => body(answer).id)).size).toBe(1);
  });

  it('is not seen from another commune', async () => {
    const { id } = await desk.request();
    const stranger = await house.as('coordinadora-9', ['coordinator'], ['05101']);
    expect(codeOf(await stranger.get(`/requests/${id}`))).toEqual([404, 'INTAKE.NOT_FOUND']);
    expect(body(await stranger.get<{ items: unknown[] }>('/requests')).items).toEqual([]);
  });

  it('is found by its stage, child, motive and more, page by page', async () => {
    const household = await desk.household();
    for (const motive of ['school', 'behaviour', 'neglect']) await desk.request({ motive }, household);
    const list = async (query: string) =>
      body(await desk.staff.get<{ items: RequestDto[]; next?: string }>(`/requests?${query}`));
    const first = await list(`childId=${household.childIds[0]}&limit=2`);
    expect(first.items.map(({ motive }) => motive)).toEqual(['neglect', 'behaviour']);
    const second = await list(`childId=${household.childIds[0]}&limit=2&cursor=${first.next}`);
    expect(second).toEqual({ items: [expect.objectContaining({ motive: 'school' })] });
    expect(
      (await list(`familyId=${household.familyId}&open=true&motive=school&channel=spontaneous&stage=admissibility`))
        .items,
    ).toHaveLength(1);
    expect((await list(`familyId=${household.familyId}&priority=high`)).items).toEqual([]);
  });

  it('is paused until a date at most, and resumed', async () => {
    const { id } = await desk.request();
    const paused = await desk.step(id, 'pause', { until: '2026-07-15T12:00:00Z', reason: 'hospital' });
    expect(paused.pause).toMatchObject({ until: '2026-07-15T12:00:00.000Z', reason: 'hospital' });
    const { version } = paused;
    expect(codeOf(await desk.staff.post(`/requests/${id}/admit`, {}, { ifMatch: version }))).toEqual([
      409,
      'INTAKE.PAUSED',
    ]);
    expect((await desk.step(id, 'resume')).pause).toBeUndefined();
    expect((await house.told(id)).map(({ kind, signal }) => signal ?? kind)).toEqual(['start', 'paused', 'resumed']);
  });

  it('about children who are not of the family is refused', async () => {
    const [one, other] = [await desk.household(), await desk.household()];
    const input = { channel: 'referral', motive: 'school', familyId: one.familyId, childIds: other.childIds };
    expect(codeOf(await desk.staff.post('/requests', input))).toEqual([422, 'INTAKE.CHILD_UNKNOWN']);
    expect(codeOf(await desk.staff.post('/requests', { ...input, childIds: [one.motherId] }))).toEqual([
      422,
      'INTAKE.CHILD_UNKNOWN',
    ]);
  });
});
