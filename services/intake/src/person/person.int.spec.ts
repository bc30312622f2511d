import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatchingService } from '../matching/matching.service.js';
import { FrontDeskLife, nextRun } from '../testing/front-desk.spec.js';
import { body, codeOf, ELSEWHERE, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import type { FoundPersonDto, MatchedDto, PersonDto, PersonHistoryDto } from './person.dto.js';

describe('The registry', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('gestora-1', ['case-manager']));
  });
  afterAll(() => house?.close());

  const register = (input: Record<string, unknown>) =>
    desk.staff.post<PersonDto>('/persons', { sex: 'male', ...input });
  const search = async (sought: Record<string, unknown>) =>
    body(await desk.staff.post<FoundPersonDto[]>('/persons/search', sought));

  it('keeps who somebody is sealed: no name, RUN, address or date stands in any column', async () => {
    const run = nextRun();
    const marked = {
      givenNames: 'Zulmira',
      firstSurname: 'Xantipeo',
      run,
      birthDate: '2015-11-23',
      address: { street: 'Pasaje Qwertzu 77' },
    };
    const { id } = body(await register(marked));
    const { rows } = await house.admin.query(
      `select row_to_json(p)::text as row from persons p where id = $1
        union all select row_to_json(k)::text from person_keys k where person_id = $1
        union all select row_to_json(o)::text from outbox o where entity_id = $1
        union all select row_to_json(a)::text from audit a where entity_id = $1`,
      [id],
    );
    const text = rows.map(({ row }) => row).join('\n');
    const decoded = text.replace(/\\\\x([0-9a-f]+)/g, (_whole, hex: string) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    );
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain(id);
    for (const secret of ['Zulmira', 'zulmira', 'Xantipeo', run, run.slice(0, 8), 'Qwertzu', '2015-11-23']) {
      expect(decoded).not.toContain(secret);
    }
    expect(body(await desk.staff.get<PersonDto>(`/persons/${id}`))).toMatchObject(marked);
  });

  it('takes a RUN as people write it, refuses a wrong one, and says what to do with a provisional number', async () => {
    const run = nextRun();
    const [number, check] = run.split('-') as [string, string];
    const dotted = `${number.slice(0, 2)}.${number.slice(2, 5)}.${number.slice(5)}-${check.toLowerCase()}`;
    const written = body(
      await register({ givenNames: 'Ramón', firstSurname: 'Uribe', run: dotted, birthDate: '2014-01-01' }),
    );
    expect(written.run).toBe(run);
    expect(codeOf(await register({ givenNames: 'X', run: '12.345.678-9', birthDate: '2014-01-01' }))).toEqual([
      422,
      'PERSON.RUN_WRONG',
    ]);
    expect((await register({ givenNames: 'X', run: '100000013-4', birthDate: '2014-01-01' })).status).toBe(422);
  });

  it('knows people without RUN: newborns, and migrants with another document', async () => {
    const newborn = body(
      await register({
        givenNames: 'RN',
        birthDate: '2026-06-14',
        identifiers: [{ kind: 'hospital-record', value: 'hc 77-12' }],
      }),
    );
    expect(newborn).toMatchObject({ kind: 'child', identifiers: [{ kind: 'hospital-record', value: 'HC7712' }] });
    const migrant = body(
      await register({
        givenNames: 'Yuleisy',
        firstSurname: 'Pirela',
        kind: 'child',
        nationalities: ['VE'],
        identifiers: [{ kind: 'passport', value: 'AB 123456' }],
      }),
    );
    const found = await search({ identifiers: [{ kind: 'passport', value: 'ab123456' }] });
    expect(found.map(({ id }) => id)).toEqual([migrant.id]);
    expect(codeOf(await register({ givenNames: 'Nobody' }))).toEqual([422, 'PERSON.AGE_UNKNOWN']);
  });

  it('creates nobody twice: a certain match names the entry, a probable one asks somebody to look', async () => {
    const run = nextRun();
    const first = body(
      await register({
        givenNames: 'Florencia Belén',
        firstSurname: 'Arancibia',
        secondSurname: 'Godoy',
        run,
        birthDate: '2012-03-04',
      }),
    );
    const certain = await register({ givenNames: 'Florencia', run, birthDate: '2012-03-04' });
    expect(codeOf(certain)).toEqual([409, 'PERSON.CERTAIN_MATCH']);
    expect(JSON.stringify(certain.body)).toContain(first.id);
    const misspelt = {
      givenNames: 'Florensia Belén',
      firstSurname: 'Aransibia',
      secondSurname: 'Godoy',
      birthDate: '2012-03-04',
    };
    expect(codeOf(await register(misspelt))).toEqual([409, 'PERSON.PROBABLE_MATCH']);
    const matched = body(await desk.staff.post<MatchedDto>('/persons/match', { ...misspelt, sex: 'male' }));
    expect(matched.candidates[0]).toMatchObject({ personId: first.id, certainty: 'probable' });
    expect(matched.candidates[0]?.reasons.map(({ reason }) => reason)).toContain('birth-date-same');
    expect(body(await register({ ...misspelt, confirmedNew: true })).id).not.toBe(first.id);
  });

  it('finds a date with day and month swapped, and a slip in one word of the name', async () => {
    const { id } = body(
      await register({
        givenNames: 'Celestino',
        firstSurname: 'Barrientos',
        secondSurname: 'Ojeda',
        birthDate: '2013-05-09',
      }),
    );
    const swapped = body(
      await desk.staff.post<MatchedDto>('/persons/match', {
        givenNames: 'Celestino',
        firstSurname: 'Barrientos',
        secondSurname: 'Ojeda',
        birthDate: '2013-09-05',
        sex: 'male',
      }),
    );
    expect(swapped.candidates[0]).toMatchObject({ personId: id, certainty: 'probable' });
    expect((await search({ name: 'celestino barientos ojeda' })).map((found) => found.id)).toContain(id);
    expect((await search({ name: 'Zelestino' })).map((found) => found.id)).toContain(id);
    expect((await search({ birthDate: '2013-05-09' })).map((found) => found.id)).toContain(id);
  });

  it.each([
    ['Ñusta', 'Ñanculef'],
    ["D'Angelo", 'O’Higgins'],
    ['Íñigo José', 'de la Fuente-Peña'],
    ['Li', 'Xu'],
    ['Zoé 👩‍👧', 'Müller'],
    ['محمد', 'الأحمد'],
    ['李', '小龙'],
  ])('keeps the name %s %s as it was written, and finds it again', async (givenNames, firstSurname) => {
    const { id } = body(await register({ givenNames, firstSurname, birthDate: '2012-12-31', confirmedNew: true }));
    expect(body(await desk.staff.get<PersonDto>(`/persons/${id}`))).toMatchObject({ givenNames, firstSurname });
    const found = await search({ name: `${givenNames} ${firstSurname}` });
    expect(found[0]).toMatchObject({ id });
    expect(
      body(await desk.staff.post<MatchedDto>('/persons/match', { givenNames, firstSurname, sex: 'male' })).candidates,
    ).toContainEqual(expect.objectContaining({ personId: id }));
  });

  it('does not answer "nobody" to a RUN with a slip, or to a question without anything in it', async () => {
    const answer = async (sought: object) => codeOf(await desk.staff.post('/persons/search', sought));
    expect(await answer({ run: '12.345.678-9' })).toEqual([422, 'PERSON.RUN_WRONG']);
    expect(await answer({})).toEqual([422, 'PERSON.NOTHING_SOUGHT']);
  });

  it('takes a RUN that ends in K, in either letter', async () => {
    const { id } = body(await register({ givenNames: 'Kalfu', run: '6.000.014-k', birthDate: '2012-02-29' }));
    expect((await search({ run: '6000014-K' })).map((found) => found.id)).toEqual([id]);
  });

  it('takes no null for a value that is not known, and no list for an entry', async () => {
    for (const wrong of [{ run: null }, { disabilities: null }, { identifiers: [[]] }, { address: { street: null } }]) {
      const answer = await register({ givenNames: 'Nula', birthDate: '2012-02-29', ...wrong });
      expect(codeOf(answer)).toEqual([400, 'REQUEST.INVALID']);
      expect(answer.body).toHaveProperty('field');
    }
  });

  it('lets two people who register the same RUN at once create one person', async () => {
    const run = nextRun();
    const input = {
      givenNames: 'Simultánea',
      firstSurname: 'Prueba',
      run,
      birthDate: '2011-02-02',
      confirmedNew: true,
    };
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(input)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const created = answers.find(({ status }) => status === 201)!.body;
    for (const refused of answers.filter(({ status }) => status === 409))
      expect(JSON.stringify(refused.body)).toContain(created.id);
    expect(
      (await house.admin.query('select count(*)::int as n from person_keys where person_id = $1', [created.id])).rows[0]
        .n,
    ).toBe(1);
  });

  it('corrects an entry with a reason and keeps what it said before', async () => {
    const person = body(
      await register({
        givenNames: 'Ema',
        firstSurname: 'Roldán',
        birthDate: '2016-06-06',
        address: { street: 'Vieja 1' },
      }),
    );
    const change = { reason: 'document-seen', changes: { birthDate: '2016-07-06', address: null, run: nextRun() } };
    const patch = (version: number) =>
      fetch(`${house.base}/persons/${person.id}`, {
        method: 'PATCH',
        headers: { ...headersOf(desk), 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify(change),
      });
    const after = (await (await patch(1)).json()) as PersonDto;
    expect(after).toMatchObject({ version: 2, birthDate: '2016-07-06', run: change.changes.run });
    expect(after.address).toBeUndefined();
    expect((await patch(1)).status).toBe(412);
    const [entry] = body(await desk.staff.get<PersonHistoryDto[]>(`/persons/${person.id}/history`));
    expect(entry).toMatchObject({
      version: 1,
      reason: 'document-seen',
      by: 'gestora-1',
      data: { birthDate: '2016-06-06', address: { street: 'Vieja 1' } },
    });
    expect((await search({ run: change.changes.run })).map(({ id }) => id)).toEqual([person.id]);
    const [event] = (await house.events(person.id)).filter(({ name }) => name === 'person.rectified');
    expect(event?.data).toMatchObject({ fields: ['address', 'birth-date', 'run'], reason: 'document-seen' });
  });

  it('learns that another commune knows a RUN, and nothing more', async () => {
    const run = nextRun();
    const other = await house.as('gestora-9', ['case-manager'], [ELSEWHERE]);
    const there = body(
      await other.post<PersonDto>('/persons', { givenNames: 'Ajena', run, birthDate: '2010-10-10', sex: 'female' }),
    );
    const matched = await desk.staff.post<MatchedDto>('/persons/match', {
      givenNames: 'Ajena',
      run,
      birthDate: '2010-10-10',
      sex: 'female',
    });
    expect(body(matched)).toEqual({ candidates: [], knownElsewhere: true });
    expect(JSON.stringify(matched.body)).not.toContain(there.id);
    expect(codeOf(await desk.staff.get(`/persons/${there.id}`))).toEqual([404, 'PERSON.NOT_FOUND']);
    expect(
      await house.under({ communes: [ELSEWHERE] }, () =>
        house.get(MatchingService).knownElsewhere(ELSEWHERE, { run, identifiers: [] }),
      ),
    ).toBe(false);
  });

  it('leaves on record who tries whether another commune knows a RUN, and what they were told', async () => {
    const [known, unknown] = [nextRun(), nextRun()];
    const other = await house.as('gestora-9', ['case-manager'], [ELSEWHERE]);
    const whom = { givenNames: 'Buscada', birthDate: '2010-10-10', sex: 'female' };
    const there = body(await other.post<PersonDto>('/persons', { ...whom, run: known }));
    const curious = await house.as('gestora-8', ['case-manager']);
    for (const run of [known, unknown, undefined]) await curious.post('/persons/match', { ...whom, run });
    const { rows } = await house.admin.query(
      `select commune, person, roles, kind, entity_id, reason from audit where action = 'matching.elsewhere'
         and (person = 'gestora-8' or entity_id = $1) order by seq`,
      [there.id],
    );
    const asked = { commune: HERE, person: 'gestora-8', roles: ['case-manager'], kind: 'person', entity_id: null };
    expect(rows).toEqual([
      { commune: ELSEWHERE, person: 'system:matching', roles: [], kind: 'person', entity_id: there.id, reason: null },
      { ...asked, reason: 'known-elsewhere' },
      { ...asked, reason: 'not-known-elsewhere' },
    ]);
    // There, nobody is told who asked, and so where the family went; here, nobody whom it was about.
    const path = `/persons/${there.id}/readers?reason=person-asks`;
    const lead = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    expect(JSON.stringify(body(await lead.get(path)))).not.toMatch(/gestora-8|elsewhere/);
  });

  it('audits who read an entry or found it', async () => {
    const person = await desk.person();
    await desk.staff.get(`/persons/${person.id}`);
    await search({ run: person.run });
    const { rows } = await house.admin.query('select action, person from audit where entity_id = $1 order by seq', [
      person.id,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(['person.register', 'person.read', 'person.search']);
    expect(new Set(rows.map((row) => row.person))).toEqual(new Set(['gestora-1']));
  });

  it('is closed to institutions of the network, and to who has no token', async () => {
    const { id } = await desk.person();
    const member = await house.as('escuela-1', ['network-member']);
    expect((await member.get(`/persons/${id}`)).status).toBe(403);
    expect((await fetch(`${house.base}/persons/${id}`)).status).toBe(401);
  });
});

const headersOf = (desk: FrontDeskLife): Record<string, string> => ({
  authorization: `Bearer ${(desk.staff as unknown as { token: string }).token}`,
});
