import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents, gatewayEvents, type EventData, type EventDefinition, type Line } from '@oln/contracts';
import { newId, type Page, type TimelineEntryDto } from '@oln/service-kit';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import type { AssignmentDto, PlaceDto } from './assignment.dto.js';
import { CaseloadService } from './caseload.service.js';
import { StaffService } from './staff.service.js';

describe('Assignment by caseload', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;
  const staffIds = new Map<string, string>();

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  const fact = <Definition extends EventDefinition>(
    definition: Definition,
    subject: string,
    version: number,
    data: EventData<Definition>,
  ) => factOf(definition, HERE, subject, version, data, house.now);

  async function hire(
    person: string,
    maximum: number,
    line: Line = 'case-management',
    version = 1,
    active = true,
  ): Promise<void> {
    const id = staffIds.get(person) ?? newId();
    staffIds.set(person, id);
    const roles: ('case-manager' | 'coordinator')[] = person.startsWith('coord') ? ['coordinator'] : ['case-manager'];
    const data = { person, roles, active, caseloads: maximum > 0 ? [{ line, maximum }] : [] };
    await house.hear(fact(gatewayEvents.staffChanged, id, version, data), (event, tx) =>
      house.get(StaffService).changed(tx, event),
    );
  }

  const places = async (line: Line = 'case-management') =>
    body(await desk.staff.get<PlaceDto[]>(`/professionals?line=${line}`));
  const roomOf = async (person: string, line?: Line) => (await places(line)).find((place) => place.person === person);
  const waiting = async (line: Line = 'case-management') => desk.toAssignment((await desk.request()).id, line);
  const assign = async (id: string, version: number, person?: string) =>
    desk.staff.post<AssignmentDto>(`/requests/${id}/assign`, person ? { person } : {}, { ifMatch: version });

  it('is looked after meanwhile by whom the office names, if that person works there; the timeline says so', async () => {
    await hire('gestora-9', 0);
    const { id } = await desk.request();
    expect(await desk.step(id, 'in-charge', { person: 'gestora-9' })).toMatchObject({ personInCharge: 'gestora-9' });
    const { version } = await desk.get(id);
    const stranger = { person: 'nobody-of-here' };
    const refused = await desk.staff.post(`/requests/${id}/in-charge`, stranger, { ifMatch: version });
    expect(codeOf(refused)).toEqual([422, 'ASSIGNMENT.NOT_OF_OFFICE']);
    const page = async (cursor = '') =>
      body(await desk.staff.get<Page<TimelineEntryDto>>(`/requests/${id}/timeline?limit=1${cursor}`));
    const first = await page();
    const rest = await page(`&cursor=${first.next}`);
    const seen = [...first.items, ...rest.items];
    expect(seen.map(({ type }) => type.split('.').at(-2))).toEqual(['amended', 'moved']);
    expect(seen.every(({ actor }) => actor === 'coordinadora-1')).toBe(true);
  });

  it('goes to who has most room, takes a place, and tells cases to open a case', async () => {
    await hire('gestora-1', 2);
    await hire('gestora-2', 4);
    const { id, version, familyId, childIds } = await waiting();
    const { request, assigned } = body(await assign(id, version));
    expect(assigned).toBe(true);
    expect(request).toMatchObject({ stage: 'closed', outcome: 'assigned', assignedTo: 'gestora-1' });
    expect(await roomOf('gestora-1')).toEqual({
      person: 'gestora-1',
      line: 'case-management',
      families: 1,
      maximum: 2,
    });
    const told = (await house.events(id)).find(({ name }) => name === 'request.assigned');
    expect(told?.data).toMatchObject({
      id,
      familyId,
      childIds,
      line: 'case-management',
      personInCharge: 'gestora-1',
      priority: 'low',
      channel: 'spontaneous',
    });
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'moved',
      message: { stage: 'closed', outcome: 'assigned', ended: true },
    });
    expect((await house.events(staffIds.get('gestora-1')!)).at(-1)).toMatchObject({
      name: 'professional.caseload-changed',
      data: { families: 1, maximum: 2 },
    });
  });

  it('to somebody without room, or of another line, is refused; the request waits as it was', async () => {
    await hire('gestora-llena', 1, 'family-therapy');
    const first = await waiting('family-therapy');
    body(await assign(first.id, first.version, 'gestora-llena'));
    const second = await waiting('family-therapy');
    expect(codeOf(await assign(second.id, second.version, 'gestora-llena'))).toEqual([409, 'ASSIGNMENT.NO_ROOM']);
    expect(codeOf(await assign(second.id, second.version, 'gestora-1'))).toEqual([422, 'ASSIGNMENT.NOT_IN_LINE']);
    expect(await desk.get(second.id)).toMatchObject({ stage: 'assignment', version: second.version });
  });

  it('without room anywhere leaves the family in the queue, and the coordinator is told: no rejection', async () => {
    const { id, version } = await waiting('family-therapy');
    const answer = body(await assign(id, version));
    expect(answer).toMatchObject({ assigned: false, request: { stage: 'assignment' } });
    const names = (await house.events(id)).map(({ name, data }) => (name === 'notice.raised' ? data.code : name));
    expect(names.slice(-2)).toEqual(['request.no-room', 'request.no-room']);
    const queue = body(await desk.staff.get<{ items: { requestId: string }[] }>('/queue?line=family-therapy'));
    expect(queue.items.map(({ requestId }) => requestId)).toContain(id);
  });

  it('by two people at once assigns once; the other gets a clear conflict', async () => {
    const { id, version } = await waiting();
    const answers = await Promise.all([
      assign(id, version, 'gestora-2'),
      assign(id, version, 'gestora-2'),
      assign(id, version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const { rows } = await house.admin.query('select count(*)::int as n from placements where request_id = $1', [id]);
    expect(rows[0].n).toBe(1);
  });

  it('never passes the maximum, however many assign at once', async () => {
    await hire('gestora-tres', 3, 'family-therapy');
    const requests = await Promise.all(Array.from({ length: 6 }, () => waiting('family-therapy')));
    const answers = await Promise.all(requests.map(({ id, version }) => assign(id, version)));
    expect(answers.filter(({ body: answer }) => answer.assigned)).toHaveLength(3);
    expect(await roomOf('gestora-tres', 'family-therapy')).toMatchObject({ families: 3, maximum: 3 });
  });

  describe('follows the cases', () => {
    const caseload = () => house.get(CaseloadService);
    const opened = (caseId: string, requestId: string, person: string, version = 1) => {
      const data = {
        id: caseId,
        requestId,
        familyId: newId(),
        children: [newId()],
        line: 'family-therapy' as const,
        personInCharge: person,
        priority: 'low' as const,
        openedAt: house.now.toISOString(),
      };
      return house.hear(fact(casesEvents.caseOpened, caseId, version, data), (event, tx) =>
        caseload().opened(tx, event),
      );
    };
    const closed = (caseId: string, requestId: string, person: string, version: number) => {
      const whole = {
        id: caseId,
        requestId,
        familyId: newId(),
        children: [newId()],
        line: 'family-therapy' as const,
        personInCharge: person,
      };
      const data = {
        ...whole,
        outcome: 'completed' as const,
        stage: 'closure' as const,
        closedAt: house.now.toISOString(),
      };
      return house.hear(fact(casesEvents.caseClosed, caseId, version, data), (event, tx) =>
        caseload().closed(tx, event),
      );
    };
    const reassigned = (caseId: string, from: string, to: string, version: number) =>
      house.hear(
        fact(casesEvents.caseReassigned, caseId, version, {
          id: caseId,
          line: 'family-therapy',
          from,
          to,
          holdsPlace: true,
          reason: 'other',
        }),
        (event, tx) => caseload().reassigned(tx, event),
      );

    it('a closed case frees its place, and the coordinator hears that somebody waits for it', async () => {
      const { rows } = await house.admin.query(
        `select request_id from placements where person = 'gestora-tres' limit 1`,
      );
      const [requestId, caseId] = [rows[0].request_id as string, newId()];
      await opened(caseId, requestId, 'gestora-tres');
      await closed(caseId, requestId, 'gestora-tres', 7);
      expect(await roomOf('gestora-tres', 'family-therapy')).toMatchObject({ families: 2 });
      const { rows: notices } = await house.admin.query(
        `select payload -> 'data' as data from outbox where entity = 'notice' order by seq desc limit 1`,
      );
      expect(notices[0].data).toMatchObject({ code: 'request.room-free', toRole: 'coordinator' });
      await closed(caseId, requestId, 'gestora-tres', 7);
      await opened(caseId, requestId, 'gestora-tres', 1);
      expect(await roomOf('gestora-tres', 'family-therapy')).toMatchObject({ families: 2 });
    });

    it('a reassigned case takes its place along; one that is not known yet comes again later', async () => {
      await hire('gestora-otra', 10, 'family-therapy');
      const [caseId, requestId] = [newId(), newId()];
      await expect(reassigned(caseId, 'gestora-tres', 'gestora-otra', 2)).rejects.toThrow('not known yet');
      await opened(caseId, requestId, 'gestora-tres');
      expect(await roomOf('gestora-tres', 'family-therapy')).toMatchObject({ families: 3 });
      await reassigned(caseId, 'gestora-tres', 'gestora-otra', 2);
      await reassigned(caseId, 'gestora-tres', 'gestora-otra', 2);
      expect(await roomOf('gestora-tres', 'family-therapy')).toMatchObject({ families: 2 });
      expect(await roomOf('gestora-otra', 'family-therapy')).toMatchObject({ families: 1 });
    });
  });

  it('knows people as the directory tells of them last, in whatever order it is heard', async () => {
    await hire('gestora-nueva', 9, 'case-management', 5);
    await hire('gestora-nueva', 2, 'case-management', 4);
    expect(await roomOf('gestora-nueva')).toMatchObject({ maximum: 9 });
    await hire('gestora-nueva', 9, 'case-management', 6, false);
    expect(await roomOf('gestora-nueva')).toBeUndefined();
  });

  it('hands what a colleague who leaves looked after to the coordinator', async () => {
    await hire('coordinadora-1', 0);
    await hire('gestora-sale', 5);
    const other = new FrontDeskLife(await house.as('gestora-sale', ['case-manager']));
    const { id } = await other.request();
    await hire('gestora-sale', 5, 'case-management', 2, false);
    expect(await desk.get(id)).toMatchObject({ personInCharge: 'coordinadora-1' });
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'reassigned',
      message: { personInCharge: 'coordinadora-1' },
    });
  });
});

