import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@oln/service-kit';
import {
  eventually,
  freePort,
  freshDatabase,
  serviceAddresses,
  serviceEnvironment,
  type FreshDatabase,
} from '@oln/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { MIGRATIONS } from './migrations/index.js';

/** As `./oln` compiles it before it runs the specs. Every service is started in the same way. */
const MAIN = join(import.meta.dirname, '../dist/main.js');
const NOWHERE = 'http://127.0.0.1:1';

describe('A service, as a program', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.migratorUrl('gateway'), 'gateway', MIGRATIONS);
  });
  afterAll(() => database?.drop());

  /** Runs until it has ended by what happens to it once it is ready. */
  async function ended(happens: string): Promise<{ code: unknown; output: string }> {
    const port = await freePort();
    const when = `process.on('SIGUSR2', () => { ${happens} })`;
    const kit = serviceEnvironment('gateway', database, { OLN_HTTP_PORT: String(port) });
    const own = { ...serviceAddresses(() => NOWHERE), OLN_SMTP_URL: 'smtp://127.0.0.1:1' };
    const env = { PATH: process.env.PATH, ...kit, ...own };
    const child = spawn(process.execPath, [`--import=data:text/javascript,${encodeURIComponent(when)}`, MAIN], { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const closed = once(child, 'close');
    const isReady = async (): Promise<boolean> => {
      if (child.exitCode !== null) throw new Error(`It did not start: ${output}`);
      return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
    };
    try {
      await eventually(isReady, { withinMs: 200_000 });
      child.kill('SIGUSR2');
      const [code] = await closed;
      return { code, output };
    } finally {
      child.kill('SIGKILL');
    }
  }

  it.each([
    ['a promise that nobody waits for', 'Promise.reject(new RangeError("of Ana Rojas"))', 'unhandledRejection'],
    ['an error that nobody catches', 'throw new RangeError("of Ana Rojas")', 'uncaughtException'],
  ])('ends by %s, and says so in one line without its message', async (_what, happens, origin) => {
    const { code, output } = await ended(happens);
    expect(code).toBe(1);
    const lines = output.trim().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({
      ...{ level: 60, service: 'gateway', origin },
      error: { name: 'RangeError', at: expect.arrayContaining([expect.stringContaining('at ')]) },
    });
    expect(output).not.toContain('Ana Rojas');
  });
});
