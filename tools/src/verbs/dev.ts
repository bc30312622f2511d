import { SERVICES } from '@oln/contracts';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { askControl } from '../stack/control.js';
import { baseName } from '../stack/part-definition.js';
import { environmentPaths, ROOT } from '../stack/paths.js';
import { addressTable } from '../stack/tables.js';
import { detach } from './detach.js';
import { envOption, wholeNumber } from './options.js';
import { currentState } from './status.js';

const SETTLE_MS = 250;
const PAGE = 'apps/dashboard';

const ABOUT = [
  'Starts the system if it is not running, then watches libs, services, apps and workflows: what changes is compiled, and the programs',
  'built on it are started again. Ctrl-C ends the watch; the system goes on until ./oln down.',
].join(' ');

export function register(program: Command): void {
  program
    .command('dev')
    .summary('watch the sources; compile and restart what changed')
    .description(ABOUT)
    .addOption(envOption())
    .option('--port-offset <n>', 'added to every port (default: 0)', wholeNumber)
    .action(async ({ env, portOffset }: { env: string; portOffset?: number }) => {
      process.stdout.write(addressTable(await detach({ env, portOffset })));
      process.stdout.write('Watching the sources; Ctrl-C ends the watch, the system goes on (./oln down).\n');
      watchSources(oneAtATime(() => rebuild(env)));
      await new Promise(() => undefined);
    });
}

function watchSources(changed: () => void): void {
  for (const group of ['libs', 'services', 'apps', 'workflows']) {
    watch(join(ROOT, group), { recursive: true }, (_event, file) => {
      const isSource = file && /(^|\/)src\/.*\.(tsx?|css|cjs|json|sql)$/.test(file) && !file.endsWith('.spec.ts');
      if (isSource) changed();
    });
  }
}

interface Builder {
  buildStale(): Promise<string[]>;
  closureOf(name: string): Promise<Set<string>>;
}

async function rebuild(env: string): Promise<void> {
  const builder = (await import(pathToFileURL(join(ROOT, 'tools/build-stale.mjs')).href)) as Builder;
  const said = await builder.buildStale().then(
    (built) => (built.length > 0 ? restartUsers(env, built, builder) : undefined),
    (error: Error) => `does not compile: ${error.message}`,
  );
  if (said) process.stdout.write(`${new Date().toLocaleTimeString()} ${said}\n`);
}

/** Programs that are built on what changed. */
async function restartUsers(env: string, built: string[], { closureOf }: Builder): Promise<string> {
  const parts = (await currentState(env))?.parts.map((part) => part.name) ?? [];
  const restarted: string[] = [];
  for (const part of parts) {
    const folder = folderOf(baseName(part));
    const madeOf = folder ? await closureOf(folder) : new Set<string>();
    // It keeps the page in memory.
    if (folder === 'services/gateway') madeOf.add(PAGE);
    if (!built.some((name) => madeOf.has(name))) continue;
    await askControl(environmentPaths(env).socket, `/restart?part=${part}`);
    restarted.push(part);
  }
  return `compiled ${built.join(', ')}; restarted ${restarted.join(', ') || 'nothing'}`;
}

function folderOf(program: string): string | undefined {
  if (program === 'worker') return 'workflows';
  return (SERVICES as readonly string[]).includes(program) ? `services/${program}` : undefined;
}

/** Waits until the saving is over; what changes during a run is looked at after it. */
function oneAtATime(act: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(act)), SETTLE_MS);
  };
}
