import { readOptions } from './options.js';
import { complaintsText, table } from './run/report.js';
import { runChaos, Stopped } from './run/run-chaos.js';
import { passed } from './run/verdict.js';

/** Started by ./oln chaos, with its options as JSON. Ends with 0 if everything holds, 1 if not, 130 if it was stopped. */
async function main(): Promise<number> {
  const options = readOptions(process.argv[2]);
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Seed ${options.seed}: --seed ${options.seed} strikes the same parts in the same order again.`);
  const results = await runChaos(options, { say, stop: asked.signal });
  if (options.json) process.stdout.write(`${JSON.stringify({ seed: options.seed, results }, null, 2)}\n`);
  else process.stdout.write(`\n${table(results)}\n${complaintsText(results)}`);
  return results.every(passed) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof Stopped) process.exit(130);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
