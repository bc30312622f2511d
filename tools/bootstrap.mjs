// Brings the house up to date (compiles what changed), then runs the command. Started by ./oln.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale, root } from './build-stale.mjs';

/** Verbs that start nothing: they need the command itself only, whatever state the other sources are in. */
const LIGHT = new Set(['down', 'explain', 'help', 'logs', 'mail', 'reset', 'sbom', 'status', 'token', 'version']);

const [verb = 'help', ...rest] = process.argv.slice(2);
const isLight = LIGHT.has(verb) || verb.startsWith('-') || rest.includes('--help') || rest.includes('-h');

try {
  // The command that started this one has just compiled.
  if (!process.env.OLN_COMPILED) await buildStale(isLight ? 'tools' : undefined);
} catch (error) {
  process.stderr.write(`The sources cannot be compiled: ${error.message}\n`);
  process.exit(1);
}

process.env.OLN_ROOT = root;
const { main } = await import(pathToFileURL(join(root, 'tools/dist/cli.js')).href);
await main(process.argv);
