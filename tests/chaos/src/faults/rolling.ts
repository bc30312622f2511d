import { setTimeout as sleep } from 'node:timers/promises';
import { askControl, environmentPaths } from '@oln/tools';
import type { Arena, Fault, Strike } from './fault.js';
import { SERVICE_PART, WORKER_PART } from '../house/services.js';
import { strikeAt } from './recovery.js';

const isRolled = (name: string): boolean => SERVICE_PART.test(name) || WORKER_PART.test(name);
/** Between two parts, as a deployment that waits until the new one is trusted. */
const PAUSE_MS = 1_000;

/** Every service and worker is asked to stop and comes back, one after the other, under load: no call may fail in the end. */
export const rolling: Fault = {
  id: 'rolling',
  about: 'a rolling restart of every service and worker',
  readyWithinMs: 15_000,
  strike: async (arena) => {
    const restarted: Strike[] = [];
    const names = arena.stack.state().parts.flatMap(({ name }) => (isRolled(name) ? name : []));
    for (const name of arena.random.shuffle(names)) {
      if (arena.stopped()) break;
      await sleep(PAUSE_MS);
      restarted.push(await strikeAt(arena, name, () => askToRestart(arena, name), 'restarted in order'));
    }
    return restarted;
  },
};

async function askToRestart({ stack }: Arena, name: string): Promise<void> {
  const { socket } = environmentPaths(stack.state().env);
  if (!(await askControl(socket, `/restart?part=${name}`))) throw new Error(`${name} could not be asked to restart`);
}
