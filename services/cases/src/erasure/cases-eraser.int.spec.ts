import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import { Erasures, newId, ReceiptsOfErased } from '@oln/service-kit';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';

describe('Orders to erase, as cases obeys them', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  interface Told {
    persons: string[];
    id?: string;
    attempt?: number;
    familyIds?: string[];
    endedBefore?: string;
  }
  /** Gives the id of the anonymisation. */
  const order = async ({ persons, id = newId(), attempt = 1, familyIds = [], endedBefore }: Told): Promise<string> => {
    const data = { id, attempt, persons, familyIds, emptiedFamilyIds: [], endedBefore };
    await house.inbox((tx) => house.get(Erasures).obey(tx, { commune: HERE, data } as never));
    return id;
  };
  const release = (id: string, persons: string[], attempt = 1): Promise<void> => {
    const data = { id, attempt, persons, reason: 'records-open' };
    return house.inbox((tx) => house.get(Erasures).release(tx, { commune: HERE, data } as never));
  };
  const close = (id: string, outcome = 'anonymised'): Promise<void> =>
    house.inbox((tx) => house.get(Erasures).close(tx, { commune: HERE, data: { id, outcome } } as never));
  const stateOf = async (id: string): Promise<unknown> =>
    (await house.admin.query('select state from erasures where id = $1', [id])).rows[0]?.state;
  const answers = async (id: string): Promise<unknown[]> =>
    (await house.facts(id)).filter(({ name }) => name === 'erasure.answered').map(({ data }) => data.answer);

  /** A case with everything written in it, ended because the children came of age. */
  async function ended(children = [newId()]): Promise<{ id: string; familyId: string; children: string[] }> {
    const file = await life.open({ children });
    await life.toExecution(file);
    await life.session(file, '2026-03-02T12:00:00Z').catch(() => undefined);
    const attempt = { kind: 'visit', result: 'reached', at: '2026-03-02T12:30:00Z', note: 'Vive donde su tía' };
    await life.manager.post(`/cases/${file.id}/contact-attempts`, attempt);
    for (const child of children) await life.lose(child, 'of-age');
    return { id: file.id, familyId: file.familyId, children };
  }
  const sealedTexts = async (caseId: string): Promise<string[]> => {
    const { rows } = await house.admin.query<{ text: Buffer }>(
      `select text from child_opinions where case_id = $1 union all select answers from diagnoses where case_id = $1
        union all select text from plan_objectives where case_id = $1 union all select text from plan_tasks where case_id = $1`,
      [caseId],
    );
    return rows.map(({ text }) => text.toString('base64')).sort();
  };

  it('what people wrote in an ended case is gone, and the case, its factors and its outcome can be read', async () => {
    const { id, children } = await ended();
    const before = await sealedTexts(id);
    expect(before.length).toBeGreaterThanOrEqual(4);
    const anonymisation = await order({ persons: children });
    expect(await answers(anonymisation)).toEqual(['erased']);
    const after = await sealedTexts(id);
    expect(after).toHaveLength(before.length);
    expect(after.filter((text) => before.includes(text))).toEqual([]);
    const opinions = body(await life.coordinator.get<{ items?: unknown[] }>(`/cases/${id}/opinions`));
    expect(JSON.stringify(opinions)).toContain('Anonimizado');
    expect(JSON.stringify(opinions)).not.toContain('abuela');
    for (const path of ['', '/diagnoses', '/family-plans', '/documents'])
      expect([path, (await life.coordinator.get(`/cases/${id}${path}`)).status]).toEqual([path, 200]);
    expect(await life.get(id)).toMatchObject({ stage: 'ended', outcome: 'of-age' });
  });

  it('the same order twice is answered twice and erases once', async () => {
    const { id, children } = await ended();
    const anonymisation = await order({ persons: children });
    await order({ persons: children, id: anonymisation });
    expect(await answers(anonymisation)).toEqual(['erased', 'erased']);
    expect(await life.get(id)).toMatchObject({ stage: 'ended' });
  });

  it('what was written of siblings stays until the last of them is gone', async () => {
    const [first, second] = [newId(), newId()];
    const { id } = await ended([first, second]);
    const before = await sealedTexts(id);
    await order({ persons: [first] });
    expect(await sealedTexts(id)).toEqual(before);
    await order({ persons: [second] });
    expect((await sealedTexts(id)).filter((text) => before.includes(text))).toEqual([]);
  });

  it('nothing is erased while a case of the person or of their family is open, or has ended too lately', async () => {
    const open = await life.open();
    expect(await answers(await order({ persons: open.children }))).toEqual(['refused']);
    expect(await answers(await order({ persons: [newId()], familyIds: [open.familyId] }))).toEqual(['refused']);
    const { id, children } = await ended();
    const before = await sealedTexts(id);
    expect(await answers(await order({ persons: children, endedBefore: '2026-01-01T00:00:00Z' }))).toEqual(['refused']);
    expect(await sealedTexts(id)).toEqual(before);
  });

  it('an order that was taken back before it came erases nothing, and the next one does', async () => {
    const { id, children } = await ended();
    const before = await sealedTexts(id);
    const anonymisation = newId();
    await release(anonymisation, children, 1);
    await order({ persons: children, id: anonymisation, attempt: 1 });
    expect([await answers(anonymisation), await sealedTexts(id)]).toEqual([[], before]);
    await order({ persons: children, id: anonymisation, attempt: 2 });
    expect(await answers(anonymisation)).toEqual(['erased']);
    await release(anonymisation, children, 1);
    const child = children[0]!;
    expect(codeOf(await opens(child))).toEqual([409, 'ERASURE.PERSON_ERASED']);
    await release(anonymisation, children, 2);
    expect((await opens(child)).status).toBe(201);
  });

  const opens = (child: string, familyId = newId()) =>
    life.manager.post('/measures', {
      ...{ commune: HERE, familyId, childIds: [child], grounds: ['neglect'], factors: [], note: 'Sola' },
    });
  const escalates = (child: string, familyId: string) =>
    life.manager.post('/escalations', {
      ...{ commune: HERE, familyId, childIds: [child], grounds: ['crime'], factors: [], urgent: false },
    });

  it('a case that the registry opens stands, and the registry hears that the person is not to be erased', async () => {
    const child = newId();
    const anonymisation = await order({ persons: [child] });
    const file = await life.open({ children: [child] });
    expect(file).toMatchObject({ children: [child] });
    expect(await answers(anonymisation)).toEqual(['erased', 'refused']);
  });

  it('whatever is opened for the family of who is to be erased stands, and the registry hears that the person is not to be', async () => {
    for (const open of [
      (familyId: string) => opens(newId(), familyId),
      (familyId: string) => escalates(newId(), familyId),
      async (familyId: string) => ({ status: (await life.open({ familyId })) && 201 }),
    ]) {
      const familyId = newId();
      const anonymisation = await order({ persons: [newId()], familyIds: [familyId] });
      expect((await open(familyId)).status).toBe(201);
      expect([await answers(anonymisation), await stateOf(anonymisation)]).toEqual([['erased', 'refused'], 'refused']);
    }
  });

  it('what is opened for the family at the same moment is never overlooked', async () => {
    for (let round = 0; round < 12; round++) {
      const [familyId, anonymisation] = [newId(), newId()];
      const told = order({ persons: [newId()], familyIds: [familyId], id: anonymisation });
      const [opened] = await Promise.all([opens(newId(), familyId), told]);
      expect([opened.status, (await answers(anonymisation)).at(-1)]).toEqual([201, 'refused']);
    }
  });

  it('who is anonymised does not come back: nothing is opened, and the family is as any other', async () => {
    const [gone, sibling, familyId] = [newId(), newId(), newId()];
    const anonymisation = await order({ persons: [gone], familyIds: [familyId] });
    await close(anonymisation, 'called-off');
    expect(await stateOf(anonymisation)).toBe('erased');
    await close(anonymisation);
    expect(codeOf(await opens(gone))).toEqual([409, 'ERASURE.PERSON_ERASED']);
    await expect(life.open({ children: [gone] })).rejects.toThrow('ERASURE.PERSON_ERASED');
    expect((await opens(newId(), familyId)).status).toBe(201);
    expect(await life.open({ children: [gone, sibling], familyId })).toMatchObject({ stage: 'invitation' });
    await release(anonymisation, [gone], 1);
    await order({ persons: [gone], familyIds: [familyId], id: anonymisation });
    expect([await answers(anonymisation), await stateOf(anonymisation)]).toEqual([['erased'], 'gone']);
  });

  it('a case told too late does not keep the texts of siblings who are all gone', async () => {
    const [first, second] = [newId(), newId()];
    const { id } = await ended([first, second]);
    const before = await sealedTexts(id);
    const anonymisation = await order({ persons: [first] });
    const late = await life.open({ children: [first] });
    expect(await stateOf(anonymisation)).toBe('refused');
    await close(anonymisation);
    await life.lose(first, 'of-age');
    expect(await life.get(late.id)).toMatchObject({ stage: 'ended' });
    await order({ persons: [second] });
    expect((await sealedTexts(id)).filter((text) => before.includes(text))).toEqual([]);
  });

  it('answers kept for repeated calls go after a day, of whichever commune the caller is', async () => {
    await order({ persons: [newId()] });
    const kept = `insert into idempotency (person, key, action, request_hash, commune, response, recorded_at)
      values ('gestora-9', $1, 'case.read', 'x', $2, '', now() - $3::interval)`;
    await house.admin.query(kept, ['old-here', HERE, '2 days']);
    await house.admin.query(kept, ['old-elsewhere', '05101', '2 days']);
    await house.admin.query(kept, ['new', HERE, '1 hour']);
    await house.under(SYSTEM.watchdog, () => house.get(ReceiptsOfErased).remove());
    const { rows } = await house.admin.query(`select key from idempotency where person = 'gestora-9'`);
    expect(rows).toEqual([{ key: 'new' }]);
  });

  it('a measure that is opened at the same moment is either refused, or keeps everything from being erased', async () => {
    for (let round = 0; round < 12; round++) {
      const { children } = { children: [newId()] };
      const anonymisation = newId();
      const [opened] = await Promise.all([opens(children[0]!), order({ persons: children, id: anonymisation })]);
      const [answer] = await answers(anonymisation);
      expect([opened.status, answer]).toEqual(opened.status === 201 ? [201, 'refused'] : [409, 'erased']);
    }
  });
});
