import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  hashesLeft,
  hasRead,
  holdIndexRotation,
  keyedColumnGaps,
  makeAnew,
  OwnRing,
  takeIntoUse,
} from '@oln/service-testing';
import { newId } from '@oln/service-kit';
import { ApiClient, backEnds, eventually } from '@oln/testing';
import type { RaisedAlertDto } from '../alert/alert-input.dto.js';
import { AlertLife, WHO } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, HERE } from '../testing/alerts-house.spec.js';
import { AlertsKeyedTables } from './alerts-keyed-tables.js';

/** Somebody tells of a child by a reference of theirs, or by who it is alone. */
const tellings = (at: number): Record<string, unknown>[] => [
  {
    reference: `FICHA-${at}`,
    identity: { ...WHO, givenNames: `Con Ficha ${at}` },
    factors: ['neglect'],
    narrative: `Contó ${at}`,
  },
  { identity: { ...WHO, givenNames: `Sin Ficha ${at}` }, factors: ['neglect'], narrative: `Contó de nuevo ${at}` },
];

describe('While the key of the index is replaced', () => {
  const ring = new OwnRing();
  const rings = [ring];
  let house: AlertsHouse;
  let life: AlertLife;
  let next: OwnRing;
  const told: { telling: Record<string, unknown>; id: string }[] = [];

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z', ring.environment);
    await holdIndexRotation(house.admin);
    life = await AlertLife.in(house);
  });
  afterAll(async () => {
    await house?.close();
    for (const one of rings) one.remove();
  });

  const tell = async (telling: Record<string, unknown>): Promise<RaisedAlertDto> =>
    body(await life.san.post<RaisedAlertDto>('/alerts', telling), 201);
  const count = async (table: string): Promise<number> =>
    (await house.admin.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;

  /** What is new is taken once; the registry says who one of them is, and that is forgotten here. */
  async function tellNew(): Promise<void> {
    for (const telling of tellings(told.length)) {
      const { id, known } = await tell(telling);
      expect(known).toBe(false);
      told.push({ telling, id });
    }
    await life.identified(told.at(-1)!.id, newId());
  }

  /** Whatever was told, told again it is the alert that it was, and its words are one note. */
  async function assertAllKnown(): Promise<void> {
    const before = [await count('alerts'), await count('alert_notes')];
    for (const { telling, id } of told) expect(await tell(telling)).toMatchObject({ id, known: true });
    expect([await count('alerts'), await count('alert_notes')]).toEqual(before);
    expect(before).toEqual([told.length, told.length]);
  }

  const left = async (): Promise<string[]> =>
    (await hashesLeft(house.admin, 'alerts', 'k1')).map((one) => one.split(':')[0]!);

  it('every column with its hashes is named, so that none is forgotten', async () => {
    const named = house.get(AlertsKeyedTables);
    expect(await keyedColumnGaps(house.admin, 'alerts', named)).toEqual([]);
    expect(await keyedColumnGaps(house.admin, 'alerts', { tables: named.tables.slice(1) })).toEqual([
      'alerts is forgotten',
      'alerts.key is forgotten',
    ]);
  });

  it('what is told again is known: before, once a new one is announced, and once hashes are made with it', async () => {
    await tellNew();
    await assertAllKnown();
    expect(await left()).toEqual(['alert_notes.hash', 'alerts.key']);
    next = ring.announce();
    rings.push(next);
    await hasRead(house.service, ring);
    await tellNew();
    await assertAllKnown();
    ring.become(next);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k2');
    await tellNew();
    await assertAllKnown();
  });

  it('and when all are made anew, of children who were named and are forgotten as well', async () => {
    const named = await house.admin.query('select count(*)::int as n from alerts where identity is null');
    expect(named.rows[0].n).toBeGreaterThan(1);
    expect(await makeAnew(house)).toEqual(['k2']);
    expect(await left()).toEqual([]);
    await tellNew();
    await assertAllKnown();
    ring.retire();
    await hasRead(house.service, ring);
    await tellNew();
    await assertAllKnown();
  });

  it('and of an alert that was written down before digests were kept the old hash goes all the same', async () => {
    const again = ring.announce();
    rings.push(again);
    ring.become(again);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k3');
    const { id } = told.at(-1)!;
    await house.admin.query('update alerts set digest = null where id = $1', [id]);
    expect(await makeAnew(house)).toEqual(['k3']);
    const { rows } = await house.admin.query('select key from alerts where id = $1', [id]);
    expect(rows).toEqual([{ key: `before:${id}` }]);
    expect(await hashesLeft(house.admin, 'alerts', 'k2')).toEqual([]);
  });
});

describe('Of two replicas that are a step apart', () => {
  const ring = new OwnRing();
  const late = ring.copy();
  const rings = [ring, late];
  let house: AlertsHouse;
  let by: ApiClient[];
  let count = 0;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z', ring.environment);
    await holdIndexRotation(house.admin);
    const { base } = await house.addReplica(late.environment);
    const other = ApiClient.as('san', ['integrator'], [HERE], base, backEnds().secrets.keysFile);
    by = [await house.as('san', ['integrator']), await other];
  });
  afterAll(async () => {
    await house?.close();
    for (const one of rings) one.remove();
  });

  /** The same alerts at both at the same time: how many alerts each is, and whether anybody was refused. */
  async function race(): Promise<{ alerts: number[]; refused: number }> {
    let refused = 0;
    const alerts = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const telling = { reference: `CARRERA-${(count += 1)}`, identity: WHO, factors: ['neglect'] };
        const both = await Promise.all(by.map((one) => one.post<RaisedAlertDto>('/alerts', telling, { retryMs: 0 })));
        refused += both.filter(({ status }) => status !== 201).length;
        return new Set(both.filter(({ status }) => status === 201).map((answer) => body(answer, 201).id)).size;
      }),
    );
    return { alerts: [...new Set(alerts)], refused };
  }

  it('the same alert told to both is one', async () => {
    const once = { alerts: [1], refused: 0 };
    const next = ring.announce();
    const announced = ring.copy();
    rings.push(next, announced);
    await hasRead(house.service, ring);
    expect(await race()).toEqual(once);
    ring.become(next);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k2');
    // One that knows nothing of the new key yet takes nothing, and is told again elsewhere.
    expect(await race()).toEqual({ alerts: [1], refused: 12 });
    late.become(announced);
    await eventually(async () => (await race()).refused === 0);
    expect(await race()).toEqual(once);
    const { rows } = await house.admin.query('select distinct index_key as key from alerts order by 1');
    expect(rows.map(({ key }) => key)).toEqual(['k1', 'k2']);
    expect(await makeAnew(house)).toEqual(['k2']);
    ring.retire();
    await hasRead(house.service, ring);
    await eventually(async () => (await race()).refused === 0);
    expect(await race()).toEqual(once);
    expect(await hashesLeft(house.admin, 'alerts', 'k1')).toEqual([]);
  }, 120_000);
});
