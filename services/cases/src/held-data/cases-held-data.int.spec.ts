import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { newId, type HeldRecord, type HeldSubject, type Page, type Reader } from '@oln/service-kit';
import { answering, heldDataGaps, readFromEndToEnd, type AskedService, unseenLooks } from '@oln/service-testing';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import { MeasureLife } from '../testing/measure-life.spec.js';
import { CASES_HELD_DATA } from './cases-held-data.js';

const [ANA, BENJA, MOTHER, ONLY, FAMILY, OTHER_FAMILY] = Array.from({ length: 6 }, newId) as [
  ...[string, string, string, string, string, string],
];
const REASON = 'reason=person-asks';

/** What is said of Ana alone, and what is of others as well: the second must be in nobody's export but where it is of one. */
const OF_ANA = ['OPINION-DE-ANA', 'SESION-SOLO-ANA', 'DIJO-ANA'];
const OF_OTHERS = [
  ...['OPINION-DE-BENJA', 'SESION-SOLO-BENJA', 'SESION-DE-AMBOS', 'REVISION-DE-AMBOS', 'LLAMADA-POR-AMBOS'],
  ...['DIJO-BENJA', 'DIJO-LA-MADRE', 'MEDIDA-POR-AMBOS', 'Vuelve a clases'],
];

