import {
  ensureSecrets,
  environmentPaths,
  eraseEnvironment,
  freeOffset,
  stopEnvironment,
  Supervisor,
  type Detour,
  type Secrets,
  type StackState,
} from '@oln/tools';
import { join } from 'node:path';

export interface RunningStack {
  /** Address of the gateway. */
  base: string;
  state(): StackState;
  secrets: Secrets;
  folder: string;
  setSpeed(speed: number): void;
  /** kill -9 of one part; the supervisor brings it back. */
  kill(part: string): void;
  stop(): Promise<void>;
}

export interface StackWishes {
  replicas?: number;
  /** With the embedded provider of identities and its people. */
  signIn?: boolean;
  portOffset?: number;
  /** Further variables for every service and worker. */
  environment?: Record<string, string>;
  /** Further variables for single parts, by their names. */
  environmentOf?: Readonly<Record<string, Record<string, string>>>;
  /** Ports at which single parts find the back ends. */
  detours?: Readonly<Record<string, Detour>>;
}

/** A whole system of its own, on free ports, erased afterwards: for scenarios. */
export async function startStack(env: string, wishes: StackWishes = {}): Promise<RunningStack> {
  // What a run that was killed left.
  await stopEnvironment(env);
  eraseEnvironment(env);
  const paths = environmentPaths(env);
  const { replicas = 1, portOffset = await freeOffset(), environment = {}, environmentOf, detours, signIn } = wishes;
  const spans = { OLN_TRACE_FILE: join(paths.folder, 'spans.jsonl') };
  const given = { environment: { ...spans, ...environment }, environmentOf, detours };
  const options = { env, replicas, portOffset, realTime: false, signIn, ...given };
  const supervisor = new Supervisor(options, () => undefined);
  await supervisor.start();
  return {
    base: `http://127.0.0.1:${supervisor.state.ports.gateway}`,
    state: () => supervisor.state,
    secrets: ensureSecrets(paths),
    folder: paths.folder,
    setSpeed: (speed) => void supervisor.setSpeed(speed),
    kill: (part) => killPart(supervisor.state, part),
    stop: async () => {
      await supervisor.stop();
      eraseEnvironment(env);
    },
  };
}

function killPart({ parts }: StackState, name: string): void {
  const pid = parts.find((part) => part.name === name)?.pid;
  if (!pid) throw new Error(`There is no part ${name}; there is ${parts.map((part) => part.name).join(', ')}`);
  process.kill(pid, 'SIGKILL');
}
