import { environmentPaths, ensureSecrets, eraseEnvironment, freeOffset, Supervisor, type Secrets, type StackState } from '@oln/tools';
import { join } from 'node:path';

export interface RunningStack {
  base: string;
  state(): StackState;
  secrets: Secrets;
  folder: string;
  setSpeed(speed: number): void;
  kill(part: string): void;
  stop(): Promise<void>;
}

/** A whole system of its own, on free ports, erased afterwards: for scenarios. */
export async function startStack(env: string, options: { replicas?: number; environment?: Record<string, string> } = {}): Promise<RunningStack> {
  eraseEnvironment(env);
  const paths = environmentPaths(env);
  const supervisor = new Supervisor(
    {
      env,
      replicas: options.replicas ?? 1,
      portOffset: await freeOffset(),
      realTime: false,
      environment: { OLN_TRACE_FILE: join(paths.folder, 'spans.jsonl'), ...options.environment },
    },
    () => undefined,
  );
  await supervisor.start();
  return {
    base: `http://127.0.0.1:${supervisor.state.ports.gateway}`,
    state: () => supervisor.state,
    secrets: ensureSecrets(paths),
    folder: paths.folder,
    setSpeed: (speed) => void supervisor.setSpeed(speed),
    kill: (part) => {
      const pid = supervisor.state.parts.find((candidate) => candidate.name === part)?.pid;
      if (!pid) throw new Error(`There is no part ${part}`);
      process.kill(pid, 'SIGKILL');
    },
    stop: async () => {
      await supervisor.stop();
      eraseEnvironment(env);
    },
  };
}
