import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gatewayEvents } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { newId, UnitOfWork } from '@oln/service-kit';
import { StaffService } from '../assignment/staff.service.js';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, ELSEWHERE, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { RightsRequestDeadlines } from './rights-request-deadlines.js';
import type { RightsRequestDto, WholeRightsRequestDto } from './rights-request.dto.js';
import { WatchedRightsRequests } from './watched-rights-requests.js';

const TEXT = 'Quiero saber qué guardan de mi nieta';

describe('What people ask about their own data', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-03-02T15:00:00Z');
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  const told = (changes: Record<string, unknown>) => ({ right: 'access', relation: 'self', text: TEXT, ...changes });
  const ask = async (changes: Record<string, unknown>): Promise<RightsRequestDto> =>
    body(await desk.staff.post<RightsRequestDto>('/rights-requests', told(changes)));
  const refusedAs = async (changes: Record<string, unknown>) =>
    codeOf(await desk.staff.post('/rights-requests', told(changes)));
  const read = async (id: string) => body(await desk.staff.get<WholeRightsRequestDto>(`/rights-requests/${id}`));
  const step = async (id: string, name: string, input: unknown = {}) =>
    desk.staff.post<RightsRequestDto>(`/rights-requests/${id}/${name}`, input, { ifMatch: (await read(id)).version });

  it('is written down with the term of the law, counted from the day it was received', async () => {
    const { motherId } = await desk.household();
    const request = await ask({ personId: motherId, receivedAt: '2026-02-27T20:00:00Z' });
    expect(request).toMatchObject({
      ...{ stage: 'received', version: 1, right: 'access', personId: motherId, requesterId: motherId },
      ...{ receivedAt: '2026-02-27T20:00:00.000Z', answerBy: '2026-03-30T02:59:59.000Z' },
      personInCharge: 'coordinadora-1',
    });
    expect(request).not.toHaveProperty('text');
    expect(await read(request.id)).toMatchObject({ text: TEXT });
    const [received, notice] = await house.events(request.id);
    expect(received).toEqual({
      name: 'rights-request.received',
      data: {
        ...{ id: request.id, right: 'access', relation: 'self', about: 'person' },
        ...{ receivedAt: '2026-02-27T20:00:00.000Z', answerBy: '2026-03-30T02:59:59.000Z' },
      },
    });
    expect(notice?.data).toMatchObject({ code: 'rights-request.received', toRole: 'coordinator' });
    expect(JSON.stringify(await house.events(request.id))).not.toContain(motherId);
  });

  it('is written down once, however often the same call comes', async () => {
    const { motherId } = await desk.household();
    const input = told({ personId: motherId });
    const send = () => desk.staff.post<RightsRequestDto>('/rights-requests', input, { idempotencyKey: 'otra-vez-1' });
    const [first, second] = [body(await send()), body(await send())];
    expect(second).toEqual(first);
    const { items } = body(
      await desk.staff.get<{ items: RightsRequestDto[] }>(`/rights-requests?personId=${motherId}`),
    );
    expect(items.map(({ id }) => id)).toEqual([first.id]);
  });

  it('is asked by who cares for the child by the records, and by nobody else without a document', async () => {
    const { familyId, childIds, motherId } = await desk.household(2);
    const [childId] = childIds;
    const care = { childId, guardianId: motherId, kind: 'personal-care', source: 'court-order', since: '2024-01-01' };
    const { id: guardianshipId } = body(await desk.staff.post<{ id: string }>('/guardianships', care));
    const asGuardian = { relation: 'guardian', guardianshipId };
    expect(await ask({ ...asGuardian, personId: childId })).toMatchObject({ requesterId: motherId, guardianshipId });
    expect(await refusedAs({ ...asGuardian, familyId })).toEqual([422, 'RIGHTS_REQUEST.NOT_GUARDIAN']);
    expect(await refusedAs({ ...asGuardian, personId: childIds[1] })).toEqual([422, 'RIGHTS_REQUEST.NOT_GUARDIAN']);
    expect(await refusedAs({ personId: childId, requesterId: motherId })).toEqual([
      ...[422, 'RIGHTS_REQUEST.REQUESTER_UNKNOWN'],
    ]);
    expect(await refusedAs({ relation: 'court', personId: childId })).toEqual([422, 'RIGHTS_REQUEST.DOCUMENT_MISSING']);
    const byCourt = await ask({
      relation: 'court',
      personId: childId,
      document: 'Oficio 12',
      requester: 'Jueza Pérez',
    });
    expect(await read(byCourt.id)).toMatchObject({ document: 'Oficio 12', requester: 'Jueza Pérez' });
    expect(await refusedAs({ familyId, personId: childId })).toEqual([422, 'RIGHTS_REQUEST.ONE_SUBJECT']);
    expect(await refusedAs({ personId: newId() })).toEqual([404, 'PERSON.NOT_FOUND']);
    expect(await refusedAs({ personId: childId, receivedAt: '2026-03-02T15:10:00Z' })).toEqual([
      ...[422, 'RIGHTS_REQUEST.RECEIVED_LATER'],
    ]);
  });

  it('is answered once it is known who asks; what was said lies sealed', async () => {
    const { motherId } = await desk.household();
    const { id } = await ask({ personId: motherId, right: 'portability' });
    const answer = { outcome: 'granted', text: 'Se entregó en un archivo' };
    expect(codeOf(await step(id, 'answer', answer))).toEqual([409, 'RIGHTS_REQUEST.IDENTITY_UNCHECKED']);
    expect(body(await step(id, 'identity', { check: 'clave-unica' }))).toMatchObject({ identityCheck: 'clave-unica' });
    expect(body(await step(id, 'answer', answer))).toMatchObject({ stage: 'closed', outcome: 'granted', version: 3 });
    expect(await read(id)).toMatchObject({ text: TEXT, answer: answer.text });
    expect(codeOf(await step(id, 'answer', answer))).toEqual([409, 'RIGHTS_REQUEST.CLOSED']);
    const facts = await house.events(id);
    expect(facts.map(({ name }) => name).filter((name) => name !== 'notice.raised')).toEqual([
      ...['rights-request.received', 'rights-request.amended', 'rights-request.closed'],
    ]);
    expect(facts.at(-1)!.data).toEqual({ id, right: 'portability', outcome: 'granted', waitDays: 0 });
    const { rows } = await house.admin.query<Record<'asked' | 'answer', Buffer>>(
      'select asked, answer from rights_requests where id = $1',
      [id],
    );
    expect(`${rows[0]!.asked.toString()} ${rows[0]!.answer.toString()}`).not.toMatch(/nieta|archivo/);
  });

  it('two people who answer at once: one of them does, and one answer is kept', async () => {
    const { motherId } = await desk.household();
    const { id } = await ask({ personId: motherId, identityCheck: 'document-seen' });
    const other = await house.as('coordinadora-9');
    const send = (by: typeof other, text: string) =>
      by.post(`/rights-requests/${id}/answer`, { outcome: 'granted', text }, { ifMatch: 1 });
    const statuses = (await Promise.all([send(desk.staff, 'uno'), send(other, 'dos')])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
    expect((await house.events(id)).filter(({ name }) => name === 'rights-request.closed')).toHaveLength(1);
    expect(['uno', 'dos']).toContain((await read(id)).answer);
  });

  it('goes to the coordinator when who had it in charge leaves the office', async () => {
    const { motherId } = await desk.household();
    const staff = (person: string, role: 'coordinator' | 'case-manager', version: number, active: boolean) => {
      const data = { person, roles: [role], caseloads: [], active };
      return factOf(gatewayEvents.staffChanged, HERE, newId(), version, data, new Date('2026-03-02T15:00:00Z'));
    };
    const hear = (event: ReturnType<typeof staff>) =>
      house.hear(event, (told, tx) => house.get(StaffService).changed(tx, told as never));
    await hear(staff('coordinadora-1', 'coordinator', 1, true));
    await hear(staff('gestora-7', 'case-manager', 1, true));
    const { id } = await ask({ personId: motherId });
    body(await step(id, 'in-charge', { person: 'gestora-7' }));
    await hear(staff('gestora-7', 'case-manager', 2, false));
    await hear(staff('gestora-7', 'case-manager', 2, false));
    expect(await read(id)).toMatchObject({ personInCharge: 'coordinadora-1', version: 3 });
  });

  it('is watched while it is open, and started anew from where it stands', async () => {
    const { motherId } = await desk.household();
    const { id } = await ask({ personId: motherId });
    const watched = house.get(WatchedRightsRequests);
    const revival = () =>
      house.under(SYSTEM.watchdog, () => house.get(UnitOfWork).run('watchdog.revive', (tx) => watched.revival(tx, id)));
    expect(await revival()).toMatchObject({
      ...{ kind: 'start', process: 'rightsRequest', workflowId: `rights-request-${id}`, revive: true },
      input: { stage: 'received', version: 1, policy: { 'received.answer': '30d', 'extended.answer': '30d' } },
    });
    body(await step(id, 'withdrawal', { reason: 'who-asked' }));
    expect(await revival()).toBeUndefined();
  });

  it('is of its office: another one finds nothing, though it may know the same person', async () => {
    const { motherId } = await desk.household();
    const { id } = await ask({ personId: motherId });
    const elsewhere = await house.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
    expect(codeOf(await elsewhere.get(`/rights-requests/${id}`))).toEqual([404, 'RIGHTS_REQUEST.NOT_FOUND']);
    expect(codeOf(await elsewhere.post('/rights-requests', told({ personId: motherId })))).toEqual([
      ...[404, 'PERSON.NOT_FOUND'],
    ]);
  });

  it('is extended once; its clocks name the dates they count from, and climb to who oversees the office', async () => {
    const { motherId } = await desk.household();
    const { id } = await ask({ personId: motherId, identityCheck: 'document-seen' });
    const { answerBy } = body(await step(id, 'extension', { reason: 'many-records' }));
    expect(answerBy).toBe('2026-05-02T03:59:59.000Z');
    expect(codeOf(await step(id, 'extension', { reason: 'complex' }))).toEqual([
      ...[409, 'RIGHTS_REQUEST.EXTENDED_ALREADY'],
    ]);
    const deadlines = house.get(RightsRequestDeadlines);
    const clock = { rule: 'extended.answer', due: answerBy, kind: 'term', overdueTo: 'coordinator' } as const;
    const about = { id, commune: HERE, stage: 'extended' };
    const climbs = [{ at: '2026-05-08T03:59:59.000Z', to: 'regional-supervisor' as const }];
    const put = { ...about, version: 2, revision: 1, deadlines: [{ ...clock, climbs }], asOf: house.now.toISOString() };
    expect((await house.under({}, () => deadlines.put(put))).anchors).toEqual({
      ...{ stageSince: '2026-03-02T15:00:00.000Z', askedAt: '2026-03-02T15:00:00.000Z' },
      ...{ firstTermEndsAt: '2026-04-02T02:59:59.000Z', answerBy: '2026-05-02T03:59:59.000Z' },
    });
    const reached = async (level: 'due' | 'climb', at: string) => {
      await house.travelTo(at);
      const ring = {
        ...about,
        rule: clock.rule,
        due: clock.due,
        level,
        to: level === 'climb' ? climbs[0]!.to : undefined,
      };
      return (await house.under({}, () => deadlines.reached({ ...ring, asOf: at }))).verdict;
    };
    expect(await reached('due', '2026-05-02T03:59:50.000Z')).toBe('not-yet');
    expect(await reached('due', answerBy)).toBe('stands');
    expect(await reached('due', answerBy)).toBe('stands');
    expect(await reached('climb', climbs[0]!.at)).toBe('stands');
    const told = (await house.events(id)).filter(({ name }) => name === 'notice.raised').map(({ data }) => data);
    expect(told.map(({ code, toPerson, toRole }) => `${code} → ${toPerson ?? toRole}`)).toEqual([
      'rights-request.received → coordinator',
      'deadline.overdue → coordinadora-1',
      'deadline.overdue → coordinator',
      'deadline.climbed → regional-supervisor',
    ]);
    const late = body(await step(id, 'answer', { outcome: 'granted', text: 'Tarde' }));
    expect(late).toMatchObject({ stage: 'closed', outcome: 'granted' });
    expect(await reached('climb', climbs[0]!.at)).toBe('answered');
    expect((await house.told(id)).map(({ signal }) => signal ?? 'start')).toEqual(['start', 'moved', 'moved']);
  });
});
