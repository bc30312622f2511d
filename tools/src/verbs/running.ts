import type { NatsLink } from '@oln/messaging';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import type { Ports } from '../stack/ports.js';
import { ensureSecrets } from '../stack/secrets.js';
import type { StackState } from '../stack/state.js';
import { currentState } from './status.js';

/** Throws {@link Problem} where the environment does not run. */
export async function runningState(env: string): Promise<StackState> {
  const state = await currentState(env);
  if (!state) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
  return state;
}

export const portsOf = async (env: string): Promise<Ports> => (await runningState(env)).ports;

/** With the house's own login to NATS, which may do everything. */
export async function withLink<Result>(env: string, work: (link: NatsLink) => Promise<Result>): Promise<Result> {
  const { nats } = await portsOf(env);
  // Loaded when needed: the other verbs work before the libraries are compiled.
  const { NatsLink: Link } = await import('@oln/messaging');
  const secrets = ensureSecrets(environmentPaths(env));
  const link = new Link({ url: `nats://127.0.0.1:${nats}`, user: 'house', password: secrets.nats.house, name: 'oln' });
  try {
    return await work(link);
  } finally {
    await link.close();
  }
}
