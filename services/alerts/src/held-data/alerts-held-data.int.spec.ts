import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor, newId, type HeldRecord, type HeldSubject, type Page, type Reader } from '@oln/service-kit';
import { answering, heldDataGaps, readFromEndToEnd, type AskedService, unseenLooks } from '@oln/service-testing';
import type { AlertDto } from '../alert/alert.dto.js';
import { AlertLife, WHO } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf, HERE } from '../testing/alerts-house.spec.js';
import { ALERTS_HELD_DATA } from './alerts-held-data.js';

const REASON = 'reason=person-asks';
const [CHILD, SIBLING, MOTHER, OF_STAFF, UNTOLD] = Array.from({ length: 5 }, newId) as [
  ...[string, string, string, string, string],
];

describe('What alerts hold on a person', () => {
  let house: AlertsHouse;
  let life: AlertLife;
  let registry: AskedService;
  let alert: AlertDto;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
    registry = await answering('intake', 'held-subject', ({ personId }: { personId: string }) => subjectOf(personId));
    const neighbour = await house.as('vecina-del-jardin', ['network-member']);
    const told = { narrative: 'CONTÓ-LA-EDUCADORA', reference: 'FICHA-DEL-JARDIN', factors: ['neglect'] };
    const identity = { ...WHO, adult: { givenNames: 'LA-TÍA' } };
    const { id } = body(await neighbour.post<{ id: string }>('/alerts', { ...told, identity }), 201);
    await life.identified(id, CHILD);
    alert = await life.get(id);
    await life.verify(alert.id);
    const colleague = await house.as('quien-avisa', ['case-manager']);
    const lead = await house.as('quien-avisa', ['coordinator']);
    const crime = { childId: OF_STAFF, factors: ['crime'] };
    await life.raise(crime);
    // Who raised it goes on with it: everything that is done with an alert, in their name.
    const own = await life.raise({ childId: OF_STAFF, narrative: 'CONTÓ-LA-COLEGA' }, colleague);
    const said = { finding: 'confirmed', severity: 'critical', reason: 'facts-graver', note: 'NOTA-AL-VERIFICAR' };
    await life.step(own.id, 'verification', said, colleague);
    await life.step(own.id, 'severity', { severity: 'low', reason: 'protected-by-others' }, colleague);
    await life.step(own.id, 'answer', { kind: 'intake', note: 'NOTA-AL-RESPONDER' }, colleague);
    const another = await life.raise(crime, life.deputy);
    await life.step(another.id, 'severity', { severity: 'critical', reason: 'facts-graver' }, colleague);
    await life.step(another.id, 'dismissal', { reason: 'not-confirmed', note: 'NOTA-AL-DESCARTAR' }, colleague);
    const third = await life.raise({ ...crime, factors: ['neglect'] }, life.deputy);
    await life.step(third.id, 'severity', { severity: 'critical', reason: 'facts-graver' });
    await life.step(third.id, 'dismissal', { reason: 'not-confirmed', note: 'NOTA-AL-DESCARTAR' });
    await life.step(third.id, 'dismissal-confirmation', {}, lead);
    const { version } = await life.watch(OF_STAFF);
    const review = { finding: 'worsening', note: 'NOTA-DE-LA-REVISIÓN' };
    body(await colleague.post(`/watches/${OF_STAFF}/reviews`, review, { ifMatch: version }));
    await life.raise({ childId: SIBLING, narrative: 'CONTÓ-DEL-HERMANO' });
  });
  afterAll(async () => {
    await registry?.close();
    await house?.close();
  });

  const subjectOf = (id: string): HeldSubject => ({
    ...{ id, commune: HERE, entries: [id], families: [newId()], isChild: id !== MOTHER, people: ['gestora-1'] },
  });

  const all = async (id: string): Promise<HeldRecord[]> =>
    body(await life.coordinator.get<Page<HeldRecord>>(`/persons/${id}/held-data?${REASON}`)).items;

  it('is every table and column, or is named with its reason', async () => {
    expect(await heldDataGaps(house.admin, 'alerts', ALERTS_HELD_DATA)).toEqual([]);
  });

  it('is found by indexes', async () => {
    const login = await house.login();
    expect(await readFromEndToEnd(login, [HERE], ALERTS_HELD_DATA)).toEqual([]);
    await login.end();
  });

  it('is told in words, without who raised an alert, what they told, or another child', async () => {
    const records = await all(CHILD);
    const text = JSON.stringify(records);
    for (const said of ['vecina-del-jardin', 'CONTÓ', 'LA-TÍA', 'FICHA-DEL-JARDIN', SIBLING])
      expect([said, text.includes(said)]).toEqual([said, false]);
    const [whole] = records.filter(({ kind }) => kind === 'alerts').map(({ fields }) => fields);
    expect(whole).toContainEqual({ name: 'raised_by', label: 'Quién la levantó', withheld: 'protects-who-told' });
    expect(whole).toContainEqual({ name: 'severity', label: 'Gravedad', value: 'medium', meaning: 'Media' });
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['alerts', 'alert_notes', 'child_watches']));
  });

  it('is nothing of an adult', async () => {
    expect(await all(MOTHER)).toEqual([]);
  });

  it('says who read or changed the file, but not who raised the alert', async () => {
    body(await life.deputy.get(`/alerts/${alert.id}`));
    body(await life.coordinator.get(`/persons/${CHILD}/held-data?${REASON}`));
    const path = `/persons/${CHILD}/readers?${REASON}`;
    const { items } = body(await life.coordinator.get<Page<Reader>>(path));
    expect(JSON.stringify(items)).not.toContain('vecina-del-jardin');
    expect(items.find(({ action }) => action === 'alert.register')).toMatchObject({
      ...{ record: 'alert', how: 'changed', roles: [], withheld: 'protects-who-told' },
    });
    expect(items.find(({ action }) => action === 'alert.read')).toMatchObject({ record: 'alert', how: 'read' });
    expect(items.find(({ person }) => person === 'coordinadora-1')).toMatchObject({ action: 'person.export' });
  });

  it('names nobody with an alert or a watch, whoever it was: a mark on some would give who raised it away', async () => {
    const kinds: string[] = [];
    for (const id of [CHILD, OF_STAFF]) {
      const path = `/persons/${id}/readers?${REASON}&limit=200`;
      const { items } = body(await life.coordinator.get<Page<Reader>>(path));
      const ofAlerts = items.filter(({ record }) => record !== 'person');
      kinds.push(...ofAlerts.map(({ record }) => record));
      for (const one of ofAlerts) {
        expect(one).toMatchObject({ roles: [], withheld: 'protects-who-told' });
        expect(one).not.toHaveProperty('person');
      }
    }
    expect(new Set(kinds)).toEqual(new Set(['alert', 'watch']));
  });

  it('names nobody who looked for alerts of the child in the list either, also where there was none', async () => {
    const colleague = await house.as('quien-avisa', ['case-manager']);
    for (const id of [CHILD, UNTOLD]) {
      body(await colleague.get(`/alerts?childId=${id}`));
      const path = `/persons/${id}/readers?${REASON}&limit=200`;
      const { items } = body(await life.coordinator.get<Page<Reader>>(path));
      const looked = items.filter(({ action }) => action === 'alert.list');
      expect(looked).toMatchObject([{ record: 'alert', how: 'read', roles: [], withheld: 'protects-who-told' }]);
      expect(looked[0]).not.toHaveProperty('person');
    }
  });

  it('leaves no list unseen that is asked for somebody', async () => {
    expect(await unseenLooks(house, life.coordinator)).toEqual({ asked: ['/alerts?childId'], unseen: [] });
  });

  it('tells which records those are, so that the gateway names nobody with them either', async () => {
    const path = `/persons/${CHILD}/readers?${REASON}`;
    const { unnamed } = body(await life.coordinator.get<{ unnamed: string[] }>(path));
    expect(unnamed).toEqual([alert.id]);
  });

  it('is refused from behind what nobody was given', async () => {
    for (const at of [-1, 1.5, ALERTS_HELD_DATA.tables.length, 'x', null]) {
      const path = `/persons/${CHILD}/held-data?${REASON}&cursor=${encodeCursor([at, ''])}`;
      expect([at, codeOf(await life.coordinator.get(path))]).toEqual([at, [400, 'REQUEST.INVALID']]);
    }
  });

  it('does not name a colleague who raised it either, though they have it in their charge and did everything with it', async () => {
    const path = `/persons/${OF_STAFF}`;
    const told = [
      await life.coordinator.get(`${path}/held-data?${REASON}&limit=200`),
      await life.coordinator.get<Page<Reader>>(`${path}/readers?${REASON}&limit=200`),
    ].map((answer) => JSON.stringify(body<unknown>(answer as never)));
    for (const text of told) expect(text).not.toMatch(/quien-avisa|CONTÓ/);
    const changed = await house.admin.query<{ action: string }>(
      `select action from audit where person = 'quien-avisa'`,
    );
    // Their own alert, the one that it was seen together with, and the watch.
    expect(changed.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        ...['alert.register', 'alert.correlate', 'alert.verify', 'alert.set-severity', 'alert.answer', 'alert.dismiss'],
        ...['alert.confirm-dismissal', 'watch.review'],
      ]),
    );
    const fields = (await all(OF_STAFF)).flatMap((one) => one.fields);
    const kept = ['word', 'lowering', 'verification', 'answer', 'dismissal'];
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...kept, 'confirmed_by', 'written_by', 'reviewed_by']),
    );
    for (const { name, value } of fields.filter((field) => kept.includes(field.name)))
      expect([name, Object.keys(value as object)]).toEqual([name, expect.not.arrayContaining(['by'])]);
    for (const { name, withheld } of fields.filter((field) => field.name.endsWith('_by')))
      expect([name, withheld]).toEqual([name, 'protects-who-told']);
    for (const note of ['VERIFICAR', 'RESPONDER', 'DESCARTAR', 'REVISIÓN'])
      expect([note, told[0]!.includes(note)]).toEqual([note, true]);
  });

  it('is given to who is in charge of the person’s records, and to no colleague', async () => {
    const path = `/persons/${CHILD}/held-data?${REASON}`;
    expect(codeOf(await life.manager.get(path))).toEqual([200, undefined]);
    const colleague = await house.as('gestora-2', ['case-manager']);
    expect(codeOf(await colleague.get(path))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
    expect(codeOf(await life.san.get(path))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
  });
});
