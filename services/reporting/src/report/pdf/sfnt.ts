import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;
const MOST_BYTES = 16_777_216;

const padded = (length: number): number => (length + 3) & ~3;

/**
 * A font as it was before it was packed for the web (WOFF 1.0, https://www.w3.org/TR/WOFF/). What reads fonts in JavaScript unpacks a
 * table each time that it looks into it, which took more than half of the time of a report. Throws where it is no such font.
 */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF) throw new Error('The font is no WOFF 1.0');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => tableOf(woff, WOFF_HEAD + at * WOFF_ENTRY));
  const head = Buffer.alloc(SFNT_HEAD + count * SFNT_ENTRY);
  const power = Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(2 ** power * SFNT_ENTRY, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(count * SFNT_ENTRY - 2 ** power * SFNT_ENTRY, 10);
  let offset = head.length;
  tables.forEach(({ tag, checksum, bytes }, at) => {
    const entry = SFNT_HEAD + at * SFNT_ENTRY;
    [tag, checksum, offset, bytes.length].forEach((number, place) => head.writeUInt32BE(number, entry + place * 4));
    offset += padded(bytes.length);
  });
  const filled = tables.map(({ bytes }) => Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]));
  return Buffer.concat([head, ...filled]);
}

function tableOf(woff: Buffer, at: number): { tag: number; checksum: number; bytes: Buffer } {
  const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((place) => woff.readUInt32BE(at + place)) as [
    ...[number, number, number, number, number],
  ];
  const stored = woff.subarray(offset, offset + packed);
  const bytes = packed < length ? inflateSync(stored, { maxOutputLength: MOST_BYTES }) : stored;
  if (bytes.length !== length) throw new Error('A table of the font is not as long as it says');
  return { tag, checksum, bytes };
}
