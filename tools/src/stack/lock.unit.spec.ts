import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseLock, takeLock } from './lock.js';
import { startedAt } from './process-identity.js';

describe('The lock of an environment', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-lock-'));
    lock = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is taken once, and again after it was given back', () => {
    expect(takeLock(lock)).toBe(true);
    expect(takeLock(lock)).toBe(false);
    releaseLock(lock);
    expect(takeLock(lock)).toBe(true);
  });

  it('is refused while another process that lives holds it, and is not that one’s to give back', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(lock, JSON.stringify({ pid: other.pid, identity: startedAt(other.pid!) }));
    expect(takeLock(lock)).toBe(false);
    releaseLock(lock);
    expect(existsSync(lock)).toBe(true);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(takeLock(lock)).toBe(true);
  });

  it('is taken over where its holder’s number belongs to another process by now', () => {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, identity: 'began at another time' }));
    expect(takeLock(lock)).toBe(true);
  });

  it('is taken over where it says nothing, and leaves no other file behind', () => {
    writeFileSync(lock, '');
    expect(takeLock(lock)).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});
