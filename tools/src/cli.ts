import { Command, CommanderError } from 'commander';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Problem } from './problem.js';

/** A verb is a file in verbs/ that exports `register(program)`; it is found by itself. */
interface Verb {
  register(program: Command): void;
}

async function verbs(): Promise<Verb[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'verbs');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js')).sort();
  return Promise.all(files.map(async (file) => (await import(pathToFileURL(join(folder, file)).href)) as Verb));
}

export async function main(argv: string[]): Promise<void> {
  const program = new Command('oln')
    .description("Operating system of a local children's rights office. Two commands to begin with: ./oln up, ./oln demo.")
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
    .showHelpAfterError('(./oln --help shows every verb)')
    .exitOverride();
  for (const verb of await verbs()) verb.register(program);
  for (const command of program.commands) command.exitOverride().showHelpAfterError(`(./oln ${command.name()} --help)`);
  try {
    if (argv.length <= 2) program.outputHelp();
    else await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof Problem) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Something unforeseen happened: ${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
