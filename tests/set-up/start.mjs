// Starts the back ends of a run once, from the compiled house (./oln test has compiled it).
export async function start(env) {
  process.env.OLN_TEST_ENV = env;
  const { startBackEnds } = await import('../../libs/testing/dist/index.js');
  const { stop } = await startBackEnds(env);
  globalThis.stopBackEnds = stop;
}
