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
import { FieldCipher } from '@oln/service-kit';
import { body, CasesHouse, HERE } from '../testing/cases-house.spec.js';
import { CasesKeyedTables } from './cases-keyed-tables.js';

/** Columns that are named like hashes. */
const OTHERS = { 'answer_links.secret_hash': 'without a key: nobody guesses the secret' };

describe('A calendar that was subscribed to when its address was hashed with a key of the index', () => {
  const ring = new OwnRing();
  const rings = [ring];
  let house: CasesHouse;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z', ring.environment);
    await holdIndexRotation(house.admin);
  });
  afterAll(async () => {
    await house?.close();
    for (const one of rings) one.remove();
  });

  async function subscribed(person: string): Promise<string> {
    const by = await house.as(person, ['case-manager']);
    const { path } = body(await by.post<{ path: string }>(`/communes/${HERE}/calendar-feed`), 201);
    const token = path
      .split('/')
      .at(-1)!
      .replace(/\.ics$/, '');
    const keyed = new FieldCipher(house.service.parts.keys).exactUnder('k1', 'calendar-feed', token);
    await house.admin.query('update calendar_feeds set token_hash = $2 where person = $1', [person, keyed]);
    return `${house.service.url}${path}`;
  }
  const read = async (url: string): Promise<number> => (await fetch(url)).status;
  const aged = (days: number) =>
    house.admin.query(`update index_keys set listed_at = clock_timestamp() - $1 * interval '1 day' where id = 'k2'`, [
      days,
    ]);

  it('every column with such hashes is named, so that none is forgotten', async () => {
    const named = house.get(CasesKeyedTables);
    expect(await keyedColumnGaps(house.admin, 'cases', named, OTHERS)).toEqual([]);
    expect(await keyedColumnGaps(house.admin, 'cases', { tables: [] }, OTHERS)).toEqual([
      'calendar_feeds is forgotten',
      'calendar_feeds.token_hash is forgotten',
    ]);
  });

  it('goes on while that key is replaced, once it asks; an address that none asks for in a month leads nowhere', async () => {
    const [asked, unread] = [await subscribed('gestora-1'), await subscribed('gestora-2')];
    const next = ring.announce();
    rings.push(next);
    ring.become(next);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k2');
    await aged(29);
    expect([...(await makeAnew(house))].sort()).toEqual(['k1', 'k2']);
    expect(await read(asked)).toBe(200);
    expect(await hashesLeft(house.admin, 'cases', 'k1')).toEqual(['calendar_feeds.token_hash: 1']);
    await aged(31);
    expect(await makeAnew(house)).toEqual(['k2']);
    ring.retire();
    await hasRead(house.service, ring);
    expect([await read(asked), await read(unread)]).toEqual([200, 404]);
    const again = body(
      await (await house.as('gestora-2', ['case-manager'])).post<{ path: string }>(`/communes/${HERE}/calendar-feed`),
      201,
    );
    expect(await read(`${house.service.url}${again.path}`)).toBe(200);
  });
});
