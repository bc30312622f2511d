import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeText, repairMojibake } from './sheet-text.js';

describe('The text of a file', () => {
  const text = 'José Peña; Ñuñoa; “comillas”\nÚrsula Güell; año';

  it.each(['utf8', 'windows-1252'] as const)('is read from %s', (encoding) => {
    expect(decodeText(iconv.encode(text, encoding))).toBe(text);
  });

  it('is read from UTF-8 and UTF-16 with their marks', () => {
    expect(decodeText(iconv.encode(text, 'utf8', { addBOM: true }))).toBe(text);
    expect(decodeText(iconv.encode(text, 'utf-16le', { addBOM: true }))).toBe(text);
  });

  it('is read line by line where two encodings were pasted together', () => {
    const [first = '', second = ''] = text.split('\n');
    const mixed = Buffer.concat([iconv.encode(`${first}\n`, 'windows-1252'), iconv.encode(second, 'utf8')]);
    expect(decodeText(mixed)).toBe(text);
  });

  it.each([
    ['JosÃ© MarÃ\u00ada', 'José María'],
    ['NÃºÃ±ez', 'Núñez'],
    ['José', 'José'],
    ['Ângela', 'Ângela'],
  ])('"%s" was meant as "%s"', (spoilt, meant) => {
    expect(repairMojibake(spoilt)).toBe(meant);
  });

  it('in UTF-8 always comes back as it went', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        fc.pre(!any.startsWith('\ufeff') && !/[\ud800-\udfff](?![\udc00-\udfff])/.test(any));
        expect(decodeText(Buffer.from(`x${any}`, 'utf8'))).toBe(`x${any}`);
      }),
    );
  });
});
