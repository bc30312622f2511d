import { dataConverter } from '@oln/crypto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SPEC_KEYS } from '../testing/spec-keys.js';
import { bundleFile } from '../worker/bundle-options.js';

/**
 * Replays every recorded history against a bundle: `node dist/replay/main.js [bundle]`. A history that a process would
 * write otherwise today is named, and the exit code is 1.
 */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../histories');
const codePath = process.argv[2] ?? bundleFile;

Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });

const names = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
function* histories() {
  for (const name of names)
    yield {
      workflowId: name.replace('.json', ''),
      history: JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as object,
    };
}

const options = { workflowBundle: { codePath }, dataConverter: dataConverter(SPEC_KEYS), maxCachedWorkflows: 0 };
const broken: string[] = [];
for await (const { workflowId, error } of Worker.runReplayHistories(options, histories())) {
  if (error) broken.push(`${workflowId}: ${error.name}`);
}
process.stdout.write(
  broken.length === 0 ? `${names.length} histories replay.\n` : `Do not replay any more:\n${broken.join('\n')}\n`,
);
process.exit(broken.length === 0 && names.length > 0 ? 0 : 1);
