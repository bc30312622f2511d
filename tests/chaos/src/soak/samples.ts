import { readdirSync, readFileSync } from 'node:fs';
import type { House } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import type { Arena } from '../faults/fault.js';

/** How the house stood at one moment. */
export interface Sample {
  seconds: number;
  /** MB of resident memory by part, with the processes it has made. */
  memory: Record<string, number>;
  outboxRows: number;
  outboxOldestSeconds: number;
  consumerWaiting: number;
}

export async function sample({ stack, house }: Pick<Arena, 'stack' | 'house'>, began: number): Promise<Sample> {
  const memory: Record<string, number> = {};
  const children = childrenOf();
  for (const { name, pid } of stack.state().parts) if (pid) memory[name] = familyMegabytes(pid, children);
  const { rows, oldest } = await outboxLag(house);
  const consumers = await house.stream.consumers();
  const consumerWaiting = consumers.reduce((sum, { num_pending }) => sum + num_pending, 0);
  const seconds = Math.round((Date.now() - began) / 1_000);
  return { seconds, memory, outboxRows: rows, outboxOldestSeconds: oldest, consumerWaiting };
}

const WAITING = SERVICES.map((service) => `select recorded_at from ${service}.outbox where published_at is null`).join(
  ' union all ',
);

async function outboxLag(house: House): Promise<{ rows: number; oldest: number }> {
  const [lag] = await house.read((ask) =>
    ask<{ rows: number; oldest: number }>(
      `select count(*)::int as rows, coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8 as oldest
         from (${WAITING}) as waiting`,
    ),
  );
  return lag!;
}

function childrenOf(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(field(Number(name), 'status', 'PPid'));
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

/** Shared pages are counted once: PostgreSQL's processes share most of theirs. */
function familyMegabytes(pid: number, children: Map<number, number[]>): number {
  const own = Number(field(pid, 'smaps_rollup', 'Pss')) || Number(field(pid, 'status', 'VmRSS')) || 0;
  const others = (children.get(pid) ?? []).map((child) => familyMegabytes(child, children));
  return others.reduce((sum, megabytes) => sum + megabytes, own / 1_024);
}

/** A figure of a process in /proc; empty where it has ended. */
function field(pid: number, file: string, name: string): string {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    return new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? '';
  } catch {
    return '';
  }
}

export function asCsv(samples: readonly Sample[]): string {
  const parts = Object.keys(samples[0]?.memory ?? {});
  const head = ['seconds', ...parts.map((part) => `${part} MB`), 'outbox rows', 'oldest s', 'consumers wait'];
  const lines = samples.map(({ seconds, memory, outboxRows, outboxOldestSeconds, consumerWaiting }) => [
    seconds,
    ...parts.map((part) => (memory[part] ?? 0).toFixed(1)),
    outboxRows,
    outboxOldestSeconds.toFixed(2),
    consumerWaiting,
  ]);
  return [head, ...lines].map((line) => line.join(',')).join('\n') + '\n';
}
