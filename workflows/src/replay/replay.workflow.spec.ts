import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '../../dist');

const replay = (bundle: string) =>
  spawnSync(process.execPath, [join(DIST, 'replay/main.js'), bundle], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });

describe('Recorded histories', () => {
  it('replay with the code of today, without a cache', () => {
    const { status, stdout } = replay(join(DIST, 'workflow-bundle.js'));
    expect(stdout).toMatch(/^\d+ histories replay/);
    expect(status).toBe(0);
  });

  it('would not replay with an incompatible change: the test of this test', () => {
    const folder = mkdtempSync(join(tmpdir(), 'oln-replay-'));
    const changed = join(folder, 'bundle.js');
    const code = readFileSync(join(DIST, 'workflow-bundle.js'), 'utf8');
    const renamed = code.replaceAll('.putDeadlines`', '.setDeadlines`');
    expect(renamed).not.toBe(code);
    writeFileSync(changed, renamed);
    const { status, stdout } = replay(changed);
    rmSync(folder, { recursive: true });
    expect(stdout).toContain('Do not replay any more');
    expect(status).toBe(1);
  });
});
