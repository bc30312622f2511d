import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';

interface Builder {
  pageFingerprint(folder: string, libraries: string[]): Promise<string>;
  isPageBuilt(folder: string, libraries: string[]): Promise<boolean>;
}

describe('A page', () => {
  let builder: Builder;
  let folder: string;
  const write = (file: string, text: string): void => {
    writeFileSync(join(folder, file), text);
    utimesSync(join(folder, file), new Date(), new Date(1_700_000_000_000 + text.length * 1_000));
  };

  beforeEach(async () => {
    builder = (await import(join(ROOT, 'tools/build-page.mjs'))) as Builder;
    folder = mkdtempSync(join(tmpdir(), 'oln-page-'));
    for (const inside of ['src', 'library/src']) mkdirSync(join(folder, inside), { recursive: true });
    for (const file of ['index.html', 'package.json', 'vite.config.ts', 'src/main.tsx', 'library/src/index.ts'])
      write(file, file);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const mark = (): Promise<string> => builder.pageFingerprint(folder, [join(folder, 'library')]);

  it.each(['index.html', 'package.json', 'vite.config.ts', 'src/main.tsx', 'library/src/index.ts'])(
    'is stale once its %s has changed',
    async (file) => {
      const before = await mark();
      expect(await mark()).toBe(before);
      write(file, `${file} has changed`);
      expect(await mark()).not.toBe(before);
    },
  );

  it('is not built before it was', async () => {
    expect(await builder.isPageBuilt(folder, [])).toBe(false);
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/.built'), await builder.pageFingerprint(folder, []));
    expect(await builder.isPageBuilt(folder, [])).toBe(true);
  });
});
