import { readOptions, type ChaosOptions } from './options.js';
import { complaintsText, figuresText, table } from './run/report.js';
import { runChaos, Stopped, type Attendance } from './run/run-chaos.js';
import type { FaultResult } from './run/run-fault.js';
import { passed } from './run/verdict.js';
import { isFlat, runSoak, soakText } from './soak/run-soak.js';

/** Started by ./oln chaos, with its options as JSON. Ends with 0 if everything holds, 1 if not, 130 if it was stopped. */
async function main(): Promise<number> {
  const options = readOptions(process.argv[2]);
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Seed ${options.seed}: --seed ${options.seed} strikes the same parts in the same order again.`);
  if (options.faults.includes('soak')) return soak(options, { say, stop: asked.signal });
  const results: FaultResult[] = [];
  try {
    await runChaos(options, { say, stop: asked.signal }, results);
    return results.every(passed) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return 130;
  } finally {
    if (options.json) process.stdout.write(`${JSON.stringify({ seed: options.seed, results }, null, 2)}\n`);
    else if (results.length > 0)
      process.stdout.write(`\n${table(results)}\n${figuresText(results)}\n${complaintsText(results)}`);
  }
}

async function soak(options: ChaosOptions, attendance: Attendance): Promise<number> {
  try {
    const result = await runSoak(options, attendance);
    process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : soakText(result));
    return isFlat(result) ? 0 : 1;
  } catch (error) {
    if (error instanceof Stopped) return 130;
    throw error;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
