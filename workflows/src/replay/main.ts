import { dataConverter, loadKeyRing } from '@oln/crypto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SPEC_KEYS } from '../testing/spec-keys.js';
import { bundleFile } from '../worker/bundle-options.js';

/**
 * Replays every recorded history against a bundle, with a cache and without:
 * `node dist/replay/main.js [bundle] [folder of histories, file of their keys]`. A history that a process would write
 * otherwise today is named, and the exit code is 1.
 */
const [, , bundle = bundleFile, folder, keysFile] = process.argv;
const FOLDER = folder ?? join(dirname(fileURLToPath(import.meta.url)), '../../histories');
const KEYS = keysFile ? loadKeyRing(keysFile) : SPEC_KEYS;
const CACHES = [100, 0];

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

function* histories() {
  for (const workflowId of names) {
    const history: unknown = JSON.parse(readFileSync(join(FOLDER, `${workflowId}.json`), 'utf8'));
    yield { workflowId, history };
  }
}

async function brokenWith(maxCachedWorkflows: number): Promise<string[]> {
  const workflowBundle = { codePath: bundle };
  const options = { workflowBundle, dataConverter: dataConverter(KEYS), maxCachedWorkflows };
  const broken: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories())) {
    if (error) broken.push(`${workflowId}: ${error.name}`);
  }
  return broken;
}

Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
const broken = new Set<string>();
for (const cache of CACHES) for (const name of await brokenWith(cache)) broken.add(name);
const holds = broken.size === 0 && names.length > 0;
const answer = holds
  ? `${names.length} histories replay, with a cache and without.`
  : `${broken.size} of ${names.length} histories do not replay any more:\n${[...broken].join('\n')}`;
process.stdout.write(`${answer}\n`);
process.exit(holds ? 0 : 1);
