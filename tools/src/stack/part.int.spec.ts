import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftovers } from './leftovers.js';
import { Part } from './part.js';
import type { PartDefinition } from './part-definition.js';
import { isSame } from './process-identity.js';

describe('A part', () => {
  let folder: string;
  const begun: Part[] = [];

  /** A process that is ready once it has written its file. */
  function program(code: string, more: Partial<PartDefinition> = {}): Part {
    const file = join(folder, 'ready');
    const lines = `const { writeFileSync } = require('node:fs'); ${code.replaceAll('READY', `writeFileSync('${file}', '')`)}`;
    const part = new Part({
      name: 'program',
      after: [],
      prepare: async () => ({ command: process.execPath, args: ['-e', lines], env: {} }),
      probe: async () => existsSync(file),
      stopSignal: 'SIGTERM',
      graceMs: 300,
      ports: [],
      logFile: join(folder, 'program.log'),
      ...more,
    });
    begun.push(part);
    return part;
  }
  const kill = (part: Part): void => void process.kill(part.state.pid!, 'SIGKILL');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-part-'));
  });
  afterEach(async () => {
    await Promise.all(begun.splice(0).map((part) => part.stop()));
    rmSync(folder, { recursive: true });
  });

  it('that is killed comes back by itself, and says how often and why', async () => {
    const part = program('READY; setInterval(() => {}, 1000)');
    await part.start();
    const first = part.state.pid;
    kill(part);
    await eventually(() => part.state.state === 'ready' && part.state.pid !== first);
    expect(part.state).toMatchObject({ restarts: 1, lastExit: 'killed by SIGKILL', healthy: true });
  });

  it('that dies again and again is brought back slower and slower', async () => {
    const part = program('READY; setTimeout(() => process.exit(3), 150)');
    await part.start();
    await eventually(() => part.state.restarts >= 3);
    expect(part.state.lastExit).toBe('ended with code 3');
    const atOnce = part.state.restarts;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(part.state.restarts).toBeLessThanOrEqual(atOnce + 1);
  });

  it('that dies at its first start is told, with its last words, and is not tried again', async () => {
    const part = program(`console.error('no such table'); process.exit(1)`);
    await expect(part.start()).rejects.toThrow('ended with code 1');
    expect(part.lastWords(3)).toBe('no such table');
    expect(part.state).toMatchObject({ state: 'failed', restarts: 0 });
  });

  it('whose program is missing is told as well', async () => {
    const part = program('', { prepare: async () => ({ command: '/nowhere/program', args: [], env: {} }) });
    await expect(part.start()).rejects.toThrow('ENOENT');
  });

  it('that does not heed the request to stop is killed after its grace', async () => {
    const part = program(`process.on('SIGTERM', () => {}); READY; setInterval(() => {}, 1000)`);
    await part.start();
    const { pid, identity } = part.state;
    await part.stop();
    expect(isSame(pid, identity)).toBe(false);
    expect(part.state).toMatchObject({ state: 'stopped', restarts: 0 });
  });

  it('can be stopped while it is still starting', async () => {
    const part = program('setInterval(() => {}, 1000)');
    const starting = expect(part.start()).rejects.toThrow();
    await eventually(() => part.state.pid !== undefined);
    await part.stop();
    await starting;
    expect(isSame(part.state.pid, part.state.identity)).toBe(false);
  });

  it('that stays alive without answering is shown as not healthy, and left alone', async () => {
    const part = program('READY; setInterval(() => {}, 1000)');
    await part.start();
    rmSync(join(folder, 'ready'));
    await part.checkHealth();
    expect(part.state).toMatchObject({ state: 'ready', healthy: false, restarts: 0 });
  });

  it('of a supervisor that was killed is found by its number and its start, and stopped', async () => {
    const part = program(`process.on('SIGTERM', () => process.exit(0)); READY; setInterval(() => {}, 1000)`);
    await part.start();
    const record = { ...part.state };
    await part.stop();
    const again = program('READY; setInterval(() => {}, 1000)');
    await again.start();
    // The first is gone; the second one's number with another start is another process.
    expect(await stopLeftovers([record, { ...again.state, identity: record.identity }])).toBe(0);
    expect(isSame(again.state.pid, again.state.identity)).toBe(true);
  });
});
