import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import { ROOT } from '@oln/tools';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Measured } from '../harness/figure.js';

const HISTORIES = join(ROOT, 'workflows/histories');
const LONGEST = 'nine-months.json';
const KIB = 1_024;

export interface Size {
  events: number;
  bytes: number;
  /** Payloads that a codec sealed, of those that are there. */
  sealed: number;
  payloads: number;
}

/** As the server stores and sends it; the JSON of the file is much longer. */
export function sizeOf(file: string): Size {
  const text = readFileSync(file, 'utf8');
  const history = historyFromJSON(JSON.parse(text));
  const bytes = proto.temporal.api.history.v1.History.encode(history).finish().length;
  const encodings = [...text.matchAll(/"encoding":\s*"([^"]+)"/g)].map(([, encoding]) =>
    Buffer.from(encoding!, 'base64').toString(),
  );
  const sealed = encodings.filter((encoding) => encoding.startsWith('binary/')).length;
  return { events: history.events?.length ?? 0, bytes, sealed, payloads: encodings.length };
}

/** Recorded on a real server, and held by the replay suite against the processes of now: the code of now makes the same. */
async function measure(): Promise<Measured> {
  const all = readdirSync(HISTORIES).filter((name) => name.endsWith('.json'));
  const { events, bytes, sealed, payloads } = sizeOf(join(HISTORIES, LONGEST));
  const biggest = Math.max(...all.map((name) => sizeOf(join(HISTORIES, name)).bytes));
  return {
    runs: [events],
    also: { sealedPayloads: sealed, payloads, histories: all.length, biggestKiB: biggest / KIB },
    further: [{ name: 'historyKiB', measured: bytes / KIB, value: 300, atMost: true }],
    faults: sealed === 0 ? ['No payload of the history is sealed: its size says nothing'] : [],
  };
}

export const history: Figure = {
  id: 'P7',
  value: 1_000,
  atMost: true,
  unit: 'events',
  about: 'the history of a case of nine months, encrypted',
  running: 'nothing; the recorded history of the process, which ./oln test replay holds against the code of now',
  measure,
};
