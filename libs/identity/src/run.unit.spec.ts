import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigit, formatRun, isRun, parseRun } from './index.js';

describe('A RUN as people write it', () => {
  it.each([
    '12.345.678-5',
    '12345678-5',
    '123456785',
    ' 12.345.678 - 5 ',
    '12,345,678-5',
    '12 345 678 5',
    '012.345.678-5',
    '12.345.678–5',
    '12.345.678−5',
    '12.345.678‑5',
    '12\u00a0345\u00a0678-5',
    '\ufeff12345678-5',
    "12'345'678-5",
  ])('"%s" is 12345678-5', (text) => {
    expect(parseRun(text)).toEqual({ ok: true, run: '12345678-5' });
  });

  it('takes k and K', () => {
    expect(parseRun('20.347.878-k')).toEqual({ ok: true, run: '20347878-K' });
    expect(parseRun('20347878K')).toEqual({ ok: true, run: '20347878-K' });
  });

  it.each([
    ['', 'empty'],
    ['  .- ', 'empty'],
    ['12.345.678-6', 'check-digit'],
    ['12.345.687-5', 'check-digit'],
    ['12345678', 'check-digit'],
    ['K', 'malformed'],
    ['5', 'malformed'],
    ['sin RUN', 'malformed'],
    ['12.345.67K-5', 'malformed'],
    ['12/03/2015', 'malformed'],
    ['１２３４５６７８-5', 'malformed'],
    ['1234567890123', 'malformed'],
    ['1-9', 'out-of-range'],
    ['0-0', 'out-of-range'],
    ['76.086.428-5', 'company'],
    ['100.200.300-3', 'provisional'],
  ] as const)('"%s" is refused: %s', (text, reason) => {
    expect(parseRun(text)).toEqual({ ok: false, reason });
    expect(isRun(text)).toBe(false);
  });

  it('is shown with points', () => {
    expect(formatRun('12345678-5')).toBe('12.345.678-5');
    expect(formatRun('7654321-6')).toBe('7.654.321-6');
    expect(formatRun('987654-3')).toBe('987.654-3');
  });
});

describe('The check digit (modulo 11)', () => {
  const numbers = fc.integer({ min: 100_000, max: 49_999_999 });

  it('makes sum of the weighted digits and itself a multiple of 11', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const check = checkDigit(number);
        const weighted = [...String(number)]
          .reverse()
          .reduce((sum, digit, at) => sum + Number(digit) * (2 + (at % 6)), 0);
        return (weighted + (check === 'K' ? 10 : Number(check))) % 11 === 0;
      }),
    );
  });

  it('comes back from every way of writing', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const run = `${number}-${checkDigit(number)}`;
        return [run, formatRun(run), run.replace('-', ''), run.toLowerCase()].every((text) => {
          const parsed = parseRun(text);
          return parsed.ok && parsed.run === run;
        });
      }),
    );
  });

  it('notices every wrong check digit', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...'0123456789K'),
        (number, digit) => isRun(`${number}-${digit}`) === (digit === checkDigit(number)),
      ),
    );
  });

  it('notices every single wrong digit, and every pair of neighbours exchanged', () => {
    fc.assert(
      fc.property(numbers, fc.nat(7), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digits = [...String(number)];
        const place = at % digits.length;
        const wrong = digits.with(place, String((Number(digits[place]) + by) % 10)).join('');
        const next = (place + 1) % digits.length;
        const swapped = digits.with(place, digits[next]!).with(next, digits[place]!).join('');
        const caught = (text: string) => text === String(number) || checkDigit(Number(text)) !== checkDigit(number);
        return caught(wrong) && (next === 0 || caught(swapped));
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseRun(text).ok === 'boolean'));
  });
});
