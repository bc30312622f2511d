import { Command, CommanderError } from 'commander';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.js';
import { applyUsage, inOrder } from './usage.js';

/** A verb is a file in verbs/ that exports `register(program)`; it is found by itself. Files without it help verbs. */
interface VerbFile {
  register?(program: Command): void;
}

async function verbFiles(): Promise<VerbFile[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'verbs');
  // Compiled, or as sources in specs.
  const names = (await readdir(folder))
    .map((file) => /^([a-z-]+)\.(?:js|ts)$/.exec(file)?.[1])
    .filter((name) => name !== undefined);
  const files: VerbFile[] = [];
  for (const name of names.sort(inOrder)) files.push((await import(`./verbs/${name}.js`)) as VerbFile);
  return files;
}

export async function commandLine(): Promise<Command> {
  const program = new Command('./oln').description(
    "Operating system of a local children's rights office. Two commands to begin with: ./oln up, ./oln demo.",
  );
  for (const file of await verbFiles()) file.register?.(program);
  applyUsage(program);
  return program;
}

/** Who reads has gone (`./oln events tail | head`): as if somebody had asked to stop. */
function stopWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.kill(process.pid, 'SIGTERM');
  });
}

export async function main([node = '', self = '', ...words]: string[]): Promise<void> {
  stopWhenNobodyReads();
  // `help` before a verb is `--help` behind it; a verb of a verb included.
  const asked = words[0] === 'help' ? [...words.slice(1), '--help'] : words;
  try {
    await (await commandLine()).parseAsync([node, self, ...(asked.length > 0 ? asked : ['--help'])]);
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
