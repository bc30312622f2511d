import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  alertsEvents,
  casesEvents,
  intakeEvents,
  refuse,
  RefusedError,
  type EventData,
  type OlnEvent,
} from '@oln/contracts';
import { loadKeyRing } from '@oln/crypto';
import { SYSTEM } from '@oln/identity';
import { Answerer, CallerSeal, defineQuestion, NatsLink } from '@oln/messaging';
import { newId, type HeldRecord, type Page, type Reader, type Tx } from '@oln/service-kit';
import { backEnds, eventually, freshNats } from '@oln/testing';
import { FrontDeskLife, nextRun } from '../testing/front-desk.spec.js';
import { body, codeOf, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { AlertIdentificationErrors } from './alert-identification.errors.js';
import type { ToldIdentity } from './alert-identification.js';
import { AlertIdentities } from './alert-identities.service.js';
import { AlertIntakeConsumer } from './alert-intake.nats.js';
import type { IdentificationDto, WholeIdentificationDto } from './identification.dto.js';

/** The service `alerts`, as far as intake asks it: by the same doors, as the same login. */
class AlertsPlayed {
  readonly told = new Map<string, ToldIdentity>();
  readonly askers: string[] = [];
  private answerer?: Answerer;
  private link?: NatsLink;

  start(): void {
    const nats = freshNats();
    this.link = new NatsLink({
      url: nats.url,
      user: nats.user('alerts'),
      password: nats.password('alerts'),
      name: 'alerts',
    });
    const seal = new CallerSeal(loadKeyRing(backEnds().secrets.keysFile).token);
    const question = defineQuestion<{ id: string }, unknown>({
      service: 'alerts',
      query: 'alert-identity',
      version: 1,
    });
    this.answerer = new Answerer({ link: this.link, service: 'alerts', seal });
    this.answerer.on(question, async ({ id }, { caller }) => {
      this.askers.push((caller as { person: string }).person);
      if (id === GONE) throw new RefusedError(refuse(AlertIdentificationErrors.NOT_FOUND));
      const identity = this.told.get(id);
      return identity ? { state: 'told', identity } : { state: 'known' };
    });
    this.answerer.start();
  }

  async stop(): Promise<void> {
    await this.answerer?.stop();
    await this.link?.close();
  }
}

const GONE = newId();

describe('alerts that ask whom they are about', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;
  const alerts = new AlertsPlayed();
  let count = 0;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-06-15T16:00:00Z');
    desk = new FrontDeskLife(await house.as('gestora-1', ['coordinator']));
  });
  afterAll(async () => {
    await alerts.stop();
    await house?.close();
  });

  const consumer = () => house.get(AlertIntakeConsumer);
  const hear = <Data>(event: OlnEvent<Data>, handler: (event: never, tx: Tx) => Promise<unknown>) =>
    house.hear(event, (heard, tx) => handler(heard as never, tx));
  const ask = async (identity: ToldIdentity | undefined, id = newId()): Promise<string> => {
    if (identity) alerts.told.set(id, identity);
    const event = factOf(alertsEvents.identityNeeded, HERE, id, 1, { id }, house.now);
    await hear(event, (heard, tx) => consumer().identityNeeded(heard, tx));
    await hear(event, (heard, tx) => consumer().identityNeeded(heard, tx));
    return id;
  };
  const sweep = () => house.under(SYSTEM.watchdog, () => house.get(AlertIdentities).run());
  const found = async (alertId: string) => {
    const { rows } = await house.admin.query(
      `select payload -> 'data' as data from outbox where lane = 'event' and entity = 'child' and payload -> 'data' ->> 'alertId' = $1`,
      [alertId],
    );
    return rows.map((row) => row.data as EventData<typeof intakeEvents.childIdentified>);
  };
  const untilFound = (alertId: string) => eventually(() => found(alertId), { until: (all) => all.length > 0 });
  const somebody = (): ToldIdentity & { givenNames: string; firstSurname: string; birthDate: string } => {
    count += 1;
    const names = ['Ñamcu', 'Wayra', 'Küyen', 'Lihuén', 'Pehuén', 'Suyai'];
    return {
      givenNames: names[count % 6]!,
      firstSurname: `Coñoepán${'abcdefghij'[count % 10]}`,
      birthDate: `2015-0${1 + (count % 9)}-11`,
    };
  };

  it('wait while alerts is away, and are answered once it is back: nothing is lost, nobody is entered twice', async () => {
    const who = {
      ...somebody(),
      run: nextRun(),
      adult: { givenNames: 'Rosa', firstSurname: 'Paine', relation: 'mother' },
    };
    const id = await ask(who);
    await sweep();
    expect(await found(id)).toEqual([]);
    alerts.start();
    const [first] = await untilFound(id);
    expect(first).toMatchObject({ isNew: true, familyIds: [expect.any(String)] });
    expect(new Set(alerts.askers)).toEqual(new Set(['system:identification']));
    const person = body(await desk.staff.get<{ givenNames: string }>(`/persons/${first!.id}`));
    expect(person.givenNames).toBe(who.givenNames);
    const again = await ask({ ...who, adult: undefined });
    expect((await untilFound(again))[0]).toMatchObject({ id: first!.id, isNew: false, familyIds: first!.familyIds });
    expect(await found(id)).toHaveLength(1);
  });

  it('are about a child of the registry: by RUN, or alone in that name with that birth date', async () => {
    const who = somebody();
    const child = await desk.person({ ...who, sex: 'female' });
    const byName = await ask({ ...who });
    expect((await untilFound(byName))[0]).toMatchObject({ id: child.id, isNew: false });
    const run = (child as unknown as { run: string }).run;
    const byRun = await ask({ run });
    expect((await untilFound(byRun))[0]).toMatchObject({ id: child.id, isNew: false });
  });

  const unclear = async (identity: ToldIdentity, reason: string): Promise<string> => {
    const id = await ask(identity);
    const names = () => house.events(id);
    const told = await eventually(names, { until: (all) => all.some(({ name }) => name === 'child.not-identified') });
    expect(told.find(({ name }) => name === 'child.not-identified')!.data).toEqual({ id, reason });
    expect(told.filter(({ name }) => name === 'notice.raised').map(({ data }) => [data.code, data.toRole])).toEqual([
      ['alert.to-identify', 'coordinator'],
    ]);
    return id;
  };

  it('are about several that look alike, or tell too little, or of an adult: a person says who it is', async () => {
    const who = somebody();
    const twins = [await desk.person({ ...who, sex: 'female' }), await desk.person({ ...who, sex: 'female' })];
    const id = await unclear(who, 'several-match');
    await unclear({ address: { street: 'Pasaje Los Boldos 1520' } }, 'too-little-known');
    await unclear({ givenNames: 'Juanito' }, 'too-little-known');
    await unclear({ ...somebody(), run: '11.111.111-2' }, 'too-little-known');
    await unclear({ ...somebody(), birthDate: '1990-01-01' }, 'not-a-child');
    const waiting = body(await desk.staff.get<{ items: IdentificationDto[] }>('/alert-identifications'));
    const one = waiting.items.find(({ alertId }) => alertId === id)!;
    expect([...one.candidates].sort()).toEqual(twins.map((twin) => twin.id).sort());
    const whole = body(await desk.staff.get<WholeIdentificationDto>(`/alert-identifications/${id}`));
    expect(whole.told).toMatchObject(who);
    const resolve = (input: unknown) =>
      desk.staff.post(`/alert-identifications/${id}/resolution`, input, { ifMatch: one.version });
    expect(codeOf(await resolve({}))).toEqual([422, 'ALERT_IDENTIFICATION.CHOICE_MISSING']);
    const adult = await desk.person({ birthDate: '1990-02-03' });
    expect(codeOf(await resolve({ personId: adult.id }))).toEqual([422, 'ALERT_IDENTIFICATION.NOT_A_CHILD']);
    expect(body(await resolve({ personId: twins[1]!.id }))).toMatchObject({ state: 'done', personId: twins[1]!.id });
    expect(await found(id)).toMatchObject([{ id: twins[1]!.id, isNew: false, familyIds: [expect.any(String)] }]);
    expect(codeOf(await resolve({ isNew: true }))).toEqual([409, 'ALERT_IDENTIFICATION.DECIDED']);
  });

  it('are about somebody new, when a person says so', async () => {
    const who = somebody();
    for (let twice = 0; twice < 2; twice += 1) await desk.person({ ...who, sex: 'female' });
    const id = await unclear(who, 'several-match');
    const resolved = await desk.staff.post(`/alert-identifications/${id}/resolution`, { isNew: true }, { ifMatch: 2 });
    expect(body(resolved)).toMatchObject({ state: 'done' });
    expect(await found(id)).toMatchObject([{ isNew: true }]);
  });

  it('name nobody who said it to the child, who gets who read their file: perhaps it was they who raised the alert', async () => {
    const colleague = await house.as('quien-avisa', ['case-manager']);
    for (const isNew of [true, false]) {
      const who = somebody();
      const twins = [await desk.person({ ...who, sex: 'female' }), await desk.person({ ...who, sex: 'female' })];
      const id = await unclear(who, 'several-match');
      const path = `/alert-identifications/${id}`;
      body(await colleague.get(path));
      const choice = isNew ? { isNew } : { personId: twins[0]!.id };
      const { personId } = body(await colleague.post<IdentificationDto>(`${path}/resolution`, choice, { ifMatch: 2 }));
      const [held, readers] = [
        body(await desk.staff.get<Page<HeldRecord>>(`/persons/${personId}/held-data?reason=person-asks&limit=200`)),
        body(await desk.staff.get<Page<Reader>>(`/persons/${personId}/readers?reason=person-asks&limit=200`)),
      ];
      expect(JSON.stringify([held, readers])).not.toContain('quien-avisa');
      expect(held.items.find(({ kind }) => kind === 'alert_identifications')!.fields).toContainEqual({
        ...{ name: 'decided_by', label: 'Decidida por', withheld: 'protects-who-told' },
      });
      const ofAlert = readers.items.filter(({ recordId }) => recordId === id);
      expect(new Set(ofAlert.map(({ action }) => action))).toEqual(
        new Set(['alert-identification.read', 'alert-identification.resolve']),
      );
      for (const one of ofAlert) expect(one).toMatchObject({ roles: [], withheld: 'protects-who-told' });
      const sql = `select action from audit where person = 'quien-avisa' and entity_id = $1 order by seq`;
      const { rows } = await house.admin.query<{ action: string }>(sql, [id]);
      expect(rows.map(({ action }) => action).at(-1)).toBe('alert-identification.resolve');
    }
  });

  it('do not ask any more once a person has said it there, or nobody needs to know', async () => {
    const id = await ask(undefined);
    await eventually(
      async () =>
        (await house.admin.query('select state from alert_identifications where alert_id = $1', [id])).rows[0],
      { until: (row) => row.state === 'done' },
    );
    expect(await found(id)).toEqual([]);
    const other = await unclear({ givenNames: 'Anita' }, 'too-little-known');
    const said = { id: other, childId: newId(), by: 'person' as const };
    await hear(factOf(alertsEvents.alertIdentified, HERE, other, 2, said, house.now), (heard, tx) =>
      consumer().identified(heard, tx),
    );
    const { items } = body(await desk.staff.get<{ items: IdentificationDto[] }>('/alert-identifications?state=done'));
    expect(items.map(({ alertId }) => alertId)).toEqual(expect.arrayContaining([id, other]));
  });

  it('one that cannot be answered holds up no other', async () => {
    await ask(undefined, GONE);
    const id = await ask({ ...somebody(), run: nextRun() });
    expect(await untilFound(id)).toHaveLength(1);
  });

  it('nor does one that fails here: it is tried again later, and what the registry refuses is a question for a person', async () => {
    const bare = await desk.person({ run: nextRun() });
    // Of age, by a slip that its birth date belies: it cannot be the child of a family.
    await house.admin.query(`update persons set kind = 'adult' where id = $1`, [bare.id]);
    const broken = await ask({ ...somebody(), birthDate: '2015-13-45' });
    await unclear({ run: bare.run }, 'too-little-known');
    expect(await untilFound(await ask({ ...somebody(), run: nextRun() }))).toHaveLength(1);
    const { rows } = await house.admin.query(
      'select state, attempts > 0 as tried from alert_identifications where alert_id = $1',
      [broken],
    );
    expect(rows).toEqual([{ state: 'pending', tried: true }]);
  });

  it('are about the entry in use, by the RUN of one that somebody has merged into it, though it has another', async () => {
    const { givenNames, firstSurname } = somebody();
    const named = { givenNames, firstSurname, secondSurname: undefined };
    const survivor = await desk.person(named);
    const run = nextRun();
    const merged = await desk.person({ ...named, run });
    const merge = { merged: merged.id, survivor: survivor.id, reason: 'documents-seen', confirmedDifferences: true };
    body(await desk.staff.post('/person-merges', merge));
    const told = [{ run }, { givenNames, firstSurname, run }];
    for (const identity of told)
      expect((await untilFound(await ask(identity)))[0]).toMatchObject({ id: survivor.id, isNew: false });
  });

  it('what an alert tells of a child lies nowhere here but in the sealed entry', async () => {
    const who = { ...somebody(), givenNames: 'Zunilda-Canaria', firstSurname: 'Quetzalmahue', run: nextRun() };
    await untilFound(await ask(who));
    const { rows } = await house.admin.query(
      `select table_name as name from information_schema.tables where table_schema = 'intake' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of rows as { name: string }[]) {
      const all = (await house.admin.query(`select t::text as row from intake.${name} t`)).rows as { row: string }[];
      const text = all.map(({ row }) => row).join('\n');
      expect([name, text.includes('Zunilda'), text.includes('Quetzalmahue')]).toEqual([name, false, false]);
    }
  });

  describe('and then ask for a request', () => {
    const asked = (childId: string, changes: Record<string, unknown> = {}) => ({
      ...{ id: newId(), childId, severity: 'high', factors: ['violence-suspected'], askedAt: house.now.toISOString() },
      ...changes,
    });
    const intakeAsked = (data: ReturnType<typeof asked>) =>
      hear(factOf(alertsEvents.intakeAsked, HERE, data.id, 3, data, house.now), (heard, tx) =>
        consumer().intakeAsked(heard, tx),
      );
    const requestsOf = async (childId: string) =>
      body(
        await desk.staff.get<{
          items: { id: string; channel: string; motive: string; origin: string; priority?: string; version: number }[];
        }>(`/requests?childId=${childId}`),
      ).items;

    it('which is opened once, by the channel of alerts, with high priority for what is grave', async () => {
      const { childIds } = await desk.household();
      const data = asked(childIds[0]!);
      await intakeAsked(data);
      await intakeAsked(data);
      const [request, ...others] = await requestsOf(childIds[0]!);
      expect([request, others]).toMatchObject([{ channel: 'alert', motive: 'violence', origin: 'alert' }, []]);
      const events = await house.events(request!.id);
      expect(events.find(({ name }) => name === 'request.received')!.data).toMatchObject({
        alertId: data.id,
        origin: 'alert',
      });
      expect(events.filter(({ name }) => name === 'request.joined').map(({ data: told }) => told.alertId)).toEqual([
        data.id,
      ]);
      const admitted = await desk.step(request!.id, 'admit');
      expect(admitted.scoring?.priority).toBe('high');
    });

    it('for a child without a family as well: one is made', async () => {
      const child = await desk.person();
      await intakeAsked(asked(child.id, { severity: 'low', factors: ['school-absence'] }));
      expect(await requestsOf(child.id)).toMatchObject([{ motive: 'school', channel: 'alert' }]);
    });

    it('that is open already: it is scored again, and whoever asked is told', async () => {
      const household = await desk.household();
      const open = await desk.request({}, household);
      await desk.step(open.id, 'admit');
      const data = asked(household.childIds[0]!);
      await intakeAsked(data);
      const events = await house.events(open.id);
      expect(events.find(({ name }) => name === 'request.joined')!.data).toMatchObject({ alertId: data.id });
      expect((await desk.get(open.id)).scoring?.priority).toBe('high');
      expect(await requestsOf(household.childIds[0]!)).toHaveLength(1);
    });

    it('that is paused: what is grave wakes it, and whoever answers for it is told of every alert that joins', async () => {
      const until = '2026-07-20T16:00:00.000Z';
      for (const severity of ['low', 'critical'] as const) {
        const household = await desk.household();
        const { id } = await desk.request({}, household);
        // What is told of it later is nothing new.
        await intakeAsked(asked(household.childIds[0]!, { severity }));
        await desk.step(id, 'pause', { until, reason: 'family-away' });
        await intakeAsked(asked(household.childIds[0]!, { severity }));
        const isGrave = severity === 'critical';
        expect((await desk.get(id)).pause).toEqual(isGrave ? undefined : expect.objectContaining({ until }));
        const signals = (await house.told(id)).map(({ kind, signal }) => signal ?? kind);
        expect(signals).toEqual(['start', 'paused', ...(isGrave ? ['resumed'] : [])]);
        const notices = (await house.events(id)).filter(({ name }) => name === 'notice.raised').map(({ data }) => data);
        const joined = { code: 'request.joined', urgency: isGrave ? 'now' : 'today' };
        const ofOne = [
          expect.objectContaining({ ...joined, toRole: 'coordinator' }),
          expect.objectContaining({ ...joined, toPerson: 'gestora-1' }),
        ];
        expect(notices).toEqual([...ofOne, ...ofOne]);
      }
    });

    it('of somebody who is no child of the registry: people are told, and the alert waits', async () => {
      const adult = await desk.person({ birthDate: '1990-02-03' });
      for (const id of [adult.id, newId()]) {
        const data = asked(id);
        await intakeAsked(data);
        expect((await house.events(data.id)).map(({ data: told }) => told.code)).toEqual(['alert.intake-impossible']);
      }
    });

    it('after the specialised service, with high priority, told with the escalation', async () => {
      const household = await desk.household(2);
      const data = {
        id: newId(),
        familyId: household.familyId,
        childIds: household.childIds,
        cause: 'new-risk' as const,
        risks: ['neglect'],
        at: house.now.toISOString(),
      };
      const event = factOf(casesEvents.returnedToIntake, HERE, data.id, 9, data, house.now);
      for (let twice = 0; twice < 2; twice += 1) await hear(event, (heard, tx) => consumer().returned(heard, tx));
      const [request] = await requestsOf(household.childIds[0]!);
      expect(request).toMatchObject({ motive: 'returned-by-service', channel: 'alert', origin: 'case' });
      const events = await house.events(request!.id);
      expect(events.find(({ name }) => name === 'request.received')!.data).toMatchObject({
        escalationId: data.id,
        childIds: household.childIds,
      });
      expect((await desk.step(request!.id, 'admit')).scoring?.priority).toBe('high');
    });

    it('of several children after the service: each is in a request, their own or one that was open; for who is none, people are told', async () => {
      const household = await desk.household(2);
      const [one = '', sibling = ''] = household.childIds;
      const elsewhere = (await desk.household()).childIds[0]!;
      const open = await desk.request({}, { ...household, childIds: [one] });
      const data = {
        ...{ id: newId(), familyId: household.familyId, childIds: [one, sibling, elsewhere, newId()] },
        ...{ cause: 'returned-by-service' as const, risks: [], at: house.now.toISOString() },
      };
      const event = factOf(casesEvents.returnedToIntake, HERE, data.id, 9, data, house.now);
      await hear(event, (heard, tx) => consumer().returned(heard, tx));
      expect((await requestsOf(one)).map(({ id }) => id)).toEqual([open.id]);
      const joined = (await house.events(open.id)).find(({ name }) => name === 'request.joined')!;
      expect(joined.data).toMatchObject({ childIds: [one], escalationId: data.id });
      for (const child of [sibling, elsewhere]) {
        const [request, ...others] = await requestsOf(child);
        expect([request, others]).toMatchObject([{ motive: 'returned-by-service' }, []]);
        const received = (await house.events(request!.id)).find(({ name }) => name === 'request.received')!;
        expect(received.data).toMatchObject({ childIds: [child], escalationId: data.id });
      }
      expect((await house.events(data.id)).map(({ data: told }) => told.code)).toEqual([
        'escalation.intake-impossible',
      ]);
    });
  });
});
