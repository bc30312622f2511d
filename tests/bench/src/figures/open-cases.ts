import { dataConverter, loadKeyRing } from '@oln/crypto';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { percentile } from '../harness/statistics.js';
import { CaseOffice } from '../house/case-office.js';
import { Histories } from '../house/histories.js';
import { inHouse, type House } from '../house/house.js';
import type { Program } from '../house/program.js';

/** Families of the pilot's second year. */
const CASES = 5_520;
const CACHE = 500;
const SIGNALS = 400;
/** Twice the cache, so that it is full of what it cannot keep. */
const FILLING = 1_000;
const SIGNAL_EVERY_MS = 50;
/** A collector that has nothing to do gives memory back. */
const RESTS_MS = 10_000;

/** Shared pages counted in part. */
function megabytesOf({ pid }: Program): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1];
  return Number(kilobytes) / 1_024;
}

async function restingMegabytes(worker: Program): Promise<number> {
  await sleep(RESTS_MS);
  return megabytesOf(worker);
}

/** Each to another case, at a steady rate: few of them are in the cache. */
async function signal(histories: Histories, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const asOf = new Date().toISOString();
    const message = { messageId: randomUUID(), what: 'contact-attempted', actor: 'gestora-1', asOf };
    await Promise.all([histories.signal(id, 'happened', message), sleep(SIGNAL_EVERY_MS)]);
  }
  await sleep(2_000);
}

async function withFullCache(bench: Bench, house: House): Promise<{ before: number; after: number; ids: string[] }> {
  const office = await CaseOffice.open(house);
  const worker = await house.startWorker({ OLN_CACHED_PROCESSES: String(CASES + CACHE) });
  const warm = await office.openCases(CACHE);
  await office.startProcesses(warm);
  const before = await restingMegabytes(worker);
  bench.say(`  opening ${CASES} cases`);
  const ids = await office.openCases(CASES);
  bench.say('  starting their processes');
  await office.startProcesses(ids);
  const after = await restingMegabytes(worker);
  await worker.stop();
  return { before, after, ids };
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats', 'temporal'], async (house) => {
    const { before, after, ids } = await withFullCache(bench, house);
    bench.say(`  a cache of ${CACHE}`);
    const small = await house.startWorker({ OLN_CACHED_PROCESSES: String(CACHE) });
    const histories = await Histories.open(house, dataConverter(loadKeyRing(house.keysFile)));
    await signal(histories, ids.slice(0, FILLING));
    const judged = ids.slice(FILLING, FILLING + SIGNALS);
    await signal(histories, judged);
    const smallMegabytes = await restingMegabytes(small);
    const waits = (await Promise.all(judged.map((id) => histories.obeyedWithinMs(id)))).flat();
    await histories.close();
    return {
      runs: [((after - before) * 1_024) / CASES],
      also: { cases: CASES, workerBeforeMB: before, signalP50Ms: percentile(waits, 0.5), signals: waits.length },
      further: [
        { name: 'workerMB', measured: after, value: 2_048, atMost: true },
        { name: 'cacheOf500MB', measured: smallMegabytes, value: 500, atMost: true },
        { name: 'signalP99Ms', measured: percentile(waits, 0.99), value: 500, atMost: true },
      ],
      faults:
        waits.length === SIGNALS && waits.every(Number.isFinite)
          ? []
          : [`Of ${SIGNALS} signals ${waits.filter(Number.isFinite).length} were obeyed`],
    };
  });
}

export const openCases: Figure = {
  id: 'P6',
  value: 300,
  atMost: true,
  unit: 'KiB',
  about: `memory of our worker per process of case management in its cache, ${CASES} of them open`,
  running: `PostgreSQL, NATS, Temporal, the cases service, our worker; then a worker with a cache of ${CACHE}, ${SIGNALS} signals to processes it must read again`,
  measure,
};
