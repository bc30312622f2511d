import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Erasures, newId } from '@oln/service-kit';
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

  const opens = (child: string) =>
    life.manager.post('/measures', {
      ...{ commune: HERE, familyId: newId(), childIds: [child], grounds: ['neglect'], factors: [], note: 'Sola' },
    });

  it('a case that the registry opens stands, and the registry hears that the person is not to be erased', async () => {
    const child = newId();
    const anonymisation = await order({ persons: [child] });
    const file = await life.open({ children: [child] });
    expect(file).toMatchObject({ children: [child] });
    expect(await answers(anonymisation)).toEqual(['erased', 'refused']);
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
