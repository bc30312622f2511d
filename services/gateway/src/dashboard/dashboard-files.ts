import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface KeptFile {
  type: string;
  body: Buffer;
  /** The same by Brotli, where that is shorter. */
  brotli?: Buffer;
}

/** The page as it was built: one document, and what it loads, by name. */
export interface DashboardFiles {
  page: KeptFile;
  assets: ReadonlyMap<string, KeptFile>;
}

/** Where it is built, from the sources as from what is compiled of them. */
const BUILT = fileURLToPath(new URL('../../../../apps/dashboard/dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * All of it, kept in memory: it is under two megabytes, and a name that nobody built is no path into the file system. Undefined where no
 * page was built.
 */
export function findDashboardFiles(folder: string = BUILT): DashboardFiles | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  const assets = join(folder, 'assets');
  const names = existsSync(assets) ? readdirSync(assets).filter((name) => extname(name) in TYPES) : [];
  return {
    page: kept(join(folder, 'index.html')),
    assets: new Map(names.map((name) => [name, kept(join(assets, name))])),
  };
}

function kept(file: string): KeptFile {
  const brotli = `${file}.br`;
  return {
    type: TYPES[extname(file)]!,
    body: readFileSync(file),
    ...(existsSync(brotli) && { brotli: readFileSync(brotli) }),
  };
}
