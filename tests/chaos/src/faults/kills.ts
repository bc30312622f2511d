import type { PartState } from '@oln/tools';
import type { Arena, Fault, Strike } from './fault.js';
import { SERVICE_PART, SERVICES, WORKER_PART } from '../house/services.js';
import { blows, strikeAt, untilFlowing } from './recovery.js';

const BLOWS = 5;
const READY_WITHIN_MS = 5_000;

const kill = (part: PartState): void => void process.kill(part.pid!, 'SIGKILL');

/** kill -9 of parts whose names fit, each as often as the others, in an order from the seed. */
const killing = (id: string, about: string, fits: RegExp, readyWithinMs = READY_WITHIN_MS): Fault => ({
  id,
  about,
  readyWithinMs,
  strike: (arena, forMs) => {
    const victims = inOrder(arena, fits);
    const often = Math.max(BLOWS, victims.length);
    return blows(arena, forMs, often, (number) => strikeAt(arena, victims[number % victims.length]!, kill));
  },
});

const inOrder = ({ stack, random }: Arena, fits: RegExp): string[] =>
  random.shuffle(stack.state().parts.flatMap(({ name }) => (fits.test(name) ? name : [])));

export const services = killing('F1', 'kill -9 of each service', SERVICE_PART);
export const workers = killing('F2', 'kill -9 of a worker', WORKER_PART);
export const temporal = killing('F3', 'kill -9 of Temporal', /^temporal$/);
export const nats = killing('F4', 'kill -9 of NATS', /^nats$/);

const SOME_BACKEND = `
  select pid from pg_stat_activity where application_name ~ '^(${SERVICES.join('|')})/' and backend_type = 'client backend' order by random() limit 1`;

/** The server itself, and now and then one of its sessions: then it throws everybody out and recovers by itself. */
export const postgres: Fault = {
  id: 'F5',
  about: 'kill -9 of PostgreSQL: the server, or one of its sessions',
  readyWithinMs: 15_000,
  strike: (arena, forMs) =>
    blows(arena, forMs, BLOWS, (number) =>
      number % 3 === 2 ? killSession(arena) : strikeAt(arena, 'postgres', kill, 'the server'),
    ),
};

async function killSession(arena: Arena): Promise<Strike> {
  const [session] = await arena.house.read((rows) => rows<{ pid: number }>(SOME_BACKEND));
  const at = new Date();
  process.kill(session!.pid, 'SIGKILL');
  const flowMs = await untilFlowing(arena, at);
  const strike = {
    part: 'postgres',
    pid: session!.pid,
    at: at.toISOString(),
    readyMs: flowMs,
    flowMs,
    note: 'a session',
  };
  arena.say(`${strike.at.slice(11, 23)}  a session of postgres, pid ${session!.pid}: at work again after ${flowMs} ms`);
  return strike;
}
