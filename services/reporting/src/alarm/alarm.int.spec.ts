import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents, gatewayEvents, intakeEvents, offerEvents, type OlnEvent } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import type { IndicatorRecordDto } from '../figure/figure.dto.js';
import { MonitoringRounds } from '../monitoring-round/monitoring-rounds.js';
import { Lives } from '../testing/lives.spec.js';
import { body, codeOf, ELSEWHERE, HERE, ReportingHouse } from '../testing/reporting-house.spec.js';
import { AlarmDeadlines } from './alarm-deadlines.js';
import { AlarmWatch } from './alarm-watch.js';
import type { AlarmRuleDto, SaidRuleDto } from './alarm-rule.dto.js';
import type { AlarmDto, CommentDto, LookedDto } from './alarm.dto.js';
import { WatchedAlarms } from './watched-alarms.js';

const at = (day: string): number => Date.parse(`${day}T15:00:00Z`);

describe('Alarms', () => {
  let house: ReportingHouse;
  let coordinator: ApiClient;
  let manager: ApiClient;
  let told: Lives;
  let taken = 0;
  const behind = { silent: '', referral: '', request: '' };

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-04-01T15:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    manager = await house.as('gestora-1', ['case-manager']);
    told = new Lives(1, HERE);
  });
  afterAll(() => house?.close());

  /** What was told since the last time. */
  const take = async (): Promise<void> => {
    const events: OlnEvent[] = told.events.slice(taken);
    taken = told.events.length;
    await house.take(events, 50);
  };
  const look = async (): Promise<LookedDto> =>
    body(await coordinator.post<LookedDto>(`/communes/${HERE}/alarms/evaluation`, {}));
  const list = async (query = 'open=true', by = coordinator): Promise<AlarmDto[]> =>
    body(await by.get<{ items: AlarmDto[] }>(`/alarms?${query}`)).items;
  const only = async (query: string): Promise<AlarmDto> => (await list(query))[0]!;
  const change = async (id: string, step: string, said: object = {}, by = coordinator) => {
    const { version } = body(await coordinator.get<AlarmDto>(`/alarms/${id}`));
    return by.post<AlarmDto>(`/alarms/${id}/${step}`, said, { ifMatch: version });
  };
  const setRule = (rule: string, said: object, ifMatch: number) =>
    coordinator.put<SaidRuleDto>(`/communes/${HERE}/alarm-rules/${rule}`, said, { ifMatch });

  const gapOpened = (day: string): string => {
    const id = newId();
    told.tell(offerEvents.gapOpened, id, { id, sector: 'health', cause: 'no-offer' }, at(day));
    return id;
  };
  const caseInExecution = (person: string, day: string, line = 'case-management'): string => {
    const id = newId();
    told.tell(
      casesEvents.caseOpened,
      id,
      { id, line, priority: 'low', personInCharge: person, openedAt: `${day}T15:00:00Z` },
      at(day),
    );
    told.tell(casesEvents.caseMoved, id, { id, line, from: 'family-plan', to: 'execution' }, at(day));
    return id;
  };

  it('are none where nothing is above its limit', async () => {
    expect(await look()).toEqual({ opened: 0, ended: 0 });
  });

  it('are opened once for each rule and subject, by two replicas at once as well', async () => {
    for (let gap = 0; gap < 6; gap += 1) gapOpened('2026-03-10');
    await take();
    const { replica } = await house.addReplica();
    const watches = [house.get(AlarmWatch), replica.app.get(AlarmWatch, { strict: false })];
    const looked = await house.monitoring(() =>
      Promise.all([...watches, ...watches].map((watch) => watch.evaluate(HERE))),
    );
    expect(looked.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    const alarm = await only('rule=gaps-by-sector');
    expect(alarm).toMatchObject({
      ...{ commune: HERE, subject: 'health', stage: 'open', value: 6, limit: 5, latestValue: 6, owner: 'coordinator' },
      ...{ name: { es: 'Brechas por sector', en: 'Gaps by sector' }, unit: 'gaps' },
      // Fifteen business days after 1 April; Good Friday is the 3rd.
      dueAt: '2026-04-24T03:59:59.000Z',
    });
    expect((await house.told(alarm.id))[0]).toMatchObject({
      kind: 'start',
      workflowId: `monitoring-alarm-${alarm.id}`,
      input: { stage: 'open', policy: { 'open.acknowledge': '3bd', 'acknowledged.resolve': '15bd' } },
    });
    expect(await house.notices(alarm.id)).toEqual(['alarm.opened → coordinator']);
  });

  it('go on while their cause does, and end by themselves with it; what comes back is a new one', async () => {
    const first = await only('rule=gaps-by-sector');
    const seventh = gapOpened('2026-03-20');
    await take();
    expect(await look()).toEqual({ opened: 0, ended: 0 });
    expect(await only('rule=gaps-by-sector')).toMatchObject({ id: first.id, version: 1, value: 6, latestValue: 7 });
    const close = (id: string) =>
      told.tell(offerEvents.gapClosed, id, { id, sector: 'health', reason: 'offer-appeared' }, at('2026-04-01'));
    close(seventh);
    const [sixth] = told.events.filter(({ type }) => type.includes('gap.opened')).map(({ subject }) => subject);
    close(sixth!);
    await take();
    await house.travelTo('2026-04-02T15:00:00Z');
    expect(await look()).toEqual({ opened: 0, ended: 1 });
    expect(body(await coordinator.get<AlarmDto>(`/alarms/${first.id}`))).toMatchObject({
      ...{ stage: 'closed', outcome: 'ended', closedBy: 'coordinadora-1' },
    });
    expect((await house.told(first.id)).at(-1)).toMatchObject({ message: { outcome: 'ended', ended: true } });
    gapOpened('2026-04-02');
    await take();
    expect(await look()).toEqual({ opened: 1, ended: 0 });
    expect((await only('rule=gaps-by-sector&open=true')).id).not.toBe(first.id);
  });

  it('are taken up, written about under seal, given to somebody, and closed with a reason', async () => {
    const { id } = await only('rule=gaps-by-sector&open=true');
    expect(body(await change(id, 'acknowledgement'))).toMatchObject({
      stage: 'acknowledged',
      acknowledgedBy: 'coordinadora-1',
    });
    expect(codeOf(await change(id, 'acknowledgement'))).toEqual([409, 'ALARM.ACKNOWLEDGED']);
    const comment = { text: 'Se habla con el CESFAM' };
    expect(body(await manager.post<CommentDto>(`/alarms/${id}/comments`, comment), 201)).toMatchObject({
      ...comment,
      person: 'gestora-1',
    });
    expect(codeOf(await change(id, 'closing', { outcome: 'resolved', reason: 'capacity-added' }, manager))).toEqual([
      403,
      'ALARM.NOT_YOURS',
    ]);
    expect(body(await change(id, 'assignment', { person: 'gestora-1' }))).toMatchObject({
      personInCharge: 'gestora-1',
    });
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'reassigned',
      message: { personInCharge: 'gestora-1' },
    });
    const closing = { outcome: 'resolved', reason: 'capacity-added', comment: 'Dos horas más por semana' };
    expect(body(await change(id, 'closing', closing, manager))).toMatchObject({
      stage: 'closed',
      outcome: 'resolved',
      closedBy: 'gestora-1',
    });
    const { items } = body(await coordinator.get<{ items: CommentDto[] }>(`/alarms/${id}/comments`));
    expect(items.map(({ text }) => text)).toEqual(['Dos horas más por semana', 'Se habla con el CESFAM']);
    const { rows } = await house.admin.query<{ text: Buffer }>('select text from alarm_comments');
    for (const { text } of rows) expect(text.toString('latin1')).not.toMatch(/CESFAM|horas/);
    const names = (await house.facts(id)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['alarm.opened', 'alarm.acknowledged', 'alarm.amended', 'alarm.closed']),
    );
    expect(await house.notices(id)).toEqual(['alarm.opened → coordinator', 'alarm.assigned → gestora-1']);
    expect(JSON.stringify(await house.facts(id))).not.toMatch(/CESFAM|horas/);
  });

  it('that somebody has closed are left alone for thirty days while their cause goes on', async () => {
    expect(await look()).toEqual({ opened: 0, ended: 0 });
    await house.travelTo('2026-05-02T14:00:00Z');
    expect(await look()).toEqual({ opened: 0, ended: 0 });
    await house.travelTo('2026-05-02T16:00:00Z');
    expect(await look()).toEqual({ opened: 1, ended: 0 });
  });

  it('are of overdue work, waits, caseloads and cases without a session, with who answers for them', async () => {
    const request = newId();
    for (let clock = 0; clock < 6; clock += 1) {
      const due = `2026-04-0${clock + 1}T15:00:00Z`;
      told.tell(
        intakeEvents.deadlineOverdue,
        request,
        {
          id: request,
          process: 'intake',
          stage: 'admissibility',
          rule: 'admissibility.decide',
          due,
          told: 'coordinator',
        },
        at('2026-04-20'),
      );
    }
    const referral = newId();
    told.tell(
      offerEvents.referralRequested,
      referral,
      { id: referral, need: 'speech-therapy', priority: 'high' },
      at('2026-03-20'),
    );
    told.tell(offerEvents.referralMoved, referral, { id: referral, from: 'sent', to: 'waiting' }, at('2026-03-25'));
    const [silent, heard] = [caseInExecution('gestora-1', '2026-04-01'), caseInExecution('gestora-1', '2026-04-01')];
    Object.assign(behind, { silent, referral, request });
    const therapy = caseInExecution('terapeuta-1', '2026-04-20', 'family-therapy');
    const weekly = newId();
    told.tell(
      casesEvents.sessionLogged,
      weekly,
      { id: weekly, caseId: therapy, held: true, at: '2026-05-10T15:00:00Z' },
      at('2026-05-10'),
    );
    const session = newId();
    told.tell(
      casesEvents.sessionLogged,
      session,
      { id: session, caseId: heard, held: true, at: '2026-04-25T15:00:00Z' },
      at('2026-04-25'),
    );
    const missed = newId();
    told.tell(
      casesEvents.sessionLogged,
      missed,
      { id: missed, caseId: silent, held: false, at: '2026-04-28T15:00:00Z' },
      at('2026-04-28'),
    );
    told.tell(
      gatewayEvents.staffChanged,
      newId(),
      {
        person: 'gestora-1',
        roles: ['case-manager'],
        active: true,
        caseloads: [{ line: 'case-management', maximum: 1 }],
      },
      at('2026-04-01'),
    );
    await take();
    expect(await look()).toEqual({ opened: 4, ended: 0 });
    const shown = (await list()).map(({ rule, subject, value, limit, personInCharge }) => [
      rule,
      subject,
      value,
      limit,
      personInCharge,
    ]);
    expect(shown.sort()).toEqual([
      ['caseload-over', 'case-management.gestora-1', 2, 1, undefined],
      ['gaps-by-sector', 'health', 6, 5, undefined],
      ['no-session', 'gestora-1', 1, 0, 'gestora-1'],
      ['waiting-age', 'high', 38, 30, undefined],
      ['work-overdue', 'intake', 6, 5, undefined],
    ]);
    const own = await only('rule=no-session&open=true');
    expect(await house.notices(own.id)).toEqual(['alarm.opened → gestora-1']);
  });

  it('lead down to the records that they count, each on record; whoever attends to those in their own charge', async () => {
    const cases = async (rule: string, by = coordinator) => {
      const { id, latestValue } = await only(`rule=${rule}&open=true`);
      const { items } = body(await by.get<{ items: IndicatorRecordDto[] }>(`/alarms/${id}/cases`));
      return { records: items.map(({ record }) => record), latestValue, id };
    };
    for (const rule of ['caseload-over', 'gaps-by-sector', 'no-session']) {
      const { records, latestValue } = await cases(rule);
      expect([rule, records.length]).toEqual([rule, latestValue]);
    }
    const { records, id } = await cases('no-session');
    expect([records, (await cases('waiting-age')).records]).toEqual([[behind.silent], [behind.referral]]);
    // Six clocks of one request.
    expect((await cases('work-overdue')).records).toEqual([behind.request]);
    const read = `select entity_id from audit where action = 'figures.records' and entity_id = any ($1) group by 1`;
    expect((await house.admin.query(read, [[id, behind.silent, behind.referral]])).rows).toHaveLength(3);
    expect((await cases('caseload-over', manager)).records).toHaveLength(2);
    const other = await house.as('gestora-2', ['case-manager']);
    expect((await cases('caseload-over', other)).records).toEqual([]);
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    expect(codeOf(await supervisor.get(`/alarms/${id}/cases`))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
  });

  it('remind, are late and climb, of who answers for them', async () => {
    const { id } = await only('rule=no-session&open=true');
    const due = '2026-05-07T03:59:59.000Z';
    const climbs = [{ at: '2026-05-12T03:59:59.000Z', to: 'regional-supervisor' }];
    const about = { id, commune: HERE, stage: 'open' };
    const clock = { rule: 'open.acknowledge', due, remindAt: due, kind: 'term', overdueTo: 'coordinator', climbs };
    const ring = (level: 'due' | 'climb', to?: 'regional-supervisor') =>
      house.under({}, () =>
        house
          .get(AlarmDeadlines)
          .reached({ ...about, rule: clock.rule, due, level, to, asOf: house.now.toISOString() }),
      );
    await house.under({}, () =>
      house
        .get(AlarmDeadlines)
        .put({ ...about, version: 1, revision: 1, deadlines: [clock], asOf: house.now.toISOString() } as never),
    );
    expect(body(await manager.get<{ items: object[] }>(`/due?personInCharge=gestora-1`)).items).toMatchObject([
      { recordId: id, process: 'monitoring-alarm', rule: 'open.acknowledge', personInCharge: 'gestora-1' },
    ]);
    await house.travelTo('2026-05-12T15:00:00Z');
    for (let times = 0; times < 2; times += 1) await ring('due');
    await ring('climb', 'regional-supervisor');
    expect((await house.notices(id)).slice(1)).toEqual([
      'deadline.overdue → gestora-1',
      'deadline.overdue → coordinator',
      'deadline.climbed → regional-supervisor',
    ]);
  });

  it('name nobody of the office outside, and nothing that is too few', async () => {
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    body(await change((await only('rule=gaps-by-sector&open=true')).id, 'assignment', { person: 'gestora-1' }));
    const shown = await list('open=true', supervisor);
    expect(shown.map(({ personInCharge }) => personInCharge).filter(Boolean)).toEqual([]);
    // Nor is anybody found by a name: that would tell who it is.
    for (const person of ['gestora-1', 'gestora-9'])
      expect(codeOf(await supervisor.get(`/alarms?personInCharge=${person}`))).toEqual([403, 'ALARM.NOT_BY_PERSON']);
    expect((await list('open=true&personInCharge=gestora-1')).length).toBeGreaterThan(0);
    for (const rule of ['caseload-over', 'no-session']) {
      const one = shown.find((alarm) => alarm.rule === rule)!;
      expect([rule, one.subject, one.value, one.personInCharge]).toEqual([rule, undefined, undefined, undefined]);
    }
    expect(shown.find(({ rule }) => rule === 'gaps-by-sector')).toMatchObject({ subject: 'health', value: 6 });
  });

  it('go by what the office has said, from the day on that it named; every version stays', async () => {
    const rules = async (query = '') =>
      body(await coordinator.get<AlarmRuleDto[]>(`/communes/${HERE}/alarm-rules${query}`));
    expect((await rules()).map(({ rule, own }) => [rule, own])).toContainEqual(['gaps-by-sector', false]);
    const later = body(await setRule('gaps-by-sector', { limit: 20, from: '2026-05-20' }, 0));
    expect(later).toMatchObject({ version: 1, limit: 20, from: '2026-05-20', setBy: 'coordinadora-1' });
    expect(await look()).toEqual({ opened: 0, ended: 0 });
    expect(codeOf(await setRule('gaps-by-sector', { limit: 1, from: '2026-05-01' }, 1))).toEqual([
      422,
      'ALARM_RULE.FROM_THE_PAST',
    ]);
    await house.travelTo('2026-05-20T15:00:00Z');
    expect((await rules()).find(({ rule }) => rule === 'gaps-by-sector')).toMatchObject({
      own: true,
      limit: 20,
      version: 1,
    });
    expect(await look()).toEqual({ opened: 0, ended: 1 });
    body(await setRule('work-overdue', { limit: 5, enabled: false }, 0));
    expect(await look()).toEqual({ opened: 0, ended: 1 });
    const versions = body(
      await coordinator.get<SaidRuleDto[]>(`/communes/${HERE}/alarm-rules/gaps-by-sector/versions`),
    );
    expect(versions.map(({ version, limit }) => [version, limit])).toEqual([[1, 20]]);
  });

  it('are looked for in rounds, over all communes', async () => {
    const next = new Lives(2, ELSEWHERE);
    for (let gap = 0; gap < 6; gap += 1) {
      const id = newId();
      next.tell(offerEvents.gapOpened, id, { id, sector: 'education', cause: 'no-offer' }, at('2026-05-10'));
    }
    await house.take(next.events, 50);
    const turn = { round: 'alarms', asOf: '2020-01-01T00:00:00Z' } as const;
    expect(await house.monitoring(() => house.get(MonitoringRounds).goOn(turn))).toEqual({ done: 1 });
    const elsewhere = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    const [found] = await list('', elsewhere);
    // By the clock of the service, whatever the process thinks.
    expect(found).toMatchObject({ commune: ELSEWHERE, subject: 'education', openedAt: '2026-05-20T15:00:00.000Z' });
    const nation = await house.as('supervisora-2', ['national-supervisor'], [HERE, ELSEWHERE]);
    const communesOf = async (region: string) => [
      ...new Set((await list(`region=${region}`, nation)).map(({ commune }) => commune)),
    ];
    expect([await communesOf(HERE.slice(0, 2)), await communesOf(ELSEWHERE.slice(0, 2))]).toEqual([
      [HERE],
      [ELSEWHERE],
    ]);
    expect(codeOf(await coordinator.get(`/alarms/${found!.id}`))).toEqual([404, 'ALARM.NOT_FOUND']);
  });

  it('of which the process was lost are started anew, unless they are closed', async () => {
    const revival = (id: string) =>
      house.under({}, () => house.get(UnitOfWork).run('revival', (tx) => house.get(WatchedAlarms).revival(tx, id)));
    expect(await revival((await only('rule=no-session&open=true')).id)).toMatchObject({
      revive: true,
      input: { personInCharge: 'gestora-1' },
    });
    expect(await revival((await only('open=false')).id)).toBeUndefined();
  });
});
