import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import { unpack } from './unpack.js';

interface Written {
  name: string;
  content: Buffer;
  /** As the directory, and the file's own head, have it; otherwise the truth. */
  claims?: number;
  methodInHead?: number;
  /** In the archive, but not in its directory. */
  hidden?: boolean;
}

/** An archive, letter by letter: what a program that means well would not write. */
function archive(files: readonly Written[], tail = 0): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims = content.length, methodInHead = 8, hidden } of files) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 'latin1');
    head.writeUInt16LE(methodInHead, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 'latin1');
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const whole = Buffer.concat([head, Buffer.from(name), packed, Buffer.alloc(tail)]);
    parts.push(whole);
    if (!hidden) directory.push(entry, Buffer.from(name));
    at += whole.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const LIMITS = { files: 3, bytes: 1_000 };
const small = (name: string, length = 300): Written => ({ name, content: Buffer.alloc(length, 'a') });
const bomb = (more: Partial<Written> = {}): Written => ({ name: 'b', content: Buffer.alloc(5_000_000), ...more });

describe('An archive', () => {
  it('is unpacked file by file', () => {
    const unpacked = unpack(archive([small('a'), small('b', 2)]), LIMITS);
    expect('files' in unpacked && [...unpacked.files].map(([name, content]) => [name, String(content)])).toEqual([
      ['a', 'a'.repeat(300)],
      ['b', 'aa'],
    ]);
  });

  it('may say behind each file how long it was', () => {
    expect(unpack(archive([small('a'), small('b')], 16), LIMITS)).toHaveProperty('files');
  });

  it.each<[string, Written[], string]>([
    ['says that it is too large', [bomb()], 'too-large'],
    ['says that it is small, and is not', [bomb({ claims: 10 })], 'too-large'],
    ['is too large in all', [small('a', 400), small('b', 400), small('c', 400)], 'too-large'],
    ['has too many files', ['a', 'b', 'c', 'd'].map((name) => small(name, 1)), 'too-many-files'],
    ['has a file of another length than it says', [{ ...small('a'), claims: 299 }], 'not-readable'],
    ['holds a file of which its directory says nothing', [small('a'), bomb({ hidden: true })], 'not-readable'],
    ['holds one before those that it names', [bomb({ hidden: true }), small('a')], 'not-readable'],
    ['tells two ways how a file is packed', [{ ...small('a'), methodInHead: 0 }], 'not-readable'],
  ])('that %s is refused', (_what, files, fault) => {
    expect(unpack(archive(files), LIMITS)).toEqual({ fault });
  });

  it('is refused however it breaks off, and never ends in a failure of ours', () => {
    const whole = archive([small('a'), small('b')]);
    for (let length = 0; length < whole.length; length++)
      expect([length, unpack(whole.subarray(0, length), LIMITS)]).toEqual([length, { fault: 'not-readable' }]);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 0xff;
      const unpacked = unpack(changed, LIMITS);
      const size = 'files' in unpacked ? [...unpacked.files.values()].reduce((sum, file) => sum + file.length, 0) : 0;
      expect(size).toBeLessThanOrEqual(LIMITS.bytes);
    }
  });
});
