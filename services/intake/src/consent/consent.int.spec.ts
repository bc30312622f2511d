import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents } from '@oln/contracts';
import { newId, type HeldRecord, type Reader } from '@oln/service-kit';
import { TracesRepository } from '../anonymisation/traces.repository.js';
import { FrontDeskLife, type Household } from '../testing/front-desk.spec.js';
import { body, codeOf, ELSEWHERE, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import type { ConsentDto } from './consent.dto.js';
import { ConsentConsumer } from './consent.nats.js';

const AT = '2026-12-01T15:00:00Z';

describe('Consent, and its withdrawal', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open(AT);
    desk = new FrontDeskLife(await house.as('gestora-1', ['case-manager']));
  });
  afterAll(() => house?.close());

  const list = async (personId: string): Promise<ConsentDto[]> =>
    body(await desk.staff.get<ConsentDto[]>(`/persons/${personId}/consents`));
  const of = async (personId: string, purpose = 'sharing'): Promise<ConsentDto> =>
    (await list(personId)).find((one) => one.purpose === purpose)!;
  const said = (changes: Record<string, unknown> = {}) => ({
    ...{ purpose: 'sharing', decision: 'given', relation: 'self', way: 'signed' },
    ...changes,
  });
  const record = (personId: string, changes: Record<string, unknown> = {}, by = desk.staff) =>
    by.post<ConsentDto>(`/persons/${personId}/consents`, said(changes));
  const withdraw = (consent: ConsentDto, changes: Record<string, unknown> = {}, by = desk.staff) =>
    by.post<ConsentDto>(
      `/consents/${consent.id}/withdrawal`,
      { relation: 'self', way: 'spoken', ...changes },
      { ifMatch: consent.version },
    );
  const facts = async (id: string) =>
    (await house.events(id)).map(({ name, data }) => [name, data.turn, data.persons, data.familyIds]);
  const careOf = async ({ childIds, motherId }: Household): Promise<string> => {
    const care = { childId: childIds[0], guardianId: motherId, kind: 'personal-care', source: 'court-order' };
    return body(await desk.staff.post<{ id: string }>('/guardianships', { ...care, since: '2024-01-01' })).id;
  };
  const merge = async (merged: string, survivor: string) =>
    body(
      await desk.staff.post<{ id: string; version: number }>('/person-merges', {
        ...{ merged, survivor, reason: 'documents-seen', confirmedDifferences: true },
      }),
    );
  const undo = async ({ id, version }: { id: string; version: number }) =>
    body(await desk.staff.post(`/person-merges/${id}/undo`, { reason: 'different-persons' }, { ifMatch: version }));

  it('shows every purpose, by what right the office acts without it, and what stops and what goes on', async () => {
    const { motherId } = await desk.household();
    const all = await list(motherId);
    expect(all.map(({ purpose, state, allowed, version }) => [purpose, state, allowed, version])).toEqual([
      ['sharing', 'unasked', true, 0],
      ['predictive-score', 'unasked', true, 0],
      ['data-use', 'unasked', true, 0],
    ]);
    for (const { stops, goesOn, legalBasis } of all)
      for (const text of [stops, goesOn, legalBasis])
        expect([text.es, text.en].every((words) => words.length > 20)).toBe(true);
    const { rows } = await house.admin.query(
      `select person from audit where entity_id = $1 and action = 'consent.read'`,
      [motherId],
    );
    expect(rows).toEqual([{ person: 'gestora-1' }]);
  });

  it('is given, and taken back at any time without a reason; what was said stays on record', async () => {
    const { familyId, motherId } = await desk.household();
    const given = body(await record(motherId, { saidAt: '2026-11-30T15:00:00Z' }));
    expect(given).toMatchObject({ state: 'given', allowed: true, version: 1, since: '2026-11-30T15:00:00.000Z' });
    const ended = body(await withdraw(given));
    expect(ended).toMatchObject({ id: given.id, state: 'withdrawn', allowed: false, version: 2 });
    expect(ended.stops.es).toContain('No se abren derivaciones nuevas');
    expect(ended.goesOn.es).toContain('alertas, escalamientos, medidas de protección');
    expect(
      ended.history.map(({ state, way, saidById, recordedBy, catalogue }) => [
        state,
        way,
        saidById,
        recordedBy,
        catalogue,
      ]),
    ).toEqual([
      ['withdrawn', 'spoken', motherId, 'gestora-1', '2026.1'],
      ['given', 'signed', motherId, 'gestora-1', '2026.1'],
    ]);
    expect(await facts(given.id!)).toEqual([
      ['consent.given', 1, [motherId], [familyId]],
      ['consent.withdrawn', 2, [motherId], [familyId]],
    ]);
    expect(codeOf(await withdraw(ended))).toEqual([409, 'CONSENT.NOT_GIVEN']);
    body(await record(motherId));
    expect(await of(motherId)).toMatchObject({ state: 'given', version: 3 });
  });

  it('of a child is its guardian’s to say, and from fourteen on the child’s own; what the child refuses stays refused', async () => {
    const young = await desk.household(1, { birthDate: '2015-01-01' });
    const [child = ''] = young.childIds;
    expect(codeOf(await record(child))).toEqual([422, 'CONSENT.TOO_YOUNG']);
    const guardianshipId = await careOf(young);
    body(await record(child, { relation: 'guardian', guardianshipId }));
    const teen = await desk.household(1, { birthDate: '2011-01-01' });
    const [own = ''] = teen.childIds;
    const asGuardian = { relation: 'guardian', guardianshipId: await careOf(teen) };
    const given = body(await record(own, asGuardian));
    expect(body(await withdraw(given))).toMatchObject({ state: 'withdrawn' });
    expect(codeOf(await record(own, asGuardian))).toEqual([409, 'CONSENT.CHILDS_OWN']);
    expect(codeOf(await record(own, { ...asGuardian, guardianshipId }))).toEqual([409, 'CONSENT.CHILDS_OWN']);
    body(await record(own));
    expect(
      codeOf(
        await record(child, {
          relation: 'guardian',
          guardianshipId: asGuardian.guardianshipId,
          purpose: 'predictive-score',
        }),
      ),
    ).toEqual([...[422, 'CONSENT.NOT_GUARDIAN']]);
  });

  it('is refused as wrong where it makes no sense', async () => {
    const { motherId } = await desk.household();
    expect(codeOf(await record(motherId, { purpose: 'advertising' }))).toEqual([422, 'CONSENT.PURPOSE_UNKNOWN']);
    expect(codeOf(await record(motherId, { purpose: 'data-use' }))).toEqual([422, 'CONSENT.IN_THE_CASE']);
    expect(codeOf(await record(motherId, { saidAt: '2026-12-01T15:00:01Z' }))).toEqual([422, 'CONSENT.SAID_LATER']);
    expect(codeOf(await record(newId()))).toEqual([404, 'PERSON.NOT_FOUND']);
    const elsewhere = await house.as('gestora-9', ['case-manager'], [ELSEWHERE]);
    expect(codeOf(await record(motherId, {}, elsewhere))).toEqual([404, 'PERSON.NOT_FOUND']);
    expect(codeOf(await withdraw(body(await record(motherId)), {}, elsewhere))).toEqual([404, 'CONSENT.NOT_FOUND']);
  });

  it('two people at once: one act is kept of two that say the same, and who is late is told', async () => {
    const { motherId } = await desk.household();
    const other = await house.as('gestora-2', ['case-manager']);
    const both = await Promise.all([record(motherId), record(motherId, {}, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const given = await of(motherId);
    const ends = await Promise.all([withdraw(given), withdraw(given, {}, other)]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await of(motherId)).history).toHaveLength(2);
    expect((await facts(given.id!)).map(([name]) => name)).toEqual(['consent.given', 'consent.withdrawn']);
  });

  it('the same call twice is one act, answered alike', async () => {
    const { motherId } = await desk.household();
    const send = () =>
      desk.staff.post<ConsentDto>(`/persons/${motherId}/consents`, said(), { idempotencyKey: 'consiente-1' });
    const [first, second] = [body(await send()), body(await send())];
    expect(second).toEqual(first);
    expect(first.history).toHaveLength(1);
  });

  it('by a document: that lies sealed, and goes when the person is anonymised; that consent was withdrawn stays', async () => {
    const { motherId } = await desk.household();
    const given = body(await record(motherId, { relation: 'curator', document: 'Resolución 77 del juzgado' }));
    expect(given.history[0]).toMatchObject({ document: 'Resolución 77 del juzgado', relation: 'curator' });
    const { rows } = await house.admin.query<{ document: Buffer }>(
      'select document from consent_acts where consent_id = $1',
      [given.id],
    );
    expect(rows[0]!.document.toString('latin1')).not.toContain('juzgado');
    expect(JSON.stringify(await house.events(given.id!))).not.toContain('juzgado');
    body(await withdraw(given));
    const traces = { entries: [motherId], familyIds: [], emptiedFamilyIds: [] };
    await house.inbox((tx) => house.get(TracesRepository).eraseTexts(tx, traces));
    const after = await of(motherId);
    expect(after).toMatchObject({ state: 'withdrawn', allowed: false });
    expect(JSON.stringify(after)).not.toContain('juzgado');
  });

  it('is among all that is held on the person, in words, and so is who read it', async () => {
    const coordinator = await house.as('coordinadora-1');
    const household = await desk.household(1, { birthDate: '2015-01-01' });
    const [child = ''] = household.childIds;
    const guardianshipId = await careOf(household);
    body(await record(child, { relation: 'guardian', guardianshipId, decision: 'refused' }));
    const path = `/persons/${child}/held-data?reason=person-asks&limit=200`;
    const { items } = body(await coordinator.get<{ items: HeldRecord[] }>(path));
    const found = items.filter(({ kind }) => kind === 'consents' || kind === 'consent_acts');
    expect(found.map(({ kind }) => kind)).toEqual(['consents', 'consent_acts']);
    expect(found[0]!.fields).toContainEqual({ name: 'state', label: 'Estado', value: 'refused', meaning: 'Negado' });
    // The mother said it: of persons only the child’s own id is given.
    expect(JSON.stringify(found)).not.toContain(household.motherId);
    const readers = `/persons/${child}/readers?reason=person-asks&limit=200`;
    const { items: who } = body(await coordinator.get<{ items: Reader[] }>(readers));
    expect(who.filter(({ record: kind }) => kind === 'consent')).toMatchObject([{ person: 'gestora-1' }]);
  });

  describe('of two entries that are one person', () => {
    const entries = async (): Promise<[string, string]> => {
      const [one, other] = [
        await desk.person({ run: undefined, birthDate: '1990-01-01' }),
        await desk.person({ run: undefined, birthDate: '1990-01-01' }),
      ];
      return [one.id, other.id];
    };

    it('what allows less holds, for every entry; undone, each has again what it had', async () => {
      const [gone, stays] = await entries();
      body(await withdraw(body(await record(gone))));
      const kept = body(await record(stays));
      const done = await merge(gone, stays);
      expect(await of(gone)).toMatchObject({ personId: stays, id: kept.id, state: 'withdrawn', allowed: false });
      expect((await facts(kept.id!)).at(-1)).toEqual(['consent.withdrawn', 3, [gone, stays].sort(), []]);
      expect(codeOf(await record(gone))).toEqual([409, 'PERSON.MERGED']);
      await undo(done);
      expect([(await of(gone)).state, (await of(stays)).state]).toEqual(['withdrawn', 'given']);
      expect((await facts(kept.id!)).at(-1)).toEqual(['consent.given', 4, [stays], []]);
      expect((await facts((await of(gone)).id!)).at(-1)).toEqual(['consent.withdrawn', 5, [gone], []]);
    });

    it('one of which was never asked: what the other says is the person’s', async () => {
      const [gone, stays] = await entries();
      body(await record(gone, { decision: 'refused' }));
      const done = await merge(gone, stays);
      expect(await of(stays)).toMatchObject({
        state: 'refused',
        history: [expect.objectContaining({ cause: 'merge' })],
      });
      await undo(done);
      const stood = await of(stays);
      expect(stood).toMatchObject({ state: 'unasked', allowed: true });
      expect((await facts(stood.id!)).at(-1)![0]).toBe('consent.lapsed');
      expect((await of(gone)).state).toBe('refused');
    });

    it('may say something else after it, which holds for both; parted then, neither gets more than that', async () => {
      const [gone, stays] = await entries();
      body(await withdraw(body(await record(gone))));
      const done = await merge(gone, stays);
      body(await record(stays));
      expect((await of(stays)).state).toBe('given');
      const ended = body(await withdraw(await of(stays)));
      await undo(done);
      expect([(await of(gone)).state, (await of(stays)).state]).toEqual(['withdrawn', 'withdrawn']);
      const [, turn] = (await facts(ended.id!)).at(-1)!;
      expect((await facts((await of(gone)).id!)).at(-1)![1]).toBe((turn as number) + 1);
    });
  });

  it('follows the person into another family, and out of it', async () => {
    const [one, other] = [await desk.household(), await desk.household()];
    const { id } = body(await record(one.motherId, { decision: 'refused' }));
    const family = async (familyId: string) =>
      body(await desk.staff.get<{ version: number }>(`/families/${familyId}`)).version;
    const joins = { personId: one.motherId, relation: 'other' };
    const path = `/families/${other.familyId}/members`;
    body(await desk.staff.post(path, joins, { ifMatch: await family(other.familyId) }));
    expect((await facts(id!)).at(-1)).toEqual([
      ...['consent.withdrawn', 2, [one.motherId], [one.familyId, other.familyId].sort()],
    ]);
    const leaves = { reason: 'moved-out' };
    const leaving = `/families/${one.familyId}/members/${one.motherId}/leave`;
    body(await desk.staff.post(leaving, leaves, { ifMatch: await family(one.familyId) }));
    expect((await facts(id!)).at(-1)).toEqual(['consent.withdrawn', 3, [one.motherId], [other.familyId]]);
    expect((await of(one.motherId)).history).toHaveLength(1);
  });

  it('ends by an objection that is granted, and by no other answer', async () => {
    const coordinator = await house.as('coordinadora-1');
    const { motherId } = await desk.household();
    body(await record(motherId));
    const ask = async (right: string): Promise<string> => {
      const told = { right, personId: motherId, relation: 'self', text: 'No más', identityCheck: 'document-seen' };
      return body(await coordinator.post<{ id: string }>('/rights-requests', told)).id;
    };
    const answer = (id: string, changes: Record<string, unknown>) => {
      const told = { outcome: 'granted', text: 'Se acoge', withdraws: ['sharing', 'predictive-score'], ...changes };
      return coordinator.post(`/rights-requests/${id}/answer`, told, { ifMatch: 1 });
    };
    expect(codeOf(await answer(await ask('access'), {}))).toEqual([422, 'RIGHTS_REQUEST.WITHDRAWS_NOTHING']);
    const objection = await ask('objection');
    const refused = { outcome: 'refused', reason: 'no-standing' };
    expect(codeOf(await answer(objection, refused))).toEqual([422, 'RIGHTS_REQUEST.WITHDRAWS_NOTHING']);
    expect(codeOf(await answer(objection, { withdraws: ['nothing'] }))).toEqual([422, 'CONSENT.PURPOSE_UNKNOWN']);
    expect((await answer(objection, {})).status).toBe(200);
    const cause = { cause: 'rights-request', causeId: objection, saidById: motherId, relation: 'self' };
    expect(await of(motherId)).toMatchObject({ state: 'withdrawn', allowed: false });
    expect((await of(motherId)).history[0]).toMatchObject(cause);
    expect(await of(motherId, 'predictive-score')).toMatchObject({ state: 'refused', history: [cause] });
  });

  it('that is signed in a case is in the same list, however cases tell of it', async () => {
    const household = await desk.household();
    const { id: requestId } = await desk.request({}, household);
    const [child = ''] = household.childIds;
    const caseId = newId();
    const told = (given: boolean, at: string, id = newId()) => {
      const data = { id: caseId, document: 'data-use-consent', given };
      return { ...factOf(casesEvents.consentRecorded, HERE, caseId, 4, data, new Date(at)), id };
    };
    const hear = (event: ReturnType<typeof told>) =>
      house.hear(event, (one, tx) => house.get(ConsentConsumer).signed(one as never, tx));
    const taken = told(false, '2026-11-20T15:00:00Z');
    // Taken back before it was heard that it was signed, twice, and before the case itself is known.
    for (const event of [taken, taken, told(true, '2026-11-10T15:00:00Z')]) await hear(event);
    expect((await of(child, 'data-use')).state).toBe('unasked');
    await house.admin.query(
      `insert into placements (id, commune, request_id, case_id, line, person, open, placed_at)
       values ($1, $2, $3, $4, 'case-management', 'gestora-1', true, now())`,
      [newId(), HERE, requestId, caseId],
    );
    for (const personId of [child, household.motherId])
      expect(await of(personId, 'data-use')).toMatchObject({
        ...{ state: 'withdrawn', allowed: false, version: 0, recordedIn: 'cases', since: '2026-11-20T15:00:00.000Z' },
        history: [
          { state: 'withdrawn', saidAt: '2026-11-20T15:00:00.000Z', caseId },
          { state: 'given', saidAt: '2026-11-10T15:00:00.000Z', caseId },
        ],
      });
  });
});
