import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../house/house.js';
import { Ledger } from '../load/ledger.js';
import { plant, plantedTexts } from '../load/planted.js';
import { Random } from '../run/random.js';
import { traces } from './i8-traces.js';

const NAME = 'Quimantuyénxe';

describe('A planted name', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-traces-'));
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'innocent.txt'), 'a year of families');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const found = async (planted: string[]): Promise<string[]> => {
    const seen = { ledger: new Ledger(), planted, folders: [folder], businessNow: 0, speed: 1 };
    // The files are looked at, never the services.
    const all = await traces.check(undefined as unknown as House, seen);
    return all.map(({ what }) => what.replace(`planted text in ${folder}/`, ''));
  };

  it.each([
    ['plain', Buffer.from(`x ${NAME} x`)],
    ['base64', Buffer.from(Buffer.from(`ab ${NAME} cd`).toString('base64'))],
    ['base64 at another offset', Buffer.from(Buffer.from(`abcd ${NAME} ef`).toString('base64'))],
    ['hex', Buffer.from(Buffer.from(NAME).toString('hex'))],
    ['JSON', Buffer.from(JSON.stringify({ name: NAME }))],
    ['an address of the web', Buffer.from(encodeURIComponent(NAME))],
    ['UTF-16', Buffer.from(NAME, 'utf16le')],
  ])('is found in %s', async (form, content) => {
    expect(await found([NAME])).toEqual([]);
    writeFileSync(join(folder, 'deep', 'file'), content);
    expect(await found([NAME])).toEqual([`deep/file: ${NAME}`]);
    rmSync(join(folder, 'deep', 'file'));
  });

  it('is another one with each seed, and long enough to be found in any form', () => {
    const [one, other] = [plant(Random.of(1, 'planted')), plant(Random.of(2, 'planted'))];
    expect(plantedTexts(one)).not.toEqual(plantedTexts(other));
    expect(plantedTexts(one)).toEqual(plantedTexts(plant(Random.of(1, 'planted'))));
    for (const text of plantedTexts(one)) expect(text.length).toBeGreaterThanOrEqual(9);
  });
});
