import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangingFile } from './changing-file.js';

describe('A file that changes', () => {
  let folder: string;
  let path: string;
  let changes = 0;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-changing-'));
    path = join(folder, 'file.json');
    jest.useFakeTimers();
    write('1');
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  function write(text: string): void {
    writeFileSync(path, text);
    utimesSync(path, ++changes, changes);
    jest.advanceTimersByTime(1_001);
  }
  const open = () => new ChangingFile(path, (at) => JSON.parse(readFileSync(at, 'utf8')) as number);

  it('is read again, and not before it has changed', () => {
    const file = open();
    expect(file.value).toBe(1);
    write('2');
    expect(file.value).toBe(2);
  });

  it('changes nothing while it is broken or gone', () => {
    const file = open();
    write('{');
    expect(file.value).toBe(1);
    rmSync(path);
    jest.advanceTimersByTime(1_001);
    expect(file.value).toBe(1);
    write('3');
    expect(file.value).toBe(3);
  });

  it('is needed at first', () => {
    rmSync(path);
    expect(open).toThrow('ENOENT');
  });
});
