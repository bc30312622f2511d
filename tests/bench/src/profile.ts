import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@oln/tools';

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
}

/** What V8's sampling profiler writes (`--cpu-prof`). Times in microseconds of the monotonic clock. */
interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
  startTime: number;
}

const LINES = 20;
/** No work of the program's own. */
const IDLE = ['(idle)', '(program)'];

/** Options with which a program writes a profile when it ends. */
export const profileOptions = (folder: string, name: string): string[] => [
  '--cpu-prof',
  `--cpu-prof-dir=${folder}`,
  `--cpu-prof-name=${name}.cpuprofile`,
];

/** Keeps, as text, where the time went from an instant on: start-up is not what is measured. */
export function keepProfile(id: string, name: string, file: string, sinceMicros: number): string {
  const folder = join(ROOT, 'docs/bench');
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, `${id}-${name}.txt`);
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  writeFileSync(kept, describeProfile(`${id}, ${name}`, profile, sinceMicros));
  return kept;
}

export function describeProfile(title: string, profile: CpuProfile, sinceMicros: number): string {
  const { self, packages, inclusive, busy, idle } = weigh(profile, sinceMicros);
  const share = (micros: number): string => `${((micros / busy) * 100).toFixed(1)} %`.padStart(7);
  const table = (name: string, times: Map<string, number>): string => {
    const first = [...times].sort(([, one], [, other]) => other - one).slice(0, LINES);
    return `\n${name}\n${first.map(([key, micros]) => `${share(micros)}  ${key}\n`).join('')}`;
  };
  const head = `${title}: busy ${(busy / 1e6).toFixed(1)} s, idle ${(idle / 1e6).toFixed(1)} s\n`;
  return [
    head,
    table('By package, self time', packages),
    table('By function, self time', self),
    table('Functions of the house, with what they call', inclusive),
  ].join('');
}

function weigh({ nodes, samples, timeDeltas, startTime }: CpuProfile, sinceMicros: number) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const [self, packages, inclusive] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  let [at, busy, idle] = [startTime, 0, 0];
  samples.forEach((sample, index) => {
    const micros = timeDeltas[index]!;
    at += micros;
    if (at < sinceMicros) return;
    const { callFrame } = byId.get(sample)!;
    if (IDLE.includes(callFrame.functionName)) return void (idle += micros);
    busy += micros;
    add(self, nameOf(callFrame), micros);
    add(packages, packageOf(callFrame), micros);
    const ours = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const frame = byId.get(id)!.callFrame;
      if (isOurs(frame)) ours.add(nameOf(frame));
    }
    for (const name of ours) add(inclusive, name, micros);
  });
  return { self, packages, inclusive, busy, idle };
}

const add = (times: Map<string, number>, key: string, micros: number): void =>
  void times.set(key, (times.get(key) ?? 0) + micros);

const placeOf = (url: string): string =>
  url
    .replace(/^file:\/\//, '')
    .replace(/^.*node_modules\//, '')
    .replace(`${ROOT}/`, '');

const nameOf = ({ functionName, url, lineNumber }: CallFrame): string =>
  `${functionName || '(anonymous)'} ${url ? `${placeOf(url)}:${lineNumber + 1}` : ''}`.trim();

const isOurs = ({ url }: CallFrame): boolean =>
  url.includes('/dist/') && !url.includes('node_modules') && url.startsWith('file://');

function packageOf({ functionName, url }: CallFrame): string {
  if (url === '') return functionName;
  if (url.startsWith('node:')) return 'node';
  const parts = placeOf(url).split('/');
  return parts.slice(0, /^(@|libs|services|tests)/.test(parts[0]!) ? 2 : 1).join('/');
}
