import { describe, expect, it } from '@jest/globals';
import { fonts } from './fonts.js';
import { sfntOf } from './sfnt.js';

describe('A font', () => {
  it.each(['regular', 'bold'] as const)(
    '%s is unpacked whole: its tables are where its head says, with their checksums',
    (name) => {
      const font = fonts()[name];
      const count = font.readUInt16BE(4);
      expect([font.readUInt32BE(0).toString(16), count > 8]).toEqual(['10000', true]);
      for (let at = 0; at < count; at++) {
        const entry = 12 + at * 16;
        const [tag, checksum] = [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 4)];
        const [offset, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
        let sum = 0;
        for (let word = offset; word < offset + length; word += 4) sum = (sum + font.readUInt32BE(word)) >>> 0;
        // That of the head leaves out its own adjustment.
        if (tag === 'head') sum = (sum - font.readUInt32BE(offset + 8)) >>> 0;
        expect([tag, sum]).toEqual([tag, checksum]);
      }
    },
  );

  it('that is none is refused', () => {
    expect(() => sfntOf(Buffer.from('no font at all, but long enough to be read'))).toThrow('no WOFF');
  });
});
