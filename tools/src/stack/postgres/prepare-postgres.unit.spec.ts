import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setAsideForeign } from './prepare-postgres.js';

describe('Data that outlived its clone', () => {
  let folder: string;
  let data: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-data-'));
    data = join(folder, 'data');
    mkdirSync(data);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const mark = (password: string): void =>
    writeFileSync(join(data, 'oln-environment'), createHash('sha256').update(`data of ${password}`).digest('hex'));

  it('is set aside, and kept, when a new clone stands in its place', () => {
    mark('of the old clone');
    setAsideForeign(data, 'of the new clone', new Date('2026-11-23T08:00:00Z'));
    expect(readdirSync(folder)).toEqual(['data.of-another-clone-20261123080000']);
  });

  it('stays where it is when it is the environment’s own, or older than the mark', () => {
    setAsideForeign(data, 'mine');
    mark('mine');
    setAsideForeign(data, 'mine');
    expect(existsSync(data)).toBe(true);
  });
});
