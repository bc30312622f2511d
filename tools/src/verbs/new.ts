import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { Draft } from '../new/draft.js';
import { addCapability } from '../new/new-capability.js';
import { addEvent } from '../new/new-event.js';
import { addProcess } from '../new/new-process.js';
import { ROOT } from '../stack/paths.js';

interface Labelled {
  es: string;
}

const ABOUT = [
  'Writes what every room of its kind has, registered where it must be and with specs that pass; everything or nothing.',
  'CONTRIBUTING.md says how to make it yours. Templates: tools/templates.',
].join(' ');

/** Rooms that are alike are made, not copied. Templates: tools/templates. */
export function register(program: Command): void {
  const made = program
    .command('new')
    .summary('one more capability, process or event, with its specs')
    .description(ABOUT);
  made
    .command('capability')
    .summary('one more thing that a service keeps, with its door')
    .description('Decision, errors, row, repository, service, HTTP door, table, events and spec.')
    .addHelpText('after', '\n  ./oln new capability cases home-visit --es "Visita domiciliaria"')
    .argument('<service>', 'who owns it, e.g. cases')
    .argument('<name>', 'in kebab case, e.g. home-visit')
    .requiredOption('--es <text>', 'what people call it in Spanish, e.g. "Visita domiciliaria"')
    .action((service: string, name: string, { es }: Labelled) =>
      make((draft) => addCapability(draft, { service, name, labelEs: es })),
    );
  made
    .command('process')
    .summary('a durable process, and the capability that owns it')
    .description(
      'Contract, table of stages, a clock held to literal dates, and a capability that starts it and answers it.',
    )
    .addHelpText('after', '\n  ./oln new process cases protection-measure --es "Medida de protección" --section "§7"')
    .argument('<service>', 'who owns it, e.g. cases')
    .argument('<name>', 'in kebab case, e.g. protection-measure')
    .requiredOption('--es <text>', 'what people call it in Spanish, e.g. "Medida de protección"')
    .option('--section <text>', 'section of the specification', '§?')
    .action((service: string, name: string, { es, section }: Labelled & { section: string }) =>
      make((draft) => addProcess(draft, { service, name, labelEs: es, section })),
    );
  made
    .command('event')
    .summary('one more fact that a service publishes')
    .description('Its contract, with ids only to begin with.')
    .addHelpText('after', '\n  ./oln new event cases home-visit cancelled')
    .argument('<service>', 'who publishes it, e.g. cases')
    .argument('<entity>', 'what it is about, e.g. home-visit')
    .argument('<event>', 'what happened, e.g. cancelled')
    .action((service: string, entity: string, event: string) =>
      make((draft) => addEvent(draft, service, entity, event)),
    );
}

/** What has changed, so that pages can be written from it. */
const COMPILE = `const { buildStale } = await import('./tools/build-stale.mjs'); await buildStale();`;

/** Everything or nothing; then what is generated from it is brought up to date. */
function make(add: (draft: Draft) => void): void {
  const draft = new Draft(ROOT);
  add(draft);
  draft.write();
  for (const path of draft.paths) process.stdout.write(`  ${path}\n`);
  const code = draft.paths.filter((path) => path.endsWith('.ts'));
  run('npx', ['prettier', '--write', '--log-level', 'warn', ...code]);
  run('npm', ['run', '--silent', 'generate', '-w', '@oln/contracts']);
  if (code.some((path) => path.startsWith('workflows/'))) {
    run(process.execPath, ['--input-type=module', '-e', COMPILE]);
    run('npm', ['run', '--silent', 'generate:processes', '-w', '@oln/workflows']);
  }
  process.stdout.write(
    '\nIt compiles and its specs pass as it is. Now make it yours, then ./oln check && ./oln test unit.\n',
  );
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.stderr.write(`"${command} ${args.slice(0, 3).join(' ')} …" did not succeed: see above.\n`);
}
