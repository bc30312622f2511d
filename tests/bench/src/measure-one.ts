import { FIGURES } from './figures/all.js';
import { Stopped } from './house/house.js';
import { readOptions } from './options.js';

/** Measures one figure in a process of its own, so that no figure meets what another left in memory, and tells what came of it. */
async function main(): Promise<number> {
  const { ids, runs, seconds, profile } = readOptions(process.argv[2]);
  const figure = FIGURES.find(({ id }) => id === ids[0])!;
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort(new Stopped()));
  process.on('disconnect', () => asked.abort(new Stopped()));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const bench = { runs, seconds, say, stop: asked.signal, profileAs: profile ? figure.id : undefined };
  const measured = await figure.measure(bench);
  await new Promise((resolve) => process.send!(measured, resolve));
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof Stopped) process.exit(130);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
