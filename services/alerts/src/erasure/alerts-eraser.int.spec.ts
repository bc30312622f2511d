import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Erasures, newId } from '@oln/service-kit';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, codeOf, HERE } from '../testing/alerts-house.spec.js';

describe('Orders to erase, as alerts obeys them', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const order = async (persons: string[], familyIds: string[] = []): Promise<unknown> => {
    const data = { id: newId(), attempt: 1, persons, familyIds, emptiedFamilyIds: [] };
    await house.inbox((tx) => house.get(Erasures).obey(tx, { commune: HERE, data } as never));
    return (await house.facts(data.id)).find(({ name }) => name === 'erasure.answered')?.data.answer;
  };
  const texts = async (id: string) => {
    const { rows } = await house.admin.query(
      `select reference is null and identity is null as empty, key,
              (select array_agg(encode(text, 'base64') order by id) from alert_notes where alert_id = alerts.id) as notes
         from alerts where id = $1`,
      [id],
    );
    return rows[0] as { empty: boolean; key: string; notes: string[] };
  };

  it('what was told of a child is gone once its alerts and its watch have ended, and not before', async () => {
    const alert = await life.raise({ narrative: 'La vecina oyó gritos' });
    const child = alert.childId!;
    expect(await order([child])).toBe('refused');
    await life.verify(alert.id);
    await life.step(alert.id, 'answer', { kind: 'intake' });
    await life.arrived(alert.id, 'intake', newId());
    expect(await life.get(alert.id)).toMatchObject({ stage: 'closed' });
    // The watch goes on for a while.
    expect(await order([child])).toBe('refused');
    const before = await texts(alert.id);
    expect(before.notes.length).toBeGreaterThan(0);
    await house.admin.query(
      `update child_watches set stage = 'ended', outcome = 'quiet', ended_at = now() where id = $1`,
      [child],
    );
    expect(await order([child])).toBe('erased');
    const after = await texts(alert.id);
    expect(after).toMatchObject({ empty: true, key: `erased:${alert.id}` });
    expect(after.notes.filter((note) => before.notes.includes(note))).toEqual([]);
    expect(await life.get(alert.id)).toMatchObject({ stage: 'closed', factors: ['neglect'] });
    expect(JSON.stringify(await life.get(alert.id))).not.toContain('vecina');
    expect(await order([child])).toBe('erased');
    const again = { childId: child, factors: ['neglect'], reference: newId() };
    expect(codeOf(await life.manager.post('/alerts', again))).toEqual([409, 'ERASURE.PERSON_ERASED']);
  });

  it('an alert whose child the registry finds is never refused: the registry hears of it', async () => {
    const child = newId();
    expect(await order([child])).toBe('erased');
    const { id } = await life.fromSan();
    await life.identified(id, child);
    expect(await life.get(id)).toMatchObject({ childId: child });
    const { rows } = await house.admin.query('select state from erasures where $1 = any (persons)', [child]);
    expect(rows).toEqual([{ state: 'refused' }]);
  });

  it('an alert of a child of the family puts back the order for whoever lives there', async () => {
    for (const byPerson of [false, true]) {
      const [carer, child, familyId] = [newId(), newId(), newId()];
      expect(await order([carer], [familyId])).toBe('erased');
      const { id } = await life.fromSan();
      if (byPerson) await life.step(id, 'identification', { childId: child, familyId });
      else await life.identified(id, child, [familyId]);
      expect(await life.get(id)).toMatchObject({ childId: child });
      const { rows } = await house.admin.query('select state from erasures where $1 = any (persons)', [carer]);
      expect(rows).toEqual([{ state: 'refused' }]);
    }
  });
});
