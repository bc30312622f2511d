import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FamilyDto } from '../family/family.dto.js';
import type { FoundPersonDto, PersonDto } from '../person/person.dto.js';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, IntakeHouse } from '../testing/intake-house.spec.js';
import type { PersonMergeDto } from './person-merge.dto.js';

describe('Two entries of one person', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  const merge = (merged: string, survivor: string, more = {}) =>
    desk.staff.post<PersonMergeDto>('/person-merges', { merged, survivor, reason: 'documents-seen', ...more });
  const rowOf = async (id: string) => (await house.admin.query('select * from persons where id = $1', [id])).rows[0];

  it('become one for whoever works with them, and two again exactly as they were', async () => {
    const household = await desk.household();
    const [child = ''] = household.childIds;
    const double = await desk.person({
      run: undefined,
      identifiers: [{ kind: 'passport', value: 'ZX9' }],
      birthDate: undefined,
      kind: 'child',
    });
    const before = await rowOf(double.id);
    const merged = body(await merge(double.id, child));
    expect(body(await desk.staff.get<PersonDto>(`/persons/${double.id}`))).toMatchObject({ mergedInto: child });
    const found = body(
      await desk.staff.post<FoundPersonDto[]>('/persons/search', {
        identifiers: [{ kind: 'passport', value: 'zx-9' }],
      }),
    );
    expect(found.map(({ id }) => id)).toEqual([child]);
    expect((await house.events(double.id)).at(-1)).toMatchObject({
      name: 'person.merged',
      data: { id: double.id, into: child },
    });
    body(
      await desk.staff.post(
        `/person-merges/${merged.id}/undo`,
        { reason: 'different-persons' },
        { ifMatch: merged.version },
      ),
    );
    const after = await rowOf(double.id);
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    expect((await house.events(double.id)).at(-1)).toMatchObject({ name: 'person.unmerged', data: { from: child } });
    const history = body(await desk.staff.get<PersonMergeDto[]>(`/person-merges?personId=${double.id}`));
    expect(history).toEqual([
      expect.objectContaining({
        undone: expect.objectContaining({ by: 'coordinadora-1', reason: 'different-persons' }),
      }),
    ]);
  });

  it('count once in a family, and their requests are about the same child', async () => {
    const household = await desk.household(2);
    const [one = '', other = ''] = household.childIds;
    const first = await desk.request({}, { ...household, childIds: [one] });
    body(await merge(one, other, { confirmedDifferences: true }));
    const family = body(await desk.staff.get<FamilyDto>(`/families/${household.familyId}`));
    expect(family.members.map(({ person }) => person.id).sort()).toEqual([household.motherId, other].sort());
    const second = await desk.request({}, { ...household, childIds: [other] });
    expect(codeOf(await desk.staff.post(`/requests/${second.id}/admit`, {}, { ifMatch: second.version }))).toEqual([
      409,
      'INTAKE.IDENTICAL_OPEN',
    ]);
    expect(await desk.step(second.id, 'duplicate', { of: first.id })).toMatchObject({ outcome: 'duplicate' });
    const listed = body(await desk.staff.get<{ items: { id: string }[] }>(`/requests?childId=${other}&open=true`));
    expect(listed.items.map(({ id }) => id)).toEqual([first.id]);
  });

  it('let the one that stays be given the RUN of the other; undoing waits until somebody says whose it is', async () => {
    const [survivor, double] = [await desk.person({ run: undefined }), await desk.person()];
    const merged = body(await merge(double.id, survivor.id));
    expect((await desk.rectify(survivor.id, { run: double.run })).status).toBe(200);
    const undo = () =>
      desk.staff.post(`/person-merges/${merged.id}/undo`, { reason: 'different-persons' }, { ifMatch: 1 });
    expect(codeOf(await undo())).toEqual([409, 'PERSON_MERGE.SHARED_DOCUMENT']);
    expect((await desk.rectify(survivor.id, { run: null })).status).toBe(200);
    expect((await undo()).status).toBe(200);
    expect((await desk.rectify(survivor.id, { run: double.run })).status).toBe(409);
  });

  it('that contradict each other are merged only by who says so', async () => {
    const [one, other] = [await desk.person(), await desk.person()];
    expect(codeOf(await merge(one.id, other.id))).toEqual([409, 'PERSON_MERGE.CONTRADICTION']);
    expect(body(await merge(one.id, other.id, { confirmedDifferences: true })).merged).toBe(one.id);
    expect(codeOf(await merge(one.id, other.id))).toEqual([409, 'PERSON_MERGE.ALREADY_MERGED']);
    expect(codeOf(await merge(other.id, one.id))).toEqual([409, 'PERSON_MERGE.SURVIVOR_MERGED']);
    expect(codeOf(await merge(one.id, one.id))).toEqual([422, 'PERSON_MERGE.SAME_ENTRY']);
  });

  it('merged both ways at once end as one merge', async () => {
    const [one, other] = [await desk.person({ run: undefined }), await desk.person({ run: undefined })];
    const answers = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('of which one was merged already lead to the last survivor', async () => {
    const people = [
      await desk.person({ run: undefined }),
      await desk.person({ run: undefined }),
      await desk.person({ run: undefined }),
    ];
    const [a = '', b = '', c = ''] = people.map(({ id }) => id);
    body(await merge(a, b));
    body(await merge(b, c));
    const { rows } = await house.admin.query(
      'select survivor_of($1) as last, array(select entries_of($1) order by 1) as entries',
      [a],
    );
    expect(rows[0]).toEqual({ last: c, entries: [a, b, c].sort() });
  });
});