describe('The priority queue', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  it('is ordered by priority, then score, then arrival, with position and age, page by page', async () => {
    const wanted: [string[], string][] = [
      [['parenting-difficulties'], '2026-06-01T12:00:00Z'],
      [['violence-suspected', 'neglect'], '2026-06-10T12:00:00Z'],
      [['violence-suspected', 'neglect'], '2026-06-05T12:00:00Z'],
      [['sexual-abuse-suspected', 'neglect'], '2026-06-12T12:00:00Z'],
      [['neglect', 'housing-precarious', 'school-absence'], '2026-06-14T12:00:00Z'],
    ];
    const ids: string[] = [];
    for (const [factors, receivedAt] of wanted) {
      const { id } = await desk.request({ factors, receivedAt });
      await desk.step(id, 'admit');
      ids.push(id);
    }
    const [low, newHigh, oldHigh, highest, medium] = ids;
    const order = [highest, oldHigh, newHigh, medium, low];
    const page = async (query: string) =>
      body(
        await desk.staff.get<{ items: { requestId: string; position: number; waitDays: number }[]; next?: string }>(
          `/queue?${query}`,
        ),
      );
    const first = await page('limit=2');
    const second = await page(`limit=2&cursor=${first.next}`);
    const third = await page(`limit=2&cursor=${second.next}`);
    const all = [...first.items, ...second.items, ...third.items];
    expect(all.map(({ requestId }) => requestId)).toEqual(order);
    expect(all.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(all.map(({ waitDays }) => waitDays)).toEqual([3, 10, 5, 1, 14]);
    expect(third.next).toBeUndefined();
    expect(body(await desk.staff.get(`/requests/${medium}/queue-place`))).toEqual({
      requestId: medium,
      position: 4,
      waitDays: 1,
    });
    expect((await page('priority=high')).items).toHaveLength(3);
    const stranger = await house.as('coordinadora-9', ['coordinator'], ['05101']);
    expect(body(await stranger.get<{ items: unknown[] }>('/queue')).items).toEqual([]);
  });

  it('is reviewed: the review is told to the process, and long waiting raises the score', async () => {
    const { id } = await desk.request({ factors: ['neglect'] });
    await desk.step(id, 'admit');
    await house.travelTo('2026-08-20T16:00:00Z');
    const reviewed = await desk.step(id, 'review', { decision: 'family-called' });
    expect(reviewed.scoring).toMatchObject({ score: 30, priority: 'medium' });
    expect(
      (await house.told(id)).map(({ kind, signal, message }) => [signal ?? kind, message?.what ?? message?.priority]),
    ).toEqual([
      ['start', undefined],
      ['moved', 'low'],
      ['happened', 'queue-reviewed'],
      ['moved', 'medium'],
    ]);
  });
});
