import { InvalidArgumentError, type Command } from 'commander';
import { COMMUNE } from '../demo/office.js';
import { runDemo, Stopped, type Told } from '../demo/run-demo.js';
import { STORIES } from '../demo/stories.js';
import { environmentPaths } from '../stack/paths.js';
import { wayIn } from '../stack/way-in.js';
import { currentState } from './status.js';
import { envOption } from './options.js';
import { detach } from './detach.js';

const NAMES = STORIES.map(({ name }) => name);

const storyName = (text: string): string => {
  if (!NAMES.some((name) => name.toLowerCase() === text.toLowerCase()))
    throw new InvalidArgumentError(`there is ${NAMES.join(', ')}`);
  return text;
};

const SHORTEST_DAY_SECONDS = 0.1;

const seconds = (text: string): number => {
  const given = Number(text);
  if (!(given >= SHORTEST_DAY_SECONDS && given <= 86_400))
    throw new InvalidArgumentError(`give seconds, ${SHORTEST_DAY_SECONDS} or more`);
  return given;
};

export function register(program: Command): void {
  program
    .command('demo')
    .summary('watch nine families, a community and an office that looks at its figures, a year in some minutes')
    .description(
      'Creates families and a community through the public APIs, as people of an office, of institutions and of the alert system would, with time accelerated; tells what happens day by day with links to the Temporal UI, checks what came of each, and ends with an error if anything is not as told. Seven families go through intake, case management and follow-up; the mother of Lila asks what is held on her; Violeta comes by two alerts, waits for institutions that have no room, is escalated and comes back; Aromos is a community, from its letter of commitment to its evaluation; Tablero is the office that looks at its own figures, from an alarm to a quarter that is signed. Starts the system if it is not running. Time goes back to its usual pace afterwards.',
    )
    .addOption(envOption())
    .option('--day-lasts <seconds>', 'wall time of a business day', seconds, 0.6)
    .option('--only <story>', `one story, by name: ${NAMES.join(', ')}`, storyName)
    .addHelpText('after', `\n${STORIES.map(({ name, about }) => `  ${name.padEnd(19)}${about}`).join('\n')}`)
    .action(async ({ env, dayLasts, only }: { env: string; dayLasts: number; only?: string }) => {
      const running = await currentState(env);
      const state = running?.ready ? running : await detach({ env });
      const look = await wayIn(environmentPaths(env), state.ports, LOOKING);
      process.stdout.write(
        `A day lasts ${dayLasts} s; the whole story at most ${Math.ceil((dayLasts * 480) / 60)} min; Ctrl-C ends it, the families stay as they are then.\nTo follow the links below, open this one first: ${look}\n\n`,
      );
      const say = (line: string): void => void process.stdout.write(`${line}\n`);
      const told = await runDemo(state, dayLasts, say, { only, stop: askedToStop() }).catch(endIfStopped);
      process.stdout.write(report(told));
      process.exitCode = told.every(({ asTold }) => asTold) ? 0 : 1;
    });
}

/** Ctrl-C: a clock that went on at this pace would let every term pass by. */
function askedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => asked.abort());
  return asked.signal;
}

function endIfStopped(error: unknown): never {
  if (!(error instanceof Stopped)) throw error;
  process.stderr.write(`${error.message}\n`);
  // The stories are still waiting for their next day.
  process.exit(130);
}

/** Who follows the links. */
const LOOKING = { person: 'supervisora-1', communes: [COMMUNE], hours: 12 };

const report = (told: Told[]): string =>
  `\n${told.map(({ story, result, asTold }) => `${asTold ? '✓' : '✗'} ${story.name.padEnd(11)} ${result}${asTold ? '' : `\n              expected: ${story.expected}`}`).join('\n')}\n\n${told.filter(({ asTold }) => asTold).length} of ${told.length} stories as told.\n`;
