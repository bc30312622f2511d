import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '../stages.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const BUNDLE = join(ROOT, 'dist/workflow-bundle.js');
const names = readdirSync(join(ROOT, 'histories')).map((file) => file.replace('.json', ''));

function replay(bundle: string): { status: number | null; stdout: string } {
  const program = join(ROOT, 'dist/replay/main.js');
  return spawnSync(process.execPath, [program, bundle], { encoding: 'utf8', env: { PATH: process.env.PATH } });
}

describe('Recorded histories', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-replay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Replays them with a copy of the workflows in which something was changed. */
  function replayChanged(from: string, to: string) {
    const code = readFileSync(BUNDLE, 'utf8');
    expect(code).toContain(from);
    const changed = join(folder, 'changed.js');
    writeFileSync(changed, code.replaceAll(from, to));
    return replay(changed);
  }

  it('are kept of every outcome of every process, and of what else can happen to one', () => {
    const outcomes = Object.entries(TABLES).flatMap(([process, table]) =>
      Object.keys(table.outcomes).map((outcome) => `${process}-${outcome}`),
    );
    const others = [
      ...['paused-to-its-date', 'reassigned', 'owner-down-for-days', 'pace-changed', 'goes-on-as-new-middle'],
      ...['escalation-appealed', 'escalation-appealed-anchor-kept'],
    ];
    expect(names).toEqual(expect.arrayContaining([...outcomes, ...others, 'nine-months']));
  });

  it('replay with the code of today, with a cache and without', () => {
    const { status, stdout } = replay(BUNDLE);
    expect(stdout).toBe(`${names.length} histories replay, with a cache and without.\n`);
    expect(status).toBe(0);
  });

  it('replay with another label: texts may change', () => {
    const { status, stdout } = replayChanged('Decidir admisibilidad', 'Resolver la admisibilidad');
    expect([status, stdout]).toEqual([0, expect.stringContaining('histories replay')]);
  });

  /** Tests of the test: each of these would break a running process. */
  it.each([
    ['asks another activity', '.putDeadlines`', '.setDeadlines`'],
    ['does not tell which clocks run', 'await this.putDeadlines();\n            if', 'if'],
    ['drops anchors where they were kept', "(0,lib.patched)('drops-anchors')", 'true'],
    ['keeps anchors where they were dropped', "(0,lib.patched)('drops-anchors')", 'false'],
    ['leaves its clocks running at its end', 'this.show();\n        await this.putDeadlines();', 'this.show();'],
  ])('do not replay with a process that %s', (_, from, to) => {
    const { status, stdout } = replayChanged(from, to);
    expect(stdout).toContain('do not replay any more');
    expect(status).toBe(1);
  });
});
