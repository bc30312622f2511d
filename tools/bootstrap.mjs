// Brings the house up to date (compiles what changed), then runs the command. Started by ./oln.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale, root } from './build-stale.mjs';

try {
  await buildStale();
} catch (error) {
  process.stderr.write(`The sources cannot be compiled: ${error.message}\n`);
  process.exit(1);
}

process.env.OLN_ROOT = root;
const { main } = await import(pathToFileURL(join(root, 'tools/dist/cli.js')).href);
await main(process.argv);
