import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import { MissingSnapshots } from './missing-snapshots.js';
import { SnapshotDeadlines } from './snapshot-deadlines.js';
import { SnapshotTaking } from './snapshot-taking.service.js';
import type { ContentDto, FigureChangesDto, SnapshotDto, SnapshotFiguresDto } from './snapshot.dto.js';
import { WatchedSnapshots } from './watched-snapshots.js';

const LIVES = Lives.of(7, HERE, 25);
const EVENTS = [...LIVES.events, ...Lives.of(8, NEXT_DOOR, 25).events];
/** Ten business days after Wednesday 1 April 2026 (Good Friday is the 3rd): the evening of the 16th, in winter time. */
const SIGN_BY = '2026-04-17T03:59:59.000Z';

describe('Quarterly snapshots', () => {
  let house: ReportingHouse;
  let coordinator: ApiClient;
  let supervisor: ApiClient;
  let id: string;

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-03-31T20:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    supervisor = await house.as('supervisora-1', ['regional-supervisor'], [HERE, NEXT_DOOR]);
    await house.take(
      EVENTS.filter(({ asof }) => asof < '2026-04-01T03:00:00Z'),
      200,
    );
  });
  afterAll(() => house?.close());

  const list = async (query = '', by = coordinator): Promise<SnapshotDto[]> =>
    body(await by.get<{ items: SnapshotDto[] }>(`/snapshots?${query}`)).items;
  const get = async (): Promise<SnapshotDto> => body(await coordinator.get<SnapshotDto>(`/snapshots/${id}`));
  const figures = async (by = coordinator, query = ''): Promise<SnapshotFiguresDto> =>
    body(await by.get<SnapshotFiguresDto>(`/snapshots/${id}/figures${query}`));
  /** A family that was invited on a day, told of on a later one. */
  const invitedLate = async (openedOn: string, toldOn: string): Promise<void> => {
    const [id, told] = [newId(), new Lives(99, HERE)];
    const opened = { id, line: 'case-management', priority: 'high', openedAt: `${openedOn}T15:00:00Z` };
    told.tell(casesEvents.caseOpened, id, opened, Date.parse(`${toldOn}T15:00:00Z`));
    await house.take(
      told.events.map((event) => ({ ...event, id: newId() })),
      10,
    );
  };
  const goOn = (before: string) => house.monitoring(() => house.get(SnapshotTaking).goOn(before));
  const change = async (step: string, told: object, by = coordinator) => {
    const { version } = await get();
    return by.post<SnapshotDto>(`/snapshots/${id}/${step}`, told, { ifMatch: version });
  };

  it('are not taken before the quarter has ended', async () => {
    expect(await goOn('2026-03-31')).toEqual({ done: 0, isLeft: false });
    expect(await list()).toEqual([]);
  });

  it('are taken once of each commune, whatever asks at once', async () => {
    await house.travelTo('2026-04-01T06:00:00Z');
    const { replica } = await house.addReplica();
    const other = replica.app.get(SnapshotTaking, { strict: false });
    const turns = await house.monitoring(() =>
      Promise.all([house.get(SnapshotTaking), other, house.get(SnapshotTaking)].map((one) => one.goOn('2026-04-01'))),
    );
    expect(turns.reduce((sum, { done }) => sum + done, 0)).toBe(2);
    const { rows } = await house.admin.query('select commune, quarter, content from snapshots order by commune');
    expect(rows).toEqual([NEXT_DOOR, HERE].map((commune) => ({ commune, quarter: '2026-q1', content: 1 })));
    expect(await goOn('2026-04-01')).toEqual({ done: 0, isLeft: false });
  });

  it('start a process that waits for the coordinator, who is told', async () => {
    const [taken] = await list(`commune=${HERE}`);
    id = taken!.id;
    expect(taken).toMatchObject({
      ...{ quarter: '2026-q1', from: '2026-01-01', to: '2026-03-31', stage: 'signing', version: 1, content: 1 },
    });
    expect((await house.told(id))[0]).toMatchObject({
      kind: 'start',
      workflowId: `monitoring-snapshot-${id}`,
      input: { stage: 'signing', policy: { 'signing.sign': '10bd' }, commune: HERE },
    });
    expect((await house.facts(id)).map(({ name }) => name)).toEqual(['snapshot.taken', 'notice.raised']);
    expect(await house.notices(id)).toEqual(['snapshot.to-sign → coordinator']);
  });

  it('hold what the figures were at the end of the quarter', async () => {
    const { items, intact, asOf } = await figures();
    expect([intact, asOf]).toEqual([true, '2026-03-31']);
    const wanted =
      'indicators=families-invited,requests-received,work-overdue&from=2026-01-01&to=2026-03-31&asOf=2026-03-31';
    const { items: asked } = body(
      await coordinator.get<{ items: { indicator: string; value: number }[] }>(`/figures?${wanted}`),
    );
    for (const { indicator, value } of asked) {
      const kept = items.find(
        (one) =>
          one.span === 'quarter' && one.indicator === indicator && one.line === undefined && one.code === undefined,
      );
      expect([indicator, kept?.value]).toEqual([indicator, value]);
    }
  });

  it('are shown outside without what is of fewer than five', async () => {
    const [own, theirs] = [(await figures()).items, (await figures(supervisor)).items];
    expect(theirs).toHaveLength(own.length);
    expect(own.filter(({ suppressed }) => suppressed)).toEqual([]);
    expect(theirs.filter(({ suppressed, numerator }) => !suppressed && numerator! > 0 && numerator! < 5)).toEqual([]);
    expect(theirs.filter((one) => one.suppressed && one.value !== undefined)).toEqual([]);
    expect(theirs.some(({ suppressed }) => suppressed)).toBe(true);
  });

  it('remind, are late, and climb: on the day, and told once each', async () => {
    const clock = { rule: 'signing.sign', due: SIGN_BY, remindAt: '2026-04-11T03:59:59.000Z', kind: 'term' } as const;
    const climbs = [{ at: '2026-05-01T03:59:59.000Z', to: 'regional-supervisor' as const }];
    const about = { id, commune: HERE, stage: 'signing' };
    const put = {
      ...about,
      version: 1,
      revision: 1,
      deadlines: [{ ...clock, askedOf: 'coordinator', overdueTo: 'coordinator', climbs }],
    };
    const ring = (level: 'reminder' | 'due' | 'climb', to?: 'regional-supervisor') =>
      house.under({}, () =>
        house
          .get(SnapshotDeadlines)
          .reached({ ...about, rule: clock.rule, due: SIGN_BY, level, to, asOf: house.now.toISOString() }),
      );
    await house.under({}, () => house.get(SnapshotDeadlines).put({ ...put, asOf: house.now.toISOString() } as never));
    const { items } = body(
      await coordinator.get<{ items: { rule: string; askedOf: string }[] }>(`/due?recordId=${id}`),
    );
    expect(items).toMatchObject([{ rule: 'signing.sign', askedOf: 'coordinator', process: 'monitoring-snapshot' }]);
    expect(await ring('reminder')).toMatchObject({ verdict: 'not-yet' });
    await house.travelTo('2026-04-11T04:00:00Z');
    expect(await ring('reminder')).toMatchObject({ verdict: 'stands' });
    await house.travelTo('2026-04-17T04:00:00Z');
    for (let times = 0; times < 2; times += 1) await ring('due');
    await house.travelTo('2026-05-01T04:00:00Z');
    await ring('climb', 'regional-supervisor');
    expect((await house.notices(id)).slice(1)).toEqual([
      'deadline.reminder → coordinator',
      'deadline.overdue → coordinator',
      'deadline.climbed → regional-supervisor',
    ]);
  });

  it('are taken again while nobody has signed them, with a reason; what was taken stays on record', async () => {
    expect(codeOf(await change('retaking', { reason: 'corrected-records' }))).toEqual([409, 'SNAPSHOT.NOTHING_NEW']);
    // A family that was invited in March, told of in April.
    await invitedLate('2026-03-20', '2026-04-20');
    const changes = body(await coordinator.get<FigureChangesDto>(`/snapshots/${id}/changes`)).items;
    expect(changes).toContainEqual(expect.objectContaining({ indicator: 'families-invited', span: 'quarter' }));
    const again = body(await change('retaking', { reason: 'late-facts' }));
    expect(again).toMatchObject({ version: 2, content: 2, stage: 'signing' });
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'moved', message: { version: 2, stage: 'signing' } });
    expect(body(await coordinator.get<FigureChangesDto>(`/snapshots/${id}/changes`)).items).toEqual([]);
    const contents = body(await coordinator.get<ContentDto[]>(`/snapshots/${id}/contents`));
    expect(contents.map(({ content, reason, takenBy, asOf }) => [content, reason, takenBy, asOf])).toEqual([
      [2, 'late-facts', 'coordinadora-1', '2026-05-01'],
      [1, undefined, 'system:monitoring', '2026-03-31'],
    ]);
    expect((await figures(coordinator, '?content=1')).hash).toBe(contents[1]!.hash);
    expect(codeOf(await coordinator.get(`/snapshots/${id}/figures?content=9`))).toEqual([
      404,
      'SNAPSHOT.NO_SUCH_CONTENT',
    ]);
  });

  it('are signed by the coordinator, with what she has to say about them, sealed', async () => {
    const manager = await house.as('gestora-1', ['case-manager']);
    expect((await change('signature', {}, manager)).status).toBe(403);
    const stale = await coordinator.post(`/snapshots/${id}/signature`, {}, { ifMatch: 1 });
    expect(codeOf(stale)).toEqual([412, 'REQUEST.STALE']);
    const signed = body(await change('signature', { observation: 'Faltó equipo en febrero' }));
    expect(signed).toMatchObject({
      ...{ stage: 'closed', outcome: 'signed', version: 3, content: 2, signedBy: 'coordinadora-1' },
      ...{ signedAt: '2026-05-01T04:00:00.000Z', observation: 'Faltó equipo en febrero' },
    });
    expect((await house.told(id)).at(-1)).toMatchObject({
      message: { stage: 'closed', outcome: 'signed', ended: true },
    });
    expect((await house.facts(id)).map(({ name }) => name)).toContain('snapshot.signed');
    expect(JSON.stringify(await house.facts(id))).not.toContain('febrero');
    const { rows } = await house.admin.query<{ observation: Buffer }>(
      'select observation from snapshots where id = $1',
      [id],
    );
    expect(rows[0]!.observation.toString('latin1')).not.toContain('febrero');
    const { items } = body(await coordinator.get<{ items: unknown[] }>(`/due?recordId=${id}`));
    expect(items).toEqual([]);
    const national = await house.as('nacional-1', ['national-supervisor']);
    expect(body(await national.get<SnapshotDto>(`/snapshots/${id}`))).not.toHaveProperty('observation');
    expect(body(await supervisor.get<SnapshotDto>(`/snapshots/${id}`))).toHaveProperty('observation');
  });

  it('once signed stay what they were, whatever is told later; what is otherwise today can be asked for', async () => {
    const before = await figures();
    await invitedLate('2026-02-20', '2026-04-30');
    expect(await figures()).toEqual(before);
    const { items } = body(await coordinator.get<FigureChangesDto>(`/snapshots/${id}/changes`));
    const invited = items.find(
      ({ indicator, line, span }) => indicator === 'families-invited' && !line && span === 'quarter',
    )!;
    expect(invited.today!.value! - invited.taken!.value!).toBe(1);
    for (const [step, told] of [
      ['retaking', { reason: 'late-facts' }],
      ['signature', {}],
    ] as const)
      expect(codeOf(await change(step, told))).toEqual([409, 'SNAPSHOT.SIGNED']);
  });

  it('once signed are refused by the database as well, to the service itself and to its owner', async () => {
    const login = await house.login();
    await login.query(`set app.communes = '*'`);
    const KEPT = /does not change|not taken again|permission denied/;
    for (const sql of [
      `update snapshots set hash = repeat('0', 64) where id = '${id}'`,
      `update snapshots set observation = null where id = '${id}'`,
      `delete from snapshots where id = '${id}'`,
      `delete from snapshots`,
      `truncate snapshots cascade`,
      `update snapshot_contents set figures = '[]' where snapshot_id = '${id}'`,
      `delete from snapshot_contents where snapshot_id = '${id}'`,
      `truncate snapshot_contents`,
      `insert into snapshot_contents select snapshot_id, commune, 3, as_of, taken_at, taken_by, reason, hash, figures from snapshot_contents where snapshot_id = '${id}' and content = 2`,
    ]) {
      await expect(login.query(sql)).rejects.toThrow(KEPT);
      await expect(house.admin.query(sql)).rejects.toThrow(/does not change|not taken again/);
    }
    await login.end();
    expect((await figures()).intact).toBe(true);
  });

  it('say so where somebody got at what was taken all the same', async () => {
    await house.admin.query('alter table snapshot_contents disable trigger all');
    await house.admin.query(
      `update snapshot_contents set figures = jsonb_set(figures, '{0,value}', '99999') where snapshot_id = $1 and content = 2`,
      [id],
    );
    expect((await figures()).intact).toBe(false);
    await house.admin.query('alter table snapshot_contents enable trigger all');
  });

  it('of quarters that were missed are caught up with, and the watchdog says that it had to', async () => {
    await house.travelTo('2026-10-05T15:00:00Z');
    const repaired: number[] = [];
    const watchdog = house.get(MissingSnapshots);
    for (let turn = 0; turn < 4; turn += 1)
      repaired.push(await house.monitoring(() => watchdog.repairBefore(house.now)));
    expect(repaired).toEqual([2, 2, 0, 0]);
    expect((await list(`commune=${HERE}`)).map(({ quarter }) => quarter)).toEqual(['2026-q3', '2026-q2', '2026-q1']);
  });

  it('of a process that was lost are started anew from where they stand, unless they are signed', async () => {
    const [open] = await list(`commune=${HERE}&quarter=2026-q2`);
    const revival = (of: string) =>
      house.under({}, () => house.get(UnitOfWork).run('revival', (tx) => house.get(WatchedSnapshots).revival(tx, of)));
    expect(await revival(open!.id)).toMatchObject({ revive: true, input: { stage: 'signing', version: 1 } });
    expect(await revival(id)).toBeUndefined();
  });

  it('are of nobody’s in another commune', async () => {
    const elsewhere = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    expect(await list('', elsewhere)).toEqual([]);
    expect(codeOf(await elsewhere.get(`/snapshots/${id}`))).toEqual([404, 'SNAPSHOT.NOT_FOUND']);
    expect(codeOf(await elsewhere.get(`/snapshots?commune=${HERE}`))).toEqual([403, 'REACH.OTHER_COMMUNE']);
  });
});
