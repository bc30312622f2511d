import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVENTS } from '../events/index.js';
import { checkContracts, generateContracts, releaseContracts, type ContractRun } from './contract-commands.js';

/** node dist/generate/main.js generate | check | release [--allow-breaks] */
const run: ContractRun = {
  folder: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  events: EVENTS,
  say: (line) => process.stdout.write(`${line}\n`),
};
const commands: Record<string, () => Promise<number>> = {
  generate: () => generateContracts(run),
  check: () => checkContracts(run),
  release: () => releaseContracts(run, process.argv.includes('--allow-breaks')),
};
const command = commands[process.argv[2] ?? ''];
if (!command) run.say(`Say one of: ${Object.keys(commands).join(', ')}`);
process.exitCode = command ? await command() : 2;
