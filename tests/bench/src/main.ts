import { FIGURES } from './figures/all.js';
import type { Figure } from './harness/figure.js';
import { asJson, asTable, isHeld, type Result } from './harness/report.js';
import { Stopped } from './house/house.js';
import { readOptions, type Options } from './options.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Started by ./oln bench, with its options as JSON. Ends with 0 if every figure holds, 1 if one misses, 130 if it was stopped. */
async function main(): Promise<number> {
  const options = readOptions(process.argv[2]);
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort(new Stopped()));
  const wanted = FIGURES.filter(({ id }) => options.ids.length === 0 || options.ids.includes(id));
  const results: Result[] = [];
  for (const figure of wanted) results.push(await resultOf(figure, options, asked.signal));
  process.stdout.write(options.json ? asJson(results) : `\n${asTable(results)}`);
  return results.every(isHeld) ? 0 : 1;
}

/** A figure that breaks off has failed; the others are still measured. */
async function resultOf(figure: Figure, { runs, seconds, profile }: Options, stop: AbortSignal): Promise<Result> {
  say(`${figure.id}: ${figure.about}. Running: ${figure.running}.`);
  try {
    return {
      figure,
      measured: await figure.measure({ runs, seconds, say, stop, profileAs: profile ? figure.id : undefined }),
    };
  } catch (error) {
    if (stop.aborted) throw error;
    say(error instanceof Error ? String(error.stack) : String(error));
    return { figure, measured: { runs: [], also: {}, faults: [(error as Error).message] } };
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof Stopped) process.exit(130);
    say(error instanceof Error ? String(error.stack) : String(error));
    process.exit(1);
  },
);
