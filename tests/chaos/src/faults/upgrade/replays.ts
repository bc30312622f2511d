import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, ROOT } from '@oln/tools';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { ProcessHistory } from '../../house/process-reader.js';
import type { Replay } from './walks.js';

const PROGRAM = join(ROOT, 'workflows/dist/replay/main.js');

/** Replays the recorded histories (every golden one) against a bundle, or those of a folder with their keys. */
export async function replay(bundle: string, run?: { folder: string; keysFile: string }): Promise<Replay> {
  const args = [PROGRAM, bundle, ...(run ? [run.folder, run.keysFile] : [])];
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/tmp' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    holds: code === 0,
    histories: Number(/(\d+) histories/.exec(said)?.[1] ?? 0),
    said: said.trim().slice(0, 500),
  };
}

/** Keeps histories of this run where the replay finds them. */
export function keep(histories: readonly { workflowId: string; history: ProcessHistory }[]): string {
  const folder = join(HOME, 'chaos-histories');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { workflowId, history } of histories)
    writeFileSync(join(folder, `${workflowId}.json`), historyToJSON(history), { mode: 0o600 });
  return folder;
}
