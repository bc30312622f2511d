import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { newId, type HeldRecord, type HeldSubject, type Page, type Reader } from '@oln/service-kit';
import { heldDataGaps, readFromEndToEnd, unseenLooks } from '@oln/service-testing';
import type { PersonDto } from '../person/person.dto.js';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, ELSEWHERE, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { INTAKE_HELD_DATA } from './intake-held-data.js';
import { HeldSubjectAnswers } from './held-subject.nats.js';

const REASON = 'reason=person-asks';

describe('What intake holds on a person', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;
  let mother: PersonDto;
  let child: PersonDto;
  let twin: PersonDto;
  let sibling: PersonDto;
  let familyId: string;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('gestora-1'));
    const names = { secondSurname: 'Prueba', birthDate: '2017-05-09' };
    mother = await desk.person({ givenNames: 'LA-MADRE', birthDate: '1991-02-03' });
    child = await desk.person({ ...names, givenNames: 'ANA', address: { street: 'CALLE-DE-ANA 1' } });
    sibling = await desk.person({ ...names, givenNames: 'BENJA', birthDate: '2019-01-02', socialName: 'BENJITA' });
    const members = [
      { personId: mother.id, relation: 'mother' },
      { personId: child.id, relation: 'child' },
      { personId: sibling.id, relation: 'child' },
    ];
    familyId = body(await desk.staff.post<{ id: string }>('/families', { members })).id;
    body(
      await desk.staff.post('/guardianships', {
        ...{ childId: child.id, guardianId: mother.id, since: '2024-01-01' },
        ...{ kind: 'personal-care', source: 'said-by-family' },
      }),
    );
    const asked = { channel: 'spontaneous', motive: 'parenting', familyId };
    await desk.request({ ...asked, childIds: [child.id, sibling.id], narrative: 'RELATO-DE-AMBOS' });
    await desk.request({ ...asked, motive: 'school', childIds: [child.id], narrative: 'RELATO-DE-ANA' });
    await desk.rectify(child.id, { givenNames: 'ANA-CORREGIDA' });
    // The same child, entered a second time before anybody saw it.
    twin = await desk.person({ ...names, givenNames: 'ANA-REPETIDA', run: undefined });
    const merge = { merged: twin.id, survivor: child.id, reason: 'documents-seen', confirmedDifferences: true };
    body(await desk.staff.post('/person-merges', merge));
  });
  afterAll(() => house?.close());

  async function all(id: string, limit = 200): Promise<HeldRecord[]> {
    const found: HeldRecord[] = [];
    let cursor = '';
    do {
      const path = `/persons/${id}/held-data?${REASON}&limit=${limit}${cursor && `&cursor=${cursor}`}`;
      const page: Page<HeldRecord> = body(await desk.staff.get<Page<HeldRecord>>(path));
      found.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor);
    return found;
  }

  it('is every table and column, or is named with its reason', async () => {
    expect(await heldDataGaps(house.admin, 'intake', INTAKE_HELD_DATA)).toEqual([]);
  });

  it('does not forget a table or a column that is added', async () => {
    const { rightsRequests: _, ...lists } = INTAKE_HELD_DATA.lists;
    const audited = INTAKE_HELD_DATA.audited.filter((name) => name !== 'rightsRequests');
    expect(await heldDataGaps(house.admin, 'intake', { ...INTAKE_HELD_DATA, lists, audited })).toEqual([
      'who read rights_requests is not asked for',
    ]);
    await house.admin.query('create table nicknames (person_id uuid); alter table requests add column aside bytea');
    const gaps = await heldDataGaps(house.admin, 'intake', INTAKE_HELD_DATA);
    await house.admin.query('drop table nicknames; alter table requests drop column aside');
    expect(gaps).toEqual(['nicknames is forgotten', 'requests.aside is forgotten']);
  });

  it('is found by indexes', async () => {
    const login = await house.login();
    expect(await readFromEndToEnd(login, [HERE], INTAKE_HELD_DATA)).toEqual([]);
    await login.end();
  });

  it('is told in words: who they are, what was corrected, their family and their requests, by any of their entries', async () => {
    const records = await all(twin.id);
    expect(records).toEqual(await all(child.id));
    const text = JSON.stringify(records);
    for (const said of ['ANA-CORREGIDA', '"ANA"', 'ANA-REPETIDA', 'CALLE-DE-ANA 1', 'RELATO-DE-ANA', child.run!])
      expect([said, text.includes(said)]).toEqual([said, true]);
    const person = records.find(({ kind, id }) => kind === 'persons' && id === child.id)!;
    expect(person.fields).toContainEqual({ name: 'givenNames', label: 'Nombres', value: 'ANA-CORREGIDA' });
    expect(person.fields).toContainEqual({ name: 'sex', label: 'Sexo', value: 'female', meaning: 'Femenino' });
    expect(new Set(records.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['persons', 'person_history', 'person_merges', 'families', 'family_members', 'guardianships'],
        ...['requests'],
      ]),
    );
  });

  it('in English for who asks in English', async () => {
    const path = `/persons/${child.id}/held-data?${REASON}&limit=1`;
    const { items } = body(await desk.staff.get<Page<HeldRecord>>(path, { language: 'en' }));
    expect(items[0]).toMatchObject({ label: 'Person' });
  });

  it('says nothing of siblings and others, and that it does not', async () => {
    const records = await all(child.id);
    const text = JSON.stringify(records);
    const others = ['RELATO-DE-AMBOS', 'BENJA', 'LA-MADRE', sibling.id, mother.id, sibling.run!, mother.run!];
    for (const said of others) expect([said, text.includes(said)]).toEqual([said, false]);
    const withheld = records.flatMap(({ fields }) => fields).filter((field) => field.withheld);
    expect(withheld.map(({ name }) => name)).toContain('narrative');
  });

  it('of an adult is who they are, and the requests of the family without what is said of its children', async () => {
    const text = JSON.stringify(await all(mother.id));
    expect(text).toContain('LA-MADRE');
    expect(text).toContain('"motive"');
    for (const said of ['RELATO', 'ANA', 'BENJA', child.id, sibling.id])
      expect([said, text.includes(said)]).toEqual([said, false]);
  });

  it('comes page by page, each record once', async () => {
    expect(await all(child.id, 2)).toEqual(await all(child.id));
  });

  it('is given to the coordination and to who is in charge, for a reason, and to nobody else', async () => {
    const ask = async (role: Role, person: string, communes = [HERE]): Promise<unknown> =>
      codeOf(await (await house.as(person, [role], communes)).get(`/persons/${child.id}/held-data?${REASON}`));
    const [may, mayNot] = [
      [200, undefined],
      [403, 'REQUEST.NOT_ALLOWED'],
    ];
    for (const role of ROLES) {
      const leads = ['coordinator', 'deputy-coordinator'].includes(role);
      const attends = ['case-manager', 'family-therapist'].includes(role);
      // Who took the requests in is in charge until they are assigned.
      expect([role, await ask(role, 'gestora-1')]).toEqual([role, leads || attends ? may : mayNot]);
      expect([role, await ask(role, 'gestora-2')]).toEqual([role, leads ? may : mayNot]);
      expect([role, await ask(role, 'gestora-1', [ELSEWHERE])]).toEqual([
        role,
        leads || attends ? [404, 'PERSON.NOT_FOUND'] : mayNot,
      ]);
    }
    for (const query of ['', '?reason=curiosity'])
      expect(codeOf(await desk.staff.get(`/persons/${child.id}/held-data${query}`))).toEqual([400, 'REQUEST.INVALID']);
  });

  it('says who read or changed the file, the newest first, page by page', async () => {
    const colleague = await house.as('gestora-7', ['case-manager']);
    body(await colleague.get(`/persons/${child.id}`));
    body(await colleague.get(`/families/${familyId}`));
    const found: Reader[] = [];
    let cursor = '';
    do {
      const path = `/persons/${child.id}/readers?reason=person-asks&limit=3${cursor && `&cursor=${cursor}`}`;
      const page: Page<Reader> = body(await desk.staff.get<Page<Reader>>(path));
      found.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.filter(({ person }) => person === 'gestora-7')).toMatchObject([
      { action: 'family.read', record: 'family', recordId: familyId, how: 'read', roles: ['case-manager'] },
      { action: 'person.read', record: 'person', recordId: child.id, how: 'read' },
    ]);
    expect(found.find(({ action }) => action === 'person.export')).toMatchObject({ reason: 'person-asks' });
    expect(found.find(({ action }) => action === 'person.register')).toMatchObject({ how: 'changed' });
    expect(found.filter(({ recordId }) => recordId === sibling.id)).toEqual([]);
  });

  it('says who looked for the person in a list, also where there was nothing', async () => {
    const colleague = await house.as('gestora-8', ['case-manager']);
    for (const list of ['requests', 'rights-requests']) body(await colleague.get(`/${list}`));
    body(await colleague.get(`/rights-requests?personId=${child.id}`));
    const { items: listed } = body(await colleague.get<Page<{ id: string }>>(`/requests?childId=${child.id}`));
    const path = `/persons/${child.id}/readers?${REASON}&limit=200`;
    const { items } = body(await desk.staff.get<Page<Reader>>(path));
    const looked = items
      .filter(({ person }) => person === 'gestora-8')
      .map(({ action, recordId }) => [action, recordId]);
    expect(looked).toHaveLength(1 + listed.length);
    expect(looked).toEqual(
      expect.arrayContaining([['rights-request.list', child.id], ...listed.map(({ id }) => ['request.list', id])]),
    );
  });

  it('leaves no list unseen that is asked for somebody', async () => {
    const { asked, unseen } = await unseenLooks(house, await house.as('coordinadora-8', ['coordinator']));
    expect(unseen).toEqual([]);
    expect(asked).toEqual(
      expect.arrayContaining([
        ...['/requests?childId', '/requests?familyId', '/rights-requests?personId', '/rights-requests?familyId'],
        ...['/anonymisations?personId', '/anonymisations?rightsRequestId'],
      ]),
    );
  });

  it('says who read what they asked about their data, and what became of it', async () => {
    const asked = { personId: mother.id, right: 'access', relation: 'self', text: 'LO-QUE-PIDIÓ' };
    const { id } = body(await desk.staff.post<{ id: string }>('/rights-requests', asked));
    const colleague = await house.as('coordinadora-7', ['coordinator']);
    body(await colleague.get(`/rights-requests/${id}`));
    const anonymisation = newId();
    await house.admin.query(
      `insert into audit (id, as_of, person, roles, commune, action, kind, entity_id, door)
       values ($1, now(), 'coordinadora-8', '{coordinator}', $2, 'anonymisation.hold', 'anonymisation', $3, 'http')`,
      [newId(), HERE, anonymisation],
    );
    await house.admin.query(
      `insert into anonymisations (id, commune, version, person_id, cause, stage, stage_since, opened_at, opened_by,
         announced_at, attempt, entries, erased_by)
       values ($1, $2, 1, $3, 'retention', 'announced', now(), now(), 'coordinadora-8', now(), 1, '{}', '{}')`,
      [anonymisation, HERE, mother.id],
    );
    const path = `/persons/${mother.id}/readers?${REASON}&limit=200`;
    const { items } = body(await desk.staff.get<Page<Reader>>(path));
    // Nobody opened it: of what is kept by hand no fact is told.
    await house.admin.query('delete from anonymisations where id = $1', [anonymisation]);
    expect(items.find(({ person }) => person === 'coordinadora-7')).toMatchObject({
      ...{ action: 'rights-request.read', record: 'rights-request', recordId: id, how: 'read' },
    });
    expect(items.find(({ person }) => person === 'coordinadora-8')).toMatchObject({ record: 'anonymisation' });
  });

  it('gives of a merge that was undone no id of the other person', async () => {
    const [one, other] = [
      await desk.person({ givenNames: 'UNA' }),
      await desk.person({ givenNames: 'OTRA', run: undefined }),
    ];
    const merge = { merged: other.id, survivor: one.id, reason: 'documents-seen', confirmedDifferences: true };
    const { id } = body(await desk.staff.post<{ id: string }>('/person-merges', merge));
    expect(JSON.stringify(await all(one.id))).toContain(other.id);
    const { version } = body(await desk.staff.get<{ version: number }>(`/person-merges/${id}`));
    body(await desk.staff.post(`/person-merges/${id}/undo`, { reason: 'different-persons' }, { ifMatch: version }));
    for (const [whose, not] of [
      [one.id, other.id],
      [other.id, one.id],
    ] as const) {
      const records = await all(whose);
      expect(records.map(({ kind }) => kind)).toContain('person_merges');
      expect(JSON.stringify(records)).not.toContain(not);
    }
  });

  it('tells the other services who a person is: ids, and who is in charge', async () => {
    const answer = await house.under({ communes: [HERE] }, () =>
      house.get(HeldSubjectAnswers).answer({ personId: twin.id }),
    );
    expect(answer).toEqual({
      ...{ id: child.id, commune: HERE, isChild: true, families: [familyId], people: ['gestora-1'] },
      entries: expect.arrayContaining([child.id, twin.id]),
    } satisfies Record<keyof HeldSubject, unknown>);
  });
});
