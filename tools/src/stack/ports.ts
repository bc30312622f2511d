import { createServer } from 'node:net';
import { Problem } from '../problem.js';
import type { PartDefinition } from './part-definition.js';

/** Where the parts listen, all on the loopback address. */
export const DEFAULT_PORTS = {
  gateway: 8080,
  intake: 3101,
  cases: 3102,
  alerts: 3103,
  offer: 3104,
  community: 3105,
  reporting: 3106,
  worker: 3110,
  postgres: 5433,
  nats: 4222,
  natsMonitor: 8222,
  temporal: 7233,
  temporalUi: 8233,
  temporalMetrics: 7235,
  smtp: 1025,
  mail: 8025,
  identity: 4180,
};
export type PortName = keyof typeof DEFAULT_PORTS;
export type Ports = Record<PortName, number>;

/** Replicas of a part listen this far apart. */
export const REPLICA_STEP = 20;

export function portsAt(offset: number): Ports {
  return Object.fromEntries(Object.entries(DEFAULT_PORTS).map(([name, port]) => [name, port + offset])) as Ports;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

type Listening = Pick<PartDefinition, 'name' | 'ports'>;

/** Throws {@link Problem} that names who is in the way, and an `--port-offset` at which nobody is. */
export async function assertFree(parts: readonly Listening[], offset = 0): Promise<void> {
  const wanted = parts.flatMap(({ name, ports }) => ports.map((port) => ({ name, port })));
  if (wanted.some(({ port }) => port > 65_535))
    throw new Problem('There is no port above 65535: take a smaller --port-offset.');
  const free = await Promise.all(wanted.map(({ port }) => isFree(port)));
  const taken = wanted.filter((_, index) => !free[index]).map(({ name, port }) => `${port} (${name})`);
  if (taken.length === 0) return;
  const elsewhere = offset + (await freeShift(wanted.map(({ port }) => port)));
  throw new Problem(
    `Taken by another program: port ${taken.join(', ')}. Stop it, or move the whole stack: ./oln up --port-offset ${elsewhere}.`,
  );
}

/** How far these ports must move so that each is free: with a round number one might meet another stack's. */
async function freeShift(ports: readonly number[]): Promise<number> {
  for (let shift = 100; shift <= 3_000; shift += 100) {
    const free = await Promise.all(ports.map((port) => isFree(port + shift)));
    if (free.every(Boolean)) return shift;
  }
  return 1_000;
}

/** Below the ports that the kernel hands out by itself. */
const OFFSETS = { from: 9_000, steps: 150, step: 100 };

/** An offset at which every port is free, for stacks of tests. */
export async function freeOffset(): Promise<number> {
  for (let attempt = 0; attempt < OFFSETS.steps; attempt++) {
    const offset = OFFSETS.from + Math.floor(Math.random() * OFFSETS.steps) * OFFSETS.step;
    const free = await Promise.all(Object.values(portsAt(offset)).map(isFree));
    if (free.every(Boolean)) return offset;
  }
  throw new Problem('No free range of ports was found: close some programs and run this again.');
}
