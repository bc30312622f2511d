import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type HeldRecord, type HeldSubject, type Page, type Reader } from '@oln/service-kit';
import { answering, heldDataGaps, readFromEndToEnd, type AskedService } from '@oln/service-testing';
import type { AlertDto } from '../alert/alert.dto.js';
import { AlertLife, WHO } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf, HERE } from '../testing/alerts-house.spec.js';
import { ALERTS_HELD_DATA } from './alerts-held-data.js';

const REASON = 'reason=person-asks';
const [CHILD, SIBLING, MOTHER, OF_STAFF] = Array.from({ length: 4 }, newId) as [string, string, string, string];

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
    await life.raise({ childId: OF_STAFF, factors: ['crime'] });
    await life.raise({ childId: OF_STAFF, narrative: 'CONTÓ-LA-COLEGA' }, colleague);
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
    const path = `/persons/${CHILD}/readers?${REASON}`;
    const { items } = body(await life.coordinator.get<Page<Reader>>(path));
    expect(JSON.stringify(items)).not.toContain('vecina-del-jardin');
    expect(items.find(({ action }) => action === 'alert.register')).toMatchObject({
      ...{ record: 'alert', how: 'changed', roles: [], withheld: 'protects-who-told' },
    });
    expect(items.find(({ person }) => person === 'subrogante-1')).toMatchObject({ action: 'alert.read', how: 'read' });
  });

  it('does not name a colleague who raised it either, though they have the alert in their charge', async () => {
    const path = `/persons/${OF_STAFF}`;
    const told = [
      await life.coordinator.get(`${path}/held-data?${REASON}`),
      await life.coordinator.get<Page<Reader>>(`${path}/readers?${REASON}&limit=200`),
    ].map((answer) => JSON.stringify(body<unknown>(answer as never)));
    for (const text of told) expect(text).not.toMatch(/quien-avisa|CONTÓ/);
    const changed = await house.admin.query<{ action: string }>(
      `select action from audit where person = 'quien-avisa'`,
    );
    // Their own alert, and the one that it was seen together with.
    expect(changed.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['alert.register', 'alert.correlate']),
    );
  });

  it('is given to who is in charge of the person’s records, and to no colleague', async () => {
    const path = `/persons/${CHILD}/held-data?${REASON}`;
    expect(codeOf(await life.manager.get(path))).toEqual([200, undefined]);
    const colleague = await house.as('gestora-2', ['case-manager']);
    expect(codeOf(await colleague.get(path))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
    expect(codeOf(await life.san.get(path))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
  });
});
