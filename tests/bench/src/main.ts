import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIGURES } from './figures/all.js';
import type { Figure, Measured } from './harness/figure.js';
import { asJson, asTable, isHeld, type Result } from './harness/report.js';
import { readOptions, type Options } from './options.js';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), 'measure-one.js');
const STOPPED = 130;

/** Started by ./oln bench, with its options as JSON. Ends with 0 if every figure holds, 1 if one misses, 130 if it was stopped. */
async function main(): Promise<number> {
  const options = readOptions(process.argv[2]);
  const wanted = FIGURES.filter(({ id }) => options.ids.length === 0 || options.ids.includes(id));
  const results: Result[] = [];
  for (const figure of wanted) {
    process.stderr.write(`${figure.id}: ${figure.about}. Running: ${figure.running}.\n`);
    const measured = await measureApart(figure, options);
    if (measured === STOPPED) return STOPPED;
    results.push({ figure, measured });
  }
  process.stdout.write(options.json ? asJson(results) : `\n${asTable(results)}`);
  return results.every(isHeld) ? 0 : 1;
}

/** A figure that breaks off has failed; the others are still measured. */
function measureApart({ id }: Figure, options: Options): Promise<Measured | typeof STOPPED> {
  const args = ['--enable-source-maps', PROGRAM, JSON.stringify({ ...options, ids: [id] })];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const stop = (): void => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  let measured: Measured | undefined;
  child.on('message', (message) => (measured = message as Measured));
  return new Promise((resolve) =>
    child.on('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
      if (code === STOPPED) return resolve(STOPPED);
      resolve(measured ?? { runs: [], also: {}, faults: [`It broke off with code ${code}; why is said above`] });
    }),
  );
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