describe('What cases hold on a person', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let registry: AskedService;
  let file: CaseView;
  let only: CaseView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    registry = await answering('intake', 'held-subject', ({ personId }: { personId: string }) => subjects[personId]);
    file = await life.open({ children: [ANA, BENJA], familyId: FAMILY });
    await house.travelTo('2026-03-02T15:00:00Z');
    await aFamilyWithTwo();
    await house.travelTo('2026-03-02T15:30:00Z');
    only = await life.open({ children: [ONLY], familyId: OTHER_FAMILY });
    await house.travelTo('2026-03-02T16:00:00Z');
    await life.accept(only.id);
    await session(only, [ONLY], 'SESION-DE-UNO');
  });
  afterAll(async () => {
    await registry?.close();
    await house?.close();
  });

  const subjectOf = (id: string, more: Partial<HeldSubject> = {}): HeldSubject => ({
    ...{ id, commune: HERE, isChild: true, entries: [id], families: [FAMILY], people: ['gestora-1'] },
    ...more,
  });
  const subjects: Record<string, HeldSubject> = {
    [ANA]: subjectOf(ANA),
    [BENJA]: subjectOf(BENJA),
    [MOTHER]: subjectOf(MOTHER, { isChild: false }),
    [ONLY]: subjectOf(ONLY, { families: [OTHER_FAMILY] }),
  };

  const session = async ({ id }: CaseView, children: string[], notes: string): Promise<void> => {
    const held = { kind: 'office', at: house.now.toISOString(), held: true, children, notes };
    body(await life.manager.post(`/cases/${id}/sessions`, held), 201);
  };

  async function aFamilyWithTwo(): Promise<void> {
    const post = async (path: string, sent: unknown): Promise<unknown> =>
      body(await life.manager.post(`/cases/${file.id}/${path}`, sent), 201);
    await post('contact-attempts', {
      ...{ kind: 'visit', result: 'reached', at: '2026-03-02T14:00:00Z', note: 'LLAMADA-POR-AMBOS' },
    });
    await life.accept(file.id);
    await life.diagnose(file, 'entry', { 'child-school-absence': 3, 'family-violence': 2 });
    await post('opinions', { childId: ANA, text: 'OPINION-DE-ANA' });
    await post('opinions', { childId: BENJA, text: 'OPINION-DE-BENJA' });
    await life.change(file.id, 'diagnosis-completion');
    await life.agree(file, await life.propose(file));
    await house.travelTo('2026-03-02T15:20:00Z');
    await session(file, [ANA], 'SESION-SOLO-ANA');
    await session(file, [BENJA], 'SESION-SOLO-BENJA');
    await session(file, [ANA, BENJA], 'SESION-DE-AMBOS');
    await post('reviews', { at: '2026-03-02T15:10:00Z', planChanges: false, findings: 'REVISION-DE-AMBOS' });
    const measures = await MeasureLife.in(house);
    const { id } = await measures.open({ childIds: [ANA, BENJA], familyId: FAMILY, note: 'MEDIDA-POR-AMBOS' });
    await measures.change(id, 'summons');
    const hear = async (heard: Record<string, unknown>) => body(await measures.hear(id, heard), 201);
    await hear({ who: 'child', childId: ANA, said: 'DIJO-ANA' });
    await hear({ who: 'child', childId: BENJA, said: 'DIJO-BENJA' });
    await hear({ who: 'adult', relation: 'mother', said: 'DIJO-LA-MADRE' });
  }

  async function all(id: string, limit = 200, by = life.coordinator): Promise<HeldRecord[]> {
    const found: HeldRecord[] = [];
    let cursor = '';
    do {
      const path = `/persons/${id}/held-data?${REASON}&limit=${limit}${cursor && `&cursor=${cursor}`}`;
      const page: Page<HeldRecord> = body(await by.get<Page<HeldRecord>>(path));
      found.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor);
    return found;
  }

  const fieldsOf = (records: HeldRecord[], kind: string) =>
    records.filter((record) => record.kind === kind).map(({ fields }) => fields);

  it('is every table and column, or is named with its reason', async () => {
    expect(await heldDataGaps(house.admin, 'cases', CASES_HELD_DATA)).toEqual([]);
  });

  it('does not forget a table or a column that is added', async () => {
    await house.admin.query('create table nicknames (child_id uuid); alter table case_files add column nickname text');
    const gaps = await heldDataGaps(house.admin, 'cases', CASES_HELD_DATA);
    await house.admin.query('drop table nicknames; alter table case_files drop column nickname');
    expect(gaps).toEqual(['nicknames is forgotten', 'case_files.nickname is forgotten']);
  });

  it('is found by indexes', async () => {
    const login = await house.login();
    expect(await readFromEndToEnd(login, [HERE], CASES_HELD_DATA)).toEqual([]);
    await house.admin.query('drop index child_owners_child');
    const without = await readFromEndToEnd(login, [HERE], CASES_HELD_DATA);
    await house.admin.query('create index child_owners_child on child_owners (child_id)');
    expect(without).toEqual([expect.stringContaining('child_owners: ')]);
    await login.end();
  });

  it('is told in words, with what the child said and all that is of the child alone', async () => {
    const records = await all(ANA);
    const text = JSON.stringify(records);
    for (const said of OF_ANA) expect([said, text.includes(said)]).toEqual([said, true]);
    const [whole] = fieldsOf(records, 'case_files');
    expect(whole).toContainEqual({ name: 'stage', label: 'Etapa', value: 'execution', meaning: 'Ejecución' });
    expect(whole).toContainEqual({ name: 'children', label: 'Niños, niñas y adolescentes', value: [ANA] });
    expect(new Set(records.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['case_files', 'contact_attempts', 'case_documents', 'diagnoses', 'child_opinions', 'family_plans'],
        ...['plan_objectives', 'plan_tasks', 'sessions', 'reviews', 'measures', 'measure_records'],
        ...['protection_hearings'],
      ]),
    );
  });

  it('says nothing of siblings and others, and that it does not', async () => {
    const records = await all(ANA);
    const text = JSON.stringify(records);
    for (const said of [...OF_OTHERS, BENJA]) expect([said, text.includes(said)]).toEqual([said, false]);
    const withheld = records.flatMap(({ fields }) => fields).filter((field) => field.withheld);
    expect(withheld.map((field) => field.name)).toEqual(
      expect.arrayContaining(['note', 'notes', 'text', 'findings', 'said']),
    );
  });

  it('of a case with one child gives its texts', async () => {
    expect(JSON.stringify(await all(ONLY))).toContain('SESION-DE-UNO');
  });

  it('of an adult is the case of the family without what is said of its children, and no measure', async () => {
    const records = await all(MOTHER);
    const text = JSON.stringify(records);
    for (const said of [...OF_ANA, ...OF_OTHERS, ANA, BENJA])
      expect([said, text.includes(said)]).toEqual([said, false]);
    expect(fieldsOf(records, 'case_files')).toHaveLength(1);
    expect(records.filter(({ kind }) => /measure|escalation|diagnos|opinion|hearing|review/.test(kind))).toEqual([]);
  });

  it('comes page by page, each record once', async () => {
    const [whole, paged] = [await all(ANA), await all(ANA, 2)];
    expect(paged).toEqual(whole);
  });

  it('is given to the coordination and to who is in charge, for a reason, and to nobody else', async () => {
    const ask = async (role: Role, person: string, communes = [HERE]): Promise<unknown> =>
      codeOf(await (await house.as(person, [role], communes)).get(`/persons/${ANA}/held-data?${REASON}`));
    for (const role of ROLES) {
      const may = ['coordinator', 'deputy-coordinator', 'case-manager', 'family-therapist'].includes(role);
      expect([role, await ask(role, 'gestora-1')]).toEqual([
        role,
        may ? [200, undefined] : [403, 'REQUEST.NOT_ALLOWED'],
      ]);
      const leads = ['coordinator', 'deputy-coordinator'].includes(role);
      expect([role, await ask(role, 'gestora-2')]).toEqual([
        role,
        leads ? [200, undefined] : [403, 'REQUEST.NOT_ALLOWED'],
      ]);
      expect([role, await ask(role, 'gestora-1', [ELSEWHERE])]).toEqual([role, [403, 'REQUEST.NOT_ALLOWED']]);
    }
    expect(codeOf(await life.coordinator.get(`/persons/${ANA}/held-data`))).toEqual([400, 'REQUEST.INVALID']);
  });

  it('says who read or changed the file, the newest first, with the reason', async () => {
    body(await life.coordinator.get(`/cases/${file.id}/opinions`));
    await all(ANA);
    const path = `/persons/${ANA}/readers?reason=office-checks`;
    const { items, records } = body(
      await life.coordinator.get<Page<Reader> & { records: string[] }>(`${path}&limit=200`),
    );
    expect(records).toEqual(expect.arrayContaining([ANA, file.id]));
    expect(items).toContainEqual(
      expect.objectContaining({
        ...{ person: 'coordinadora-1', roles: ['coordinator'], action: 'person.export', record: 'person' },
        ...{ how: 'read', reason: 'person-asks' },
      }),
    );
    expect(items.find(({ action }) => action === 'opinion.read')).toMatchObject({ record: 'case', how: 'read' });
    expect(items.some(({ how, person }) => how === 'changed' && person === 'gestora-1')).toBe(true);
    expect(items.map(({ at }) => at)).toEqual([...items.map(({ at }) => at)].sort().reverse());
    // The house's own parts read nobody's file, and the other family's case is not of this child.
    expect(items.filter(({ roles }) => roles.length === 0)).toEqual([]);
    expect(items.filter(({ recordId }) => recordId === only.id)).toEqual([]);
  });

  it('says who looked for the person in a list, also where there was nothing', async () => {
    const colleague = await house.as('coordinadora-7', ['coordinator']);
    const lists = ['cases', 'measures', 'escalations'];
    for (const list of lists) body(await colleague.get(`/${list}`));
    for (const list of lists) body(await colleague.get(`/${list}?childId=${ANA}`));
    const path = `/persons/${ANA}/readers?${REASON}&limit=200`;
    const { items } = body(await life.coordinator.get<Page<Reader>>(path));
    expect(items.filter(({ person }) => person === 'coordinadora-7')).toMatchObject([
      { action: 'escalation.list', record: 'escalation', recordId: ANA, how: 'read' },
      { action: 'measure.list', record: 'measure', recordId: expect.not.stringMatching(ANA), how: 'read' },
      { action: 'case.list', record: 'case', recordId: file.id, how: 'read' },
    ]);
  });

  it('leaves no list unseen that is asked for somebody', async () => {
    const { asked, unseen } = await unseenLooks(house, life.coordinator);
    expect(unseen).toEqual([]);
    expect(asked).toEqual(
      expect.arrayContaining([
        ...['/measures?childId', '/measures?caseId', '/cases?childId', '/cases?familyId', '/escalations?childId'],
        '/appointments?familyId',
      ]),
    );
  });

  it('is refused as a whole while the registry does not say who the person is', async () => {
    await registry.close();
    expect((await life.coordinator.get(`/persons/${ANA}/held-data?${REASON}`, { retryMs: 0 })).status).toBe(503);
  });
});
