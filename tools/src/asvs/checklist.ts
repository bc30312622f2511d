/** How a requirement stands. */
export type Standing = 'met' | 'not applicable' | 'gap';

/** A line of the page: `- **V1.2.3** (L1) what is asked, in our words — **met**: what proves it`. */
export interface Entry {
  id: string;
  level: number;
  standing: Standing;
  /** Proof, reason, or what is missing. */
  told: string;
}

/** Requirements of the standard by level: `{ "1": ["V1.2.1", …], … }`. */
export type Levels = Readonly<Record<string, readonly string[]>>;

export interface Checklist {
  entries: Entry[];
  /** Requirements in the list of gaps at the beginning. */
  listed: string[];
  /** Lines that name a requirement and cannot be read. */
  unread: string[];
}

const LINE = /^- \*\*(V\d+\.\d+\.\d+)\*\* \(L([123])\) (?:.+?) — (?:\*\*)?(met|not applicable|gap)(?:\*\*)?: (.*)$/;
const NAMES_ONE = /^\s*[-|*] .*\bV\d+\.\d+\.\d+\b/;
const LISTED = /^\d+\. ((?:V\d+\.\d+\.\d+(?:, )?)+):/;

/** What the page says; nothing in it that looks like a line of it is passed over. */
export function readChecklist(page: string): Checklist {
  const lines = page.split('\n');
  const read = lines.map((line) => LINE.exec(line));
  return {
    entries: read.flatMap((found) => (found ? [entryOf(found)] : [])),
    listed: lines.flatMap((line) => LISTED.exec(line)?.[1]?.split(', ') ?? []),
    unread: lines.filter((line, at) => !read[at] && NAMES_ONE.test(line)),
  };
}

const entryOf = ([, id, level, standing, told]: RegExpExecArray): Entry => ({
  id: id!,
  level: Number(level),
  standing: standing as Standing,
  told: told!.trim(),
});

/** Everything that is wrong with the page, in sentences. `exists`: whether there is such a file in the repository. */
export function faultsOf(page: string, levels: Levels, exists: (path: string) => boolean): string[] {
  const { entries, listed, unread } = readChecklist(page);
  const wanted = [...(levels['1'] ?? []), ...(levels['2'] ?? [])];
  return [
    ...unread.map((line) => `cannot be read: ${line.slice(0, 80)}`),
    ...wanted.filter((id) => !entries.some((entry) => entry.id === id)).map((id) => `${id} is missing`),
    ...doubled(entries.map(({ id }) => id)).map((id) => `${id} stands there twice`),
    ...entries.flatMap((entry) => [...strange(entry, levels), ...unproven(entry, exists)]),
    ...differing(
      entries.filter(({ standing }) => standing === 'gap').filter(({ level }) => level < 3),
      listed,
    ),
  ];
}

const doubled = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];

function strange({ id, level }: Entry, levels: Levels): string[] {
  const known = Object.keys(levels).find((one) => levels[one]!.includes(id));
  if (!known) return [`${id} is no requirement of the standard`];
  return Number(known) === level ? [] : [`${id} is of level ${known}, not ${level}`];
}

/** Words enough to be a reason, or to say what is missing. */
const FEWEST_LETTERS = { 'not applicable': 5, gap: 25 } as const;

function unproven({ id, standing, told }: Entry, exists: (path: string) => boolean): string[] {
  const paths = pathsIn(told);
  const lost = paths.filter((path) => !exists(path)).map((path) => `${id} names what does not exist: ${path}`);
  if (standing === 'met') return paths.length === 0 ? [`${id} is met without a proof`] : lost;
  if (told.length < FEWEST_LETTERS[standing])
    return [...lost, `${id} is ${standing === 'gap' ? 'a gap' : standing} without a word why`];
  return lost;
}

const FOLDERS = /^(libs|services|workflows|tools|tests|deploy|docs)\//;
const FILE = /^[\w./-]+\.(ts|mjs|md|json|yml|conf|sql|sh)$/;

/** Paths in backticks, as they are in the repository; other words of the code may stand in backticks, too. */
const pathsIn = (told: string): string[] =>
  [...told.matchAll(/`([^`]+)`/g)].map(([, text]) => text!).filter((text) => FOLDERS.test(text) || FILE.test(text));

/** The list at the beginning says of all gaps which are the most dangerous: none is left out of it. */
function differing(gaps: readonly Entry[], listed: readonly string[]): string[] {
  const ids = gaps.map(({ id }) => id);
  return [
    ...ids.filter((id) => !listed.includes(id)).map((id) => `${id} is a gap and not in the list of gaps`),
    ...listed.filter((id) => !ids.includes(id)).map((id) => `${id} is in the list of gaps and none`),
    ...doubled(listed).map((id) => `${id} is in the list of gaps twice`),
  ];
}
