import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type RunningStack } from '@oln/testing';
import { adminUrl, ROOT } from '@oln/tools';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { officeSheet, type OfficeSheet } from './office-sheet.js';

const ENV = 'test-import';

describe('./oln import requests', () => {
  let stack: RunningStack;
  let folder: string;
  let admin: pg.Client;
  let sheet: OfficeSheet;

  beforeAll(async () => {
    stack = await startStack(ENV, { replicas: 1 });
    folder = mkdtempSync(join(tmpdir(), 'oln-import-'));
    admin = new pg.Client({ connectionString: adminUrl(stack.state().ports.postgres, stack.secrets, 'oln') });
    await admin.connect();
    sheet = officeSheet(500);
    writeFileSync(join(folder, 'Derivaciones Ñuble (marzo).csv'), sheet.bytes);
  });

  afterAll(async () => {
    await admin?.end();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As a person calls it: from a folder of their own, with the file's bare name. */
  function oln(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise((resolve) => {
      const child = spawn(join(ROOT, 'oln'), ['import', 'requests', ...words, '--env', ENV], { cwd: folder });
      let [out, err] = ['', ''];
      child.stdout.on('data', (text: Buffer) => (out += text.toString()));
      child.stderr.on('data', (text: Buffer) => (err += text.toString()));
      child.once('close', (code) => resolve({ code: code ?? -1, out, err }));
    });
  }

  const counts = async (): Promise<Record<string, number>> => {
    const { rows } = await admin.query(
      `select (select count(*)::int from intake.requests) as requests, (select count(*)::int from intake.persons) as persons,
              (select count(*)::int from intake.family_members) as members`,
    );
    return rows[0] as Record<string, number>;
  };

  it('takes 500 rows as an office has them, tells of each that needs somebody, and names nobody', async () => {
    const { code, out } = await oln('Derivaciones Ñuble (marzo).csv', '--report', 'respuesta.csv', '--language', 'en');
    const { accepted, doubles, refused } = sheet.expected;
    expect(out).toContain(
      `${accepted + doubles + refused} rows: ${accepted} taken, ${doubles} there already, 0 to review, ${refused} refused.`,
    );
    expect(out.match(/^ {2}row +\d+ {2}refused .*R\.U\.T\.: /gm)).toHaveLength(refused);
    expect(code).toBe(1);
    expect((await counts()).requests).toBe(accepted);
    const report = readFileSync(join(folder, 'respuesta.csv'), 'utf8').trim().split('\r\n');
    expect(report).toHaveLength(1 + accepted + doubles + refused);
    for (const surname of sheet.surnames) expect(out + report.join()).not.toContain(surname);
  });

  it('changes nothing when it is run again', async () => {
    const before = await counts();
    const { out } = await oln('Derivaciones Ñuble (marzo).csv', '--language', 'en');
    expect(out).toContain(`0 taken, ${sheet.expected.accepted + sheet.expected.doubles} there already`);
    expect(await counts()).toEqual(before);
  });

  it('takes a sheet of several megabytes through the gateway, and says of a larger one that it must be split', async () => {
    const before = await counts();
    writeFileSync(join(folder, 'grande.csv'), officeSheet(600, { narrativeBytes: 3_900, from: 1_000 }).bytes);
    const large = await oln('grande.csv');
    expect(large.out).toMatch(/^\d+ rows: /m);
    expect((await counts()).requests!).toBeGreaterThan(before.requests!);
    writeFileSync(join(folder, 'enorme.csv'), Buffer.alloc(9 * 1_048_576, 'a'));
    expect(await oln('enorme.csv')).toMatchObject({ code: 1, err: expect.stringContaining('split it') });
  });

  it('says in a sentence what is wrong with a file', async () => {
    writeFileSync(join(folder, 'vacia.csv'), '');
    writeFileSync(join(folder, 'otra.csv'), 'producto;precio\r\npan;900\r\n');
    expect((await oln('vacia.csv')).err).toContain('is empty');
    expect((await oln('no-hay.csv')).err).toContain('There is no file');
    expect((await oln('otra.csv', '--language', 'en')).err).toContain(
      'The row with the titles of the columns was not found',
    );
  });
});
