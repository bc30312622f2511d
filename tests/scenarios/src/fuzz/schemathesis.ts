import { HOME, ROOT } from '@oln/tools';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REQUIREMENTS = join(ROOT, 'tests/scenarios/src/fuzz/requirements.txt');

/** Folder of the libraries of Schemathesis (PyPI), or why it is not to be had on this machine. */
export type Fuzzer = { libraries: string } | { missing: string };

/**
 * Fetches it once, into a folder of its own under `.oln/bin`: pip alone is needed for that, where a virtual environment is a package of
 * its own on many systems. Throws if what came is not what `requirements.txt` names by its checksum.
 */
export async function findFuzzer(): Promise<Fuzzer> {
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const kept = join(HOME, 'bin', `schemathesis-${version}`);
  if (existsSync(kept)) return { libraries: kept };
  mkdirSync(join(HOME, 'bin'), { recursive: true });
  const fresh = mkdtempSync(join(HOME, 'bin', '.fetch-'));
  // Wheels only: nothing of what is fetched is run to install it.
  const options = ['--quiet', '--require-hashes', '--only-binary', ':all:', '--target', fresh];
  try {
    await run('python3', ['-m', 'pip', 'install', ...options, '-r', REQUIREMENTS], { timeout: 300_000 });
    renameSync(fresh, kept);
    return { libraries: kept };
  } catch (error) {
    const { stderr = '', code } = error as { stderr?: string; code?: unknown };
    if (/DO NOT MATCH THE HASHES/i.test(stderr)) throw error;
    return { missing: reason(code, stderr) };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function reason(code: unknown, stderr: string): string {
  if (code === 'ENOENT') return 'Python 3 is missing';
  if (/No module named pip/.test(stderr)) return 'pip for Python 3 is missing';
  if (/Requires-Python|requires a different Python/.test(stderr)) return 'Python 3.11 or newer is needed';
  const last = stderr.trim().split('\n').at(-1)?.slice(0, 200);
  return `Schemathesis could not be fetched (${last ? `pip says "${last}"` : 'pip was silent'})`;
}
