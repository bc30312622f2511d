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
import type { ApiClient } from '@oln/testing';
import { FieldCipher } from '@oln/service-kit';
import type { HsdsImportDto } from '../hsds/hsds-import.dto.js';
import { SMALL_PACKAGE, zipped } from '../hsds/small-package.spec.js';
import { body, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { OfferKeyedTables } from './offer-keyed-tables.js';

/** Columns that are named like hashes. */
const OTHERS = {
  'hsds_imports.file_hash': 'of a whole package, without a key: nobody guesses one',
  'hsds_rows.row_key': 'id of the source, or one of ours',
  'hsds_import_rows.row_key': 'id of the source, or one of ours',
  'offer_keys.key': 'by which the map is searched: it is public',
  'organizations.source_mark': 'sealed: what the source said last',
  'offers.source_mark': 'sealed: what the source said last',
};

describe('While the key of the index is replaced', () => {
  const ring = new OwnRing();
  const rings = [ring];
  let house: OfferHouse;
  let coordinator: ApiClient;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z', ring.environment);
    await holdIndexRotation(house.admin);
    coordinator = await house.as('coordinadora-1', ['coordinator']);
  });
  afterAll(async () => {
    await house?.close();
    for (const one of rings) one.remove();
  });

  const imported = async (source: string): Promise<HsdsImportDto['counts']> => {
    const file = { bytes: zipped(SMALL_PACKAGE), type: 'application/octet-stream', fileName: 'paquete.zip' };
    return body(await coordinator.upload<HsdsImportDto>(`/hsds-imports?source=${source}`, file), 201).counts;
  };
  const rows = async (): Promise<unknown[]> =>
    (await house.admin.query('select source, file, row_key from hsds_rows order by 1, 2, 3')).rows;

  it('every column with its hashes is named, so that none is forgotten', async () => {
    const named = house.get(OfferKeyedTables);
    expect(await keyedColumnGaps(house.admin, 'offer', named, OTHERS)).toEqual([]);
    expect(await keyedColumnGaps(house.admin, 'offer', { tables: named.tables.slice(1) }, OTHERS)).toEqual([
      'hsds_rows is forgotten',
      'hsds_rows.content_hash is forgotten',
    ]);
  });

  it('what a source said before is known again, with and without an id, at every step', async () => {
    const first = await imported('catastro');
    const { accepted } = first;
    expect([accepted, (await imported('catastro')).unchanged]).toEqual([10, 10]);
    const places = await rows();
    const again = { ...first, accepted: 0, unchanged: accepted };
    const next = ring.announce();
    rings.push(next);
    await hasRead(house.service, ring);
    expect(await imported('catastro')).toEqual(again);
    ring.become(next);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k2');
    expect((await imported('otro-catastro')).accepted).toBe(accepted);
    expect(await imported('catastro')).toEqual(again);
    expect(await makeAnew(house)).toEqual(['k2']);
    expect(await hashesLeft(house.admin, 'offer', 'k1')).toEqual([]);
    expect(await imported('catastro')).toEqual(again);
    ring.retire();
    await hasRead(house.service, ring);
    expect(await imported('catastro')).toEqual(again);
    expect(await imported('otro-catastro')).toEqual(again);
    expect((await rows()).slice(0, places.length)).toEqual(places);
    const versions = await house.admin.query('select distinct version from offers where source is not null');
    expect(versions.rows).toEqual([{ version: 1 }]);
  });
});

describe('A link that was hashed with a key of the index, as all once were', () => {
  const ring = new OwnRing();
  const rings = [ring];
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z', ring.environment);
    await holdIndexRotation(house.admin);
    life = await ReferralLife.in(house);
  });
  afterAll(async () => {
    await house?.close();
    for (const one of rings) one.remove();
  });

  /** A link of which the office has handed on the address: its key lies nowhere any more. */
  async function handedOn(need: string): Promise<{ id: string; url: string }> {
    const { id, version } = await life.sent(await life.service(need, 1));
    const link = body(
      await life.manager.post<{ id: string; path: string }>(`/referrals/${id}/answer-link`, {}, { ifMatch: version }),
      201,
    );
    const token = link.path.split('/').at(-1)!;
    const keyed = new FieldCipher(house.service.parts.keys).exactUnder('k1', 'answer-link', token);
    await house.admin.query('update answer_links set token_hash = $2 where id = $1', [link.id, keyed]);
    return { id: link.id, url: `${house.service.url}${link.path}` };
  }

  it('is opened as before, and needs that key no more; one that nobody opens holds it until it is over', async () => {
    const [opened, kept] = [await handedOn('need-opened'), await handedOn('need-kept')];
    const next = ring.announce();
    rings.push(next);
    ring.become(next);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k2');
    expect(await makeAnew(house)).toEqual(['k1', 'k2']);
    expect((await fetch(opened.url)).status).toBe(200);
    expect(await hashesLeft(house.admin, 'offer', 'k1')).toEqual(['answer_links.token_hash: 1']);
    expect(await makeAnew(house)).toEqual(['k1', 'k2']);
    await house.travelTo('2026-06-02T13:00:00Z');
    expect(await makeAnew(house)).toEqual(['k2']);
    const { rows } = await house.admin.query('select token_hash from answer_links where id = $1', [kept.id]);
    expect(rows).toEqual([{ token_hash: `ended:${kept.id}` }]);
  });
});
