import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabRun } from './lab-run.js';

export const HISTORIES = join(dirname(fileURLToPath(import.meta.url)), '../../histories');
/** `overwrite` replaces what was recorded: a replay test that follows the code proves nothing. */
const FLAG = 'OLN_RECORD_HISTORIES';

/** Keeps the history of a process, the first time. */
export async function record(run: Pick<LabRun, 'historyOf'>, name: string, runId?: string): Promise<void> {
  const file = join(HISTORIES, `${name}.json`);
  if (existsSync(file) && process.env[FLAG] !== 'overwrite') return;
  mkdirSync(HISTORIES, { recursive: true });
  const history = historyToJSON(await run.historyOf(runId));
  writeFileSync(file, `${JSON.stringify(JSON.parse(history))}\n`);
}
