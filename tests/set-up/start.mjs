// Starts the back ends of a run once. A run that finds OLN_TEST_ENV uses what somebody keeps running under that name.
import { buildStale } from '../../tools/build-stale.mjs';

export async function start(env, kinds) {
  if (process.env.OLN_TEST_ENV) return;
  await buildStale('libs/testing');
  const { startBackEnds } = await import('../../libs/testing/dist/index.js');
  process.env.OLN_TEST_ENV = env;
  const { stop } = await startBackEnds(env, kinds);
  globalThis.stopBackEnds = stop;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
}
