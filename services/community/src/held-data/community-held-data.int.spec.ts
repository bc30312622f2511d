import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type HeldRecord, type Page, type Reader } from '@oln/service-kit';
import { heldDataGaps, readFromEndToEnd } from '@oln/service-testing';
import { body, codeOf, CommunityHouse, HERE } from '../testing/community-house.spec.js';
import { CommunityLife } from '../testing/community-life.spec.js';
import { COMMUNITY_HELD_DATA } from './community-held-data.js';

const REASON = 'reason=person-asks';
const [CHILD, SIBLING, STRANGER] = [newId(), newId(), newId()];

describe('What community holds on a person', () => {
  let house: CommunityHouse;
  let life: CommunityLife;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
    const plan = await life.open();
    const { id } = await life.held(plan.id);
    await life.record(id, life.agreed(CHILD), life.agreed(SIBLING));
    const { items } = body(
      await life.manager.get<{ items: { id: string; personId: string }[] }>(`/plans/${plan.id}/participants`),
    );
    const of = (person: string) => items.find(({ personId }) => personId === person)!.id;
    for (const [participantId, text] of [
      [of(CHILD), 'QUIERO-UNA-PLAZA'],
      [of(SIBLING), 'DIJO-EL-HERMANO'],
      [undefined, 'DIJO-EL-GRUPO'],
    ])
      body(await life.manager.post(`/activities/${id}/opinions`, { text, participantId }), 201);
    body(await life.manager.get(`/activities/${id}/opinions`));
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  const path = (id: string, what = 'held-data') => `/persons/${id}/${what}?${REASON}&limit=200`;
  const all = async (id: string): Promise<HeldRecord[]> =>
    body(await life.coordinator.get<Page<HeldRecord>>(path(id))).items;

  it('is every table and column, or is named with its reason', async () => {
    expect(await heldDataGaps(house.admin, 'community', COMMUNITY_HELD_DATA)).toEqual([]);
  });

  it('is found by indexes', async () => {
    const login = await house.login();
    expect(await readFromEndToEnd(login, [HERE], COMMUNITY_HELD_DATA)).toEqual([]);
    await login.end();
  });

  it('is told in words, with nothing of another child or of the group', async () => {
    const records = await all(CHILD);
    expect(records.map(({ kind }) => kind).sort()).toEqual(['attendances', 'opinions', 'participants']);
    const text = JSON.stringify(records);
    expect(text).toContain('QUIERO-UNA-PLAZA');
    for (const said of ['DIJO-EL', SIBLING]) expect([said, text.includes(said)]).toEqual([said, false]);
    const part = records.find(({ kind }) => kind === 'participants')!;
    expect(part.fields).toContainEqual(
      expect.objectContaining({ name: 'assent', label: 'Asentimiento', value: 'given' }),
    );
  });

  it('is nothing of who never took part', async () => {
    expect(await all(STRANGER)).toEqual([]);
  });

  it('says who read what the child said', async () => {
    const { items } = body(await life.coordinator.get<Page<Reader>>(path(CHILD, 'readers')));
    expect(items.find(({ action }) => action === 'opinion.read')).toMatchObject({
      ...{ person: 'comunitaria-1', record: 'participant', how: 'read' },
    });
  });

  it('is given by the coordination, and not by who works with communities', async () => {
    expect(codeOf(await life.manager.get(path(CHILD)))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
  });
});
