import type { PartState } from '@oln/tools';
import type { Arena, Fault, Strike } from './fault.js';
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
    const victims = inTurn(arena, fits);
    return blows(arena, forMs, BLOWS, (number) => strikeAt(arena, victims(number), kill));
  },
});

function inTurn({ stack, random }: Arena, fits: RegExp): (number: number) => string {
  const names = stack.state().parts.flatMap(({ name }) => (fits.test(name) ? name : []));
  const order = random.shuffle(names);
  return (number) => order[number % order.length]!;
}

export const services = killing('F1', 'kill -9 of each service', /^(intake|cases|gateway)(-\d+)?$/);
export const workers = killing('F2', 'kill -9 of a worker', /^worker(-\d+)?$/);
export const temporal = killing('F3', 'kill -9 of Temporal', /^temporal$/);
export const nats = killing('F4', 'kill -9 of NATS', /^nats$/);

const SOME_BACKEND = `
  select pid from pg_stat_activity where application_name ~ '^(intake|cases)/' and backend_type = 'client backend' order by random() limit 1`;

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
