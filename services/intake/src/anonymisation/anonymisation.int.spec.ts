import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import { newId, ReceiptsOfErased, UnitOfWork } from '@oln/service-kit';
import type { PersonDto } from '../person/person.dto.js';
import { FrontDeskLife, nextRun } from '../testing/front-desk.spec.js';
import { body, codeOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { AnonymisationCourse } from './anonymisation-course.js';
import { AnonymisationLife } from './anonymisation-life.spec.js';
import { Retention } from './retention.js';
import { WatchedAnonymisations } from './watched-anonymisations.js';

describe('Anonymisation', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;
  let life: AnonymisationLife;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-12-01T15:00:00Z');
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
    life = new AnonymisationLife(house, desk);
  });
  afterAll(() => house?.close());

  const person = async (id: string) => body(await desk.staff.get<PersonDto>(`/persons/${id}`));
  const told = async (id: string, name: string) =>
    (await house.events(id)).filter((event) => event.name === name).map(({ data }) => data);

  it('takes away, at the very last, all that says who it was, and what was written; dates, codes and outcomes stay', async () => {
    const run = nextRun();
    const household = await desk.household(1, { run, givenNames: 'Violeta', birthDate: '2012-05-05' });
    const [child = ''] = household.childIds;
    const request = await desk.request({ narrative: 'La abuela cuenta algo' }, household);
    await life.closes(request.id);
    await desk.rectify(child, { address: { street: 'Los Aromos 12', commune: HERE }, socialName: 'Viole' });
    const asked = await life.asked({ personId: child });
    const [one] = await life.of(child);
    expect(one).toMatchObject({ stage: 'announced', cause: 'asked-for', rightsRequestId: asked.id, attempt: 0 });
    expect((await told(one!.id, 'notice.raised'))[0]).toMatchObject({ code: 'anonymisation.announced' });
    expect(await life.ring(one!.id, 'begin')).toBe('stands');
    expect(await told(one!.id, 'anonymisation.erasure-ordered')).toEqual([
      { id: one!.id, attempt: 1, persons: [child], familyIds: [household.familyId], emptiedFamilyIds: [] },
    ]);
    await life.hear('cases', one!.id, 1);
    await life.hear('cases', one!.id, 1);
    await life.hear('offer', one!.id, 1);
    await life.hear('community', one!.id, 1);
    await life.hear('gateway', one!.id, 1);
    expect(await person(child)).toMatchObject({ givenNames: 'Violeta', run });
    expect(await life.get(one!.id)).toMatchObject({
      stage: 'erasing',
      erasedBy: ['cases', 'community', 'gateway', 'offer'],
    });
    await life.hear('alerts', one!.id, 1);
    await life.hear('alerts', one!.id, 1);
    expect(await life.get(one!.id)).toMatchObject({ stage: 'closed', outcome: 'anonymised' });
    const gone = await person(child);
    expect(gone).toMatchObject({ givenNames: 'Persona anonimizada', address: { street: '—', commune: HERE } });
    for (const field of ['run', 'birthDate', 'firstSurname', 'socialName'] as const)
      expect(gone).not.toHaveProperty(field);
    expect(await told(child, 'person.anonymised')).toEqual([{ id: child }]);
    const { rows } = await house.admin.query(
      `select name_tokens, birth_hash, majority_year, (select count(*)::int from person_keys where person_id = persons.id) as keys
         from persons where id = $1`,
      [child],
    );
    expect(rows).toEqual([{ name_tokens: [], birth_hash: null, majority_year: 2030, keys: 0 }]);
    const history = body(await desk.staff.get<{ data: PersonDto }[]>(`/persons/${child}/history`));
    expect(history.map(({ data }) => data.givenNames)).toEqual(['Persona anonimizada']);
    expect(await desk.get(request.id)).toMatchObject({ stage: 'closed', outcome: 'withdrawn', motive: 'parenting' });
    expect(await desk.get(request.id)).not.toHaveProperty('narrative');
    const answered = body(await desk.staff.get<object>(`/rights-requests/${asked.id}`));
    expect(answered).toMatchObject({ outcome: 'granted' });
    for (const field of ['text', 'answer']) expect(answered).not.toHaveProperty(field);
    const search = body(await desk.staff.post<PersonDto[]>('/persons/search', { run }));
    expect(JSON.stringify(search)).not.toContain(child);
  });

  it('leaves nothing to work with: whoever comes back is entered anew', async () => {
    const run = nextRun();
    const household = await desk.household(1, { run });
    const [child = ''] = household.childIds;
    const one = await life.opened(child);
    await life.ring(one.id, 'begin');
    await life.allErased(one.id, 1);
    const { familyId } = household;
    const asks = { channel: 'spontaneous', motive: 'parenting', familyId, childIds: [child] };
    expect(codeOf(await desk.staff.post('/requests', asks))).toEqual([422, 'INTAKE.CHILD_UNKNOWN']);
    const response = await desk.rectify(child, { firstSurname: 'Soto' });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([409, 'PERSON.ANONYMISED']);
    const care = { childId: child, institution: 'residencia-1', kind: 'residence', source: 'court-order' };
    expect(codeOf(await desk.staff.post('/guardianships', { ...care, since: '2026-01-01' }))).toEqual([
      ...[409, 'PERSON.ANONYMISED'],
    ]);
    expect((await desk.person({ run })).id).not.toBe(child);
  });

  it('keeps what was written of siblings until the last of them is gone', async () => {
    const household = await desk.household(2);
    const [first = '', second = ''] = household.childIds;
    const request = await desk.request({ narrative: 'De ambas' }, household);
    await life.closes(request.id);
    for (const [child, expected] of [
      [first, 'De ambas'],
      [second, undefined],
    ] as const) {
      const one = await life.opened(child);
      await life.ring(one.id, 'begin');
      await life.allErased(one.id, 1);
      expect((await life.get(one.id)).outcome).toBe('anonymised');
      expect((await desk.get(request.id)) as { narrative?: string }).toMatchObject({ outcome: 'withdrawn' });
      expect(((await desk.get(request.id)) as { narrative?: string }).narrative).toBe(expected);
    }
  });

  it('says of which families nobody is left', async () => {
    const { familyId, motherId, childIds } = await desk.household(1);
    for (const [id, emptied] of [
      [childIds[0]!, {}],
      [motherId, { emptiedFamilyIds: [familyId] }],
    ] as const) {
      const one = await life.opened(id);
      await life.ring(one.id, 'begin');
      await life.allErased(one.id, 1);
      expect(await told(one.id, 'anonymisation.closed')).toEqual([{ id: one.id, outcome: 'anonymised', ...emptied }]);
    }
  });

  it('is never begun while something is open here: it is announced anew, and the coordinator told', async () => {
    const household = await desk.household(1);
    const [child = ''] = household.childIds;
    const one = await life.opened(child);
    const request = await desk.request({}, household);
    expect(await life.ring(one.id, 'begin')).toBe('stands');
    const again = await life.get(one.id);
    expect(again).toMatchObject({ stage: 'announced', attempt: 0, announcedAt: house.now.toISOString() });
    expect(await told(one.id, 'anonymisation.erasure-ordered')).toEqual([]);
    expect((await told(one.id, 'notice.raised')).map(({ code }) => code)).toEqual([
      ...['anonymisation.announced', 'anonymisation.put-back'],
    ]);
    // Of the mother as well: her family is attended.
    const hers = await life.opened(household.motherId);
    await life.ring(hers.id, 'begin');
    expect(await life.get(hers.id)).toMatchObject({ stage: 'announced', attempt: 0 });
    await life.closes(request.id);
    await life.ring(one.id, 'begin');
    expect(await life.get(one.id)).toMatchObject({ stage: 'erasing', attempt: 1 });
  });

  it('is put back by what is opened here while others erase, by a service that refuses, and by an alert about the child', async () => {
    const household = await desk.household(1);
    const [child = ''] = household.childIds;
    const one = await life.opened(child);
    await life.ring(one.id, 'begin');
    const request = await desk.request({}, household);
    await life.allErased(one.id, 1);
    expect(await life.get(one.id)).toMatchObject({ stage: 'announced', attempt: 1 });
    expect(await told(one.id, 'anonymisation.erasure-released')).toEqual([
      { id: one.id, attempt: 1, persons: [child], reason: 'records-open' },
    ]);
    expect((await person(child)).givenNames).not.toContain('anonimizada');
    await life.closes(request.id);
    await life.ring(one.id, 'begin');
    await life.hear('cases', one.id, 1);
    expect(await life.get(one.id)).toMatchObject({ stage: 'erasing', attempt: 2, erasedBy: [] });
    await life.hear('alerts', one.id, 2, 'refused');
    await life.hear('alerts', one.id, 2, 'refused');
    expect(await life.get(one.id)).toMatchObject({ stage: 'announced', attempt: 2 });
    await life.ring(one.id, 'begin');
    await house.inbox((tx) => house.get(AnonymisationCourse).keep(tx, child));
    expect(await life.get(one.id)).toMatchObject({ stage: 'announced', attempt: 3 });
    await life.ring(one.id, 'begin');
    await life.allErased(one.id, 4);
    expect(await life.get(one.id)).toMatchObject({ stage: 'closed', outcome: 'anonymised' });
    await expect(house.inbox((tx) => house.get(AnonymisationCourse).keep(tx, child))).rejects.toThrow(
      'PERSON.ANONYMISED',
    );
  });

  it('is put back by an alert about a child whom the person lives with', async () => {
    const { motherId, childIds } = await desk.household(1);
    const hers = await life.opened(motherId);
    await life.ring(hers.id, 'begin');
    await house.inbox((tx) => house.get(AnonymisationCourse).keep(tx, childIds[0]!));
    expect(await life.get(hers.id)).toMatchObject({ stage: 'announced', attempt: 1 });
  });

  it('is not begun while a row of a sheet waits for who is meant, and never of somebody who is put into a request afterwards', async () => {
    const household = await desk.household(1);
    const [child = ''] = household.childIds;
    const one = await life.opened(child);
    const sheet = newId();
    await house.admin.query(
      `insert into request_imports (id, commune, version, source, state, rows, columns, file_hash, file_kind, received_at, received_by)
       values ($1, $2, 1, 's', 'running', 1, '', '', 'csv', now(), 'x')`,
      [sheet, HERE],
    );
    await house.admin.query(
      `insert into request_import_rows (import_id, row_number, commune, sealed, state, candidates)
       values ($1, 1, $2, '', 'to-review', $3)`,
      [sheet, HERE, JSON.stringify([child])],
    );
    await life.ring(one.id, 'begin');
    expect(await life.get(one.id)).toMatchObject({ stage: 'announced', attempt: 0 });
    await house.admin.query('delete from request_import_rows where import_id = $1', [sheet]);
    await life.ring(one.id, 'begin');
    await life.allErased(one.id, 1);
    expect(await life.get(one.id)).toMatchObject({ outcome: 'anonymised' });
    const other = await desk.request({}, await desk.household(1));
    const added = house.admin.query('update requests set children = children || $2::uuid where id = $1', [
      other.id,
      child,
    ]);
    await expect(added).rejects.toThrow('was anonymised');
  });

  it('is held by the coordinator until a date, and called off also while others erase', async () => {
    const { motherId } = await desk.household();
    const one = await life.opened(motherId);
    const until = new Date(house.now.getTime() + 86_400_000 * 90).toISOString().slice(0, 10);
    expect(await life.step(one.id, 'hold', { reason: 'proceedings-open', until })).toMatchObject({ stage: 'held' });
    expect(await life.ring(one.id, 'hold-ends')).toBe('stands');
    expect(await life.get(one.id)).toMatchObject({ stage: 'announced', announcedAt: house.now.toISOString() });
    await life.ring(one.id, 'begin');
    expect(await life.step(one.id, 'call-off', { reason: 'person-asks' })).toMatchObject({
      ...{ stage: 'closed', outcome: 'called-off', closeReason: 'person-asks' },
    });
    expect(await told(one.id, 'anonymisation.erasure-released')).toHaveLength(1);
    await life.allErased(one.id, 1);
    expect((await person(motherId)).givenNames).not.toContain('anonimizada');
  });

  it('is opened once for a person, by a request for a family for each of its members, and watched while it is open', async () => {
    const { familyId, motherId, childIds } = await desk.household(1);
    await life.opened(motherId);
    await life.asked({ familyId, requesterId: motherId });
    expect([await life.of(motherId), await life.of(childIds[0]!)].map((all) => all.length)).toEqual([1, 1]);
    const [one] = await life.of(childIds[0]!);
    const revival = () =>
      house.under(SYSTEM.watchdog, () =>
        house.get(UnitOfWork).run('test', (tx) => house.get(WatchedAnonymisations).revival(tx, one!.id)),
      );
    expect(await revival()).toMatchObject({ revive: true, input: { stage: 'announced' } });
    await life.step(one!.id, 'call-off', { reason: 'opened-by-mistake' });
    expect(await revival()).toBeUndefined();
  });

  it('never leaves a person anonymised with an open request, whoever is faster', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const household = await desk.household(1);
      const [child = ''] = household.childIds;
      const one = await life.opened(child);
      await life.ring(one.id, 'begin');
      for (const service of ['cases', 'alerts', 'community', 'gateway'] as const) await life.hear(service, one.id, 1);
      const { familyId } = household;
      const asks = { channel: 'spontaneous', motive: 'parenting', familyId, childIds: [child] };
      const late = async () => {
        await new Promise((resolve) => setTimeout(resolve, round % 4));
        return desk.staff.post('/requests', asks, { retryMs: 0 });
      };
      const [answer] = await Promise.all([late(), life.hear('offer', one.id, 1)]);
      const { rows } = await house.admin.query<{ open: number; gone: boolean }>(
        `select (select count(*)::int from requests where children @> array[persons.id] and stage <> 'closed') as open, anonymised_at is not null as gone
           from persons where id = $1`,
        [child],
      );
      const [{ open, gone }] = rows as [{ open: number; gone: boolean }];
      expect([gone && open > 0, open, answer.status === 201]).toEqual([false, gone ? 0 : open, open > 0]);
      ends.add(gone ? 'anonymised' : (await life.get(one.id)).stage);
    }
    expect([...ends]).toEqual(expect.arrayContaining([expect.stringMatching(/anonymised|announced/)]));
  });

  it('takes the answers kept for repeated calls with it, once they are a day old', async () => {
    const count = async () =>
      (await house.admin.query<{ kept: number }>('select count(*)::int as kept from idempotency')).rows[0]!.kept;
    const forget = () => house.under(SYSTEM.watchdog, () => house.get(ReceiptsOfErased).remove());
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await forget();
    expect(await count()).toBe(before);
    await house.admin.query(`update idempotency set recorded_at = recorded_at - interval '2 days'`);
    await forget();
    expect(await count()).toBe(0);
  });
});

