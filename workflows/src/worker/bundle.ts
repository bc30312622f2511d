import { bundleWorkflowCode } from '@temporalio/worker';
import { renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundleFile, bundleOptions } from './bundle-options.js';

const quiet = () => undefined;
const logger = {
  log: quiet,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: (message: string) => process.stderr.write(`${message}\n`),
  error: (message: string) => process.stderr.write(`${message}\n`),
};

/** Bundles the workflows once, so that every worker starts at once and replays the same code. */
export async function makeBundle(): Promise<void> {
  const { code } = await bundleWorkflowCode({ ...bundleOptions(), logger: logger as never });
  writeFileSync(`${bundleFile}.new`, code);
  renameSync(`${bundleFile}.new`, bundleFile);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await makeBundle();
