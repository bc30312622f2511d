import { Command, CommanderError } from 'commander';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Problem } from './problem.js';

/** A verb is a file in verbs/ that exports `register(program)`; it is found by itself. Files without it help verbs. */
interface VerbFile {
  register?(program: Command): void;
}

async function verbFiles(): Promise<VerbFile[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'verbs');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort();
  return Promise.all(names.map(async (name) => (await import(pathToFileURL(join(folder, name)).href)) as VerbFile));
}

export async function main(argv: string[]): Promise<void> {
  const program = new Command('oln')
    .description(
      "Operating system of a local children's rights office. Two commands to begin with: ./oln up, ./oln demo.",
    )
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
    .showHelpAfterError('(./oln --help shows every verb)')
    .exitOverride();
  for (const file of await verbFiles()) file.register?.(program);
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