describe('The rule on how long things are kept', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;
  let life: AnonymisationLife;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-12-01T15:00:00Z');
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
    life = new AnonymisationLife(house, desk);
  });
  afterAll(() => house?.close());

  it('announces an anonymisation once what is known has been kept for ten years, and not of whom something is open', async () => {
    const grown = await desk.household(1, { birthDate: '2010-01-01' });
    const attended = await desk.household(1, { birthDate: '2010-01-01' });
    const young = await desk.household(1, { birthDate: '2025-01-01' });
    await desk.request({}, attended);
    const sweep = () => house.under(SYSTEM.watchdog, () => house.get(Retention).announce());
    const opened = async (id: string) => (await life.of(id)).map(({ cause, stage }) => [cause, stage]);
    await house.travelTo('2035-06-01T15:00:00Z');
    await sweep();
    expect(await opened(grown.motherId)).toEqual([]);
    await house.travelTo('2039-06-01T15:00:00Z');
    await sweep();
    await sweep();
    expect(await opened(grown.motherId)).toEqual([['retention', 'announced']]);
    // Came of age in 2028 and 2043; a child is not swept before it is told to be of age.
    expect(await opened(young.childIds[0]!)).toEqual([]);
    expect(await opened(attended.motherId)).toEqual([]);
    const [one] = await life.of(grown.motherId);
    await life.ring(one!.id, 'begin');
    expect(
      (await house.events(one!.id)).find(({ name }) => name === 'anonymisation.erasure-ordered')?.data,
    ).toMatchObject({
      endedBefore: '2029-06-01T15:00:00.000Z',
    });
    // A case of hers ended eight years ago: the rule asks again another year, and tells nobody every month.
    await life.hear('cases', one!.id, 1, 'refused');
    expect(await life.get(one!.id)).toMatchObject({
      stage: 'closed',
      outcome: 'called-off',
      closeReason: 'records-open',
    });
    await sweep();
    expect((await life.of(grown.motherId)).length).toBe(1);
    await house.travelTo('2040-08-01T15:00:00Z');
    await sweep();
    expect(await opened(grown.motherId)).toEqual([
      ['retention', 'announced'],
      ['retention', 'closed'],
    ]);
  });
});
