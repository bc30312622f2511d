import { createServer } from 'node:net';
import { Problem } from '../problem.js';

/** Where the parts listen, all on the loopback address. */
export const DEFAULT_PORTS = {
  gateway: 8080,
  intake: 3101,
  cases: 3102,
  worker: 3110,
  postgres: 5433,
  nats: 4222,
  natsMonitor: 8222,
  temporal: 7233,
  temporalUi: 8233,
  temporalMetrics: 7235,
  smtp: 1025,
  mail: 8025,
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

export async function assertFree(ports: Ports): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) if (!(await isFree(port))) taken.push(`${port} (${name})`);
  if (taken.length === 0) return;
  throw new Problem(
    `Taken by another program: port ${taken.join(', ')}. Stop it, or move the whole stack: ./oln up --port-offset 1000.`,
  );
}

/** An offset at which every port is free, for stacks of tests. */
export async function freeOffset(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const offset = 10_000 + Math.floor(Math.random() * 400) * 100;
    const free = await Promise.all(Object.values(portsAt(offset)).map(isFree));
    if (free.every(Boolean)) return offset;
  }
  throw new Problem('No free range of ports was found: close some programs and run this again.');
}
