import { watch } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { askControl } from '../stack/control.js';
import { environmentPaths, ROOT } from '../stack/paths.js';
import { envOption } from './options.js';
import { detach } from './up.js';

export function register(program: Command): void {
  program
    .command('dev')
    .summary('for developers: watch the sources, compile and restart what changed')
    .addOption(envOption())
    .action(async ({ env }: { env: string }) => {
      const state = await detach({ env, replicas: 1, portOffset: 0, realTime: false, detach: true });
      process.stdout.write('Watching the sources; Ctrl-C ends the watch, the system goes on (./oln down).\n');
      const restart = debounced(() => void rebuild(env, state.parts.map((part) => part.name)));
      for (const group of ['libs', 'services', 'workflows']) {
        watch(join(ROOT, group), { recursive: true }, (_event, file) => {
          if (file && /(^|\/)src\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts')) restart();
        });
      }
      await new Promise(() => undefined);
    });
}

async function rebuild(env: string, parts: string[]): Promise<void> {
  const { buildStale } = (await import(pathToFileURL(join(ROOT, 'tools/build-stale.mjs')).href)) as { buildStale(): Promise<string[]> };
  const built = await buildStale();
  if (built.length === 0) return;
  const everything = built.some((name) => name.startsWith('libs/'));
  const affected = parts.filter((part) => {
    const base = part.replace(/-\d+$/, '');
    return (everything && ['intake', 'cases', 'gateway', 'worker'].includes(base)) || built.includes(`services/${base}`) || (base === 'worker' && built.includes('workflows'));
  });
  for (const part of affected) await askControl(environmentPaths(env).socket, `/restart?part=${part}`);
  process.stdout.write(`${new Date().toLocaleTimeString()} compiled ${built.join(', ')}; restarted ${affected.join(', ') || 'nothing'}\n`);
}

function debounced(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 250);
  };
}
