import { inflateRawSync } from 'node:zlib';

/** What an archive (ZIP) may hold, whatever it says of itself. */
export interface ArchiveLimits {
  files: number;
  /** Of all files together, unpacked. */
  bytes: number;
}

/** Files by their names, folders among them. */
export type Unpacked =
  { files: ReadonlyMap<string, Buffer> } | { fault: 'not-readable' | 'too-many-files' | 'too-large' };

/** A file as the directory at the end of the archive has it. */
interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  bytes: number;
  /** Where its own head begins, and its contents. */
  headAt: number;
  at: number;
}

const END = Buffer.from('PK\u0005\u0006', 'latin1');
const END_BYTES = 22;
const [ENTRY, HEAD] = [0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED = 1;
const UTF8 = 0x800;
/** What may stand behind a file: how long it was, for who wrote it without knowing. */
const LONGEST_TAIL_BYTES = 24;

class TooMany extends Error {}
class TooLarge extends Error {}

/**
 * Unpacks a ZIP and stops where it grows beyond what is allowed: what an archive claims of itself counts for nothing. One that holds
 * anything else than its directory names, for which another program might look, or is not as it says, cannot be read.
 */
export function unpack(bytes: Buffer, limits: ArchiveLimits): Unpacked {
  try {
    const { entries, endAt } = directoryOf(bytes, limits.files);
    if (entries.reduce((sum, entry) => sum + entry.bytes, 0) > limits.bytes) return { fault: 'too-large' };
    assertNothingElse(entries, endAt);
    return { files: filesOf(bytes, entries, limits.bytes) };
  } catch (error) {
    if (error instanceof TooMany) return { fault: 'too-many-files' };
    return { fault: error instanceof TooLarge ? 'too-large' : 'not-readable' };
  }
}

function directoryOf(bytes: Buffer, mostFiles: number): { entries: Entry[]; endAt: number } {
  const end = bytes.lastIndexOf(END);
  if (end < 0 || end + END_BYTES + bytes.readUInt16LE(end + 20) > bytes.length)
    throw new Error('No archive, or half of one');
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostFiles) throw new TooMany();
  const begin = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  let at = begin;
  while (entries.length < count) {
    entries.push(entryAt(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at > end) throw new Error('The directory of the archive is longer than it says');
  return { entries, endAt: begin };
}

function entryAt(bytes: Buffer, at: number): Entry {
  const headAt = bytes.readUInt32LE(at + 42);
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const isWhole = bytes.readUInt32LE(at) === ENTRY && bytes.readUInt32LE(headAt) === HEAD;
  // Who reads file by file believes the head, who reads by the directory the directory.
  if (!isWhole || flags & ENCRYPTED || bytes.readUInt16LE(headAt + 8) !== method)
    throw new Error('The archive is not what it says');
  const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  return {
    name: name.toString(flags & UTF8 ? 'utf8' : 'latin1'),
    method,
    packedBytes: bytes.readUInt32LE(at + 20),
    bytes: bytes.readUInt32LE(at + 24),
    headAt,
    at: headAt + 30 + bytes.readUInt16LE(headAt + 26) + bytes.readUInt16LE(headAt + 28),
  };
}

/** Between the files, and after the last one, there is no room for one that the directory does not name. */
function assertNothingElse(entries: readonly Entry[], endAt: number): void {
  let reached = 0;
  for (const { headAt, at, packedBytes } of [...entries].sort((left, right) => left.headAt - right.headAt)) {
    if (headAt < reached || headAt - reached > LONGEST_TAIL_BYTES) throw new Error('The archive holds something else');
    reached = at + packedBytes;
  }
  if (reached > endAt || endAt - reached > LONGEST_TAIL_BYTES) throw new Error('The archive holds something else');
}

function filesOf(bytes: Buffer, entries: readonly Entry[], mostBytes: number): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = mostBytes;
  for (const entry of entries) {
    const content = contentOf(bytes.subarray(entry.at, entry.at + entry.packedBytes), entry.method, left);
    if (content.length > left) throw new TooLarge();
    if (content.length !== entry.bytes) throw new Error('A file of the archive is not as long as it says');
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

function contentOf(packed: Buffer, method: number, mostBytes: number): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error('The archive is packed in a way that is not known');
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes + 1 });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : error;
  }
}
