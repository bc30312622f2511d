import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Problem } from '../problem.js';
import { ensureTool } from './binaries.js';
import type { Ports } from './ports.js';

const run = promisify(execFile);

/** A closed process stays readable for a month. */
const RETENTION = { text: '720h', seconds: 30 * 86_400 };

interface Namespace {
  config?: { workflowExecutionRetentionTtl?: string };
}

/** Where the gateway serves the UI; the UI itself must know, so that its pages name their parts by it. */
export const UI_PATH = '/temporal';
export const temporalUiApi = (port: number): string => `http://127.0.0.1:${port}${UI_PATH}/api/v1`;

/** Changed once; afterwards the server has it on its disk. */
export async function ensureRetention({ temporal, temporalUi }: Ports): Promise<void> {
  const response = await fetch(`${temporalUiApi(temporalUi)}/namespaces/default`);
  const { config } = (await response.json()) as Namespace;
  if (config?.workflowExecutionRetentionTtl === `${RETENTION.seconds}s`) return;
  const command = await ensureTool('temporal', () => undefined);
  const args = ['operator', 'namespace', 'update', '--namespace', 'default', '--retention', RETENTION.text];
  try {
    await run(command, [...args, '--address', `127.0.0.1:${temporal}`], { timeout: 30_000 });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? (error as Error).message;
    throw new Problem(`Temporal's namespace could not be set up: ${said}. Run ./oln up again.`);
  }
}
