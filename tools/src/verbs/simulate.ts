import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { stopEnvironment } from '../stack/environments.js';
import { loadScenario } from '../simulation/load-scenario.js';
import { planned } from '../simulation/planned.js';
import { Notebook } from '../simulation/notebook.js';
import { OWN, OWN_PORTS, startOwn } from '../simulation/own-stack.js';
import { effortOf, tableOf } from '../simulation/report.js';
import { notebookFile, runSimulation } from '../simulation/run-simulation.js';
import type { Scenario } from '../simulation/scenario.js';
import type { StackState } from '../stack/state.js';
import { envOption, upTo, wholeNumber } from './options.js';
import { runningState } from './running.js';

const ABOUT = [
  'Lives a scenario through the public APIs alone: families come, are prioritised, invited and accompanied by staff that reads its own',
  'lists; each family answers and keeps or breaks appointments by a temperament drawn from the seed. At the end it asks the reporting',
  'service what came of it and holds that against what was published. Ends with 0 only if every check holds within the tolerance that',
  'the size justifies. A stack of its own is started for it (nothing of ./oln up is touched); docs/pilot-year.md explains everything.',
].join(' ');

const EXAMPLES = `
  ./oln simulate scenarios/pilot-year-2.json --families 552
  ./oln simulate scenarios/pilot-year-2.json --families 552 --resume
  ./oln simulate my-scenario.json --families 200 --seed 7 --json`;

interface Options {
  families?: number;
  seed: number;
  resume: boolean;
  json: boolean;
  env?: string;
  portOffset: number;
  dayLasts: number;
  atOnce: number;
  keep: boolean;
}

const seconds = (text: string): number => {
  const given = Number(text);
  if (!(given >= 0.1 && given <= 86_400)) throw new InvalidArgumentError('give seconds, 0.1 or more');
  return given;
};

export function register(program: Command): void {
  const running = envOption().default(undefined);
  running.description = 'a running environment instead, whose days then are those of the scenario';
  program
    .command('simulate')
    .summary('a year of offices with many families, held against published figures')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .argument('<scenario>', 'JSON file, e.g. scenarios/pilot-year-2.json')
    .addOption(running)
    .option(
      '--families <n>',
      'scales it: so many families committed to in all (default: as it is written)',
      upTo(200_000),
    )
    .option('--seed <n>', 'for the same families as another run', upTo(999_999), 1)
    .option('--resume', 'go on with a run that was stopped or killed', false)
    .option(
      '--day-lasts <seconds>',
      'wall time of a business day at least; it lasts longer where the work needs it',
      seconds,
      0.5,
    )
    .option('--at-once <n>', 'calls at a time at most', upTo(256), 12)
    .option('--port-offset <n>', 'added to every port of its own stack', wholeNumber, OWN_PORTS)
    .option('--keep', 'leave its own stack running, to look around', false)
    .option('--json', 'the result as JSON', false)
    .action(async (file: string, options: Options) => {
      const plan = planned(loadScenario(file), options);
      const state = await stackFor(plan.scenario, options);
      const { dayLasts: secondsPerDay, json, keep, env } = options;
      try {
        const result = await runSimulation(
          state,
          plan,
          { ...options, secondsPerDay, isOwn: env === undefined },
          askedToStop(),
        );
        process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${tableOf(result)}\n${effortOf(result)}`);
        process.exitCode = result.passed ? 0 : 1;
      } finally {
        if (env === undefined && !keep) await stopEnvironment(OWN);
      }
    });
}

async function stackFor({ startsOn }: Scenario, { env, portOffset, resume }: Options): Promise<StackState> {
  if (env !== undefined) return runningState(env);
  return startOwn(startsOn, { portOffset, resume, before: Notebook.find(notebookFile(OWN)) });
}

/** Ctrl-C: the day is ended, time stands still, and what was noted is kept. */
function askedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => asked.abort());
  return asked.signal;
}
