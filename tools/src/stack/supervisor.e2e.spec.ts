import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@oln/contracts';
import { eventually } from '@oln/testing';
import { execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ClosedClone } from '../testing/closed-clone.spec.js';
import { isSame } from './process-identity.js';
import { portsAt } from './ports.js';

const WITHIN = { withinMs: 90_000, everyMs: 500 };
const BACK_ENDS = ['postgres', 'nats', 'temporal', 'mail'];

describe('The stack, in a folder that nobody else may enter', () => {
  let clone: ClosedClone;
  let up: ChildProcess;

  beforeAll(async () => {
    clone = await ClosedClone.make();
    up = await clone.up();
  });
  afterAll(() => clone.remove());

  it('is healthy when it says so', () => {
    const { ready, parts } = clone.status();
    expect(ready).toBe(true);
    expect(parts.map((part) => part.name)).toEqual(expect.arrayContaining(BACK_ENDS));
    expect(parts.filter((part) => part.state !== 'ready' || !part.healthy || part.restarts > 0)).toEqual([]);
  });

  it('runs each service as one file, which starts in half the time', () => {
    for (const name of SERVICES) {
      const began = execFileSync('ps', ['-o', 'args=', '-p', String(clone.part(name).pid)], { encoding: 'utf8' });
      expect(began).toMatch(new RegExp(`/services/${name}/dist/program\\.mjs$`, 'm'));
    }
  });

  it('brings back what is killed, NATS and the worker among it, and says how often', async () => {
    const victims = ['nats', 'worker', 'mail'].filter((name) => clone.part(name));
    const before = new Map(victims.map((name) => [name, clone.part(name).pid!]));
    for (const pid of before.values()) process.kill(pid, 'SIGKILL');
    await eventually(() => victims.every((name) => clone.part(name).restarts === 1) && clone.status().ready, WITHIN);
    for (const name of victims) {
      expect(clone.part(name)).toMatchObject({ restarts: 1, lastExit: 'killed by SIGKILL' });
      expect(clone.part(name).pid).not.toBe(before.get(name));
    }
  });

  it('is started once per environment', () => {
    const second = clone.oln('up', '--port-offset', String(clone.portOffset));
    expect(second.code).toBe(1);
    expect(second.error).toBe(
      'The environment "trial" is running already: ./oln status shows it, ./oln down stops it.\n',
    );
  });

  it('outlives its supervisor’s sudden end: the next one stops the leftovers and takes over', async () => {
    const before = clone.status();
    up.kill('SIGKILL');
    await once(up, 'exit');
    expect(clone.oln('status').out).toMatch(/has lost its supervisor; still running: postgres, nats/);
    up = await clone.up();
    expect(before.parts.filter((part) => isSame(part.pid, part.identity))).toEqual([]);
    const after = clone.status();
    expect(after.ready).toBe(true);
    expect(Date.parse(after.clock!.business)).toBeGreaterThan(Date.parse(before.clock!.business));
    expect(after.clock!.epoch).toBe(before.clock!.epoch + 1);
  });

  it('stops cleanly by Ctrl-C, and goes on with its data', async () => {
    const parts = clone.status().parts;
    up.kill('SIGINT');
    const [code] = (await once(up, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(parts.filter((part) => isSame(part.pid, part.identity))).toEqual([]);
    expect(readdirSync(join(clone.root, '.oln', 'trial'))).not.toEqual(expect.arrayContaining(['lock']));
  });

  it('says in one sentence which port is taken, and leaves nothing running', async () => {
    const { nats } = portsAt(clone.portOffset);
    const other = createServer().listen(nats, '127.0.0.1');
    await once(other, 'listening');
    const refused = clone.oln('up', '--port-offset', String(clone.portOffset));
    other.close();
    expect(refused.code).toBe(1);
    expect(refused.error).toContain(`Taken by another program: port ${nats} (nats). Stop it, or move`);
    expect(refused.error).not.toMatch(/\n\s+at /);
    expect(clone.status().parts).toEqual([]);
  });

  it('is erased by reset, outside of the clone as well', () => {
    expect(clone.oln('reset').out).toContain('Nothing was erased.');
    expect(existsSync(join(clone.root, '.oln', 'trial'))).toBe(true);
    expect(clone.oln('reset', '--yes').code).toBe(0);
    expect(existsSync(join(clone.root, '.oln', 'trial'))).toBe(false);
    expect(clone.outside).toEqual([]);
  });
});
