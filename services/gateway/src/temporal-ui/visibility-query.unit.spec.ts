import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { narrowed } from './visibility-query.js';

const HERE = ['13110'];
const WITHIN = 'OlnCommune IN ("13110")';

describe('A search for processes', () => {
  it.each([
    ['', WITHIN],
    ['OlnOverdue = true', `(OlnOverdue = true) AND ${WITHIN}`],
    ['GROUP BY ExecutionStatus', `${WITHIN} GROUP BY ExecutionStatus`],
    [
      'OlnStage = "a" OR OlnStage = "b" ORDER BY StartTime',
      `(OlnStage = "a" OR OlnStage = "b") AND ${WITHIN} ORDER BY StartTime`,
    ],
    ['OlnStage = "group by"', `(OlnStage = "group by") AND ${WITHIN}`],
    [
      '`ExecutionStatus`="Running" AND (a = 1 OR b = 2)',
      `(\`ExecutionStatus\`="Running" AND (a = 1 OR b = 2)) AND ${WITHIN}`,
    ],
    ['a = "x -- y // z # ñ"', `(a = "x -- y // z # ñ") AND ${WITHIN}`],
    [
      'a >= -1.5 AND b != 2 AND c <> 3 AND d IN ("e", \'f\') AND g IS NOT NULL',
      `(a >= -1.5 AND b != 2 AND c <> 3 AND d IN ("e", 'f') AND g IS NOT NULL) AND ${WITHIN}`,
    ],
  ])('for %p is held to the communes of who asks', (query, expected) => {
    expect(narrowed(query, HERE)).toBe(expected);
  });

  it('names every commune of who has several, and is left as it is for who has all', () => {
    expect(narrowed('a = 1', ['13110', '13119'])).toBe('(a = 1) AND OlnCommune IN ("13110", "13119")');
    expect(narrowed('a = 1', '*')).toBe('a = 1');
  });

  it.each([
    'a = 1) OR (b = 2',
    ') OR (',
    'a = "x',
    "a = 'x",
    'a = `x',
    '(a = 1',
    'a = 1 -- b',
    'a = 1; b = 2',
    'a = 1 /* b',
    'a = 1 // b',
    'a = 1 # b',
    'OlnOverdue=false // (\n) //',
    'a = 1 #\r\n',
    'a = 1\nOR b = 2',
    'a = "1\n"',
    'a = 1 / b',
    'GROUP BY a) OR (b = 1',
    "a = 'x\\' OR (b = 1) OR c = '1'",
  ])('that would get out of them is refused: %s', (query) => {
    expect(narrowed(query, HERE)).toBeUndefined();
  });

  it('of any length is judged at once', () => {
    for (const part of ['a1', '-1', '"a"', "'", '(']) expect(narrowed(`${part.repeat(30_000)}#`, HERE)).toBeUndefined();
  });

  const SIGNS = ['a', '1', '=', '(', ')', '"', "'", '`', '\\', ';', '\n', '\r', '--', '//', '#', '/*', '*/', '/', '-'];

  it('always ends up inside the parentheses that the communes are joined to, whatever is written', () => {
    const word = fc.constantFrom(...SIGNS, ' OR ', ' AND ', 'group by');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const query = narrowed(words.join(''), HERE);
        if (query === undefined) return;
        const read = asRead(query);
        // What stands before the condition on communes is balanced at every point, and the condition is no comment.
        expect(read).toContain(COMMUNES);
        const before = read.slice(0, read.indexOf(COMMUNES));
        let depth = 0;
        for (const [at, letter] of [...before].entries()) {
          if (letter === '(') depth += 1;
          if (letter === ')') depth -= 1;
          const isLast = before.slice(at + 1).trim() === 'AND';
          if (depth === 0 && letter === ')') expect(isLast).toBe(true);
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 4_000 },
    );
  });
});

const COMMUNES = '@';

/** As Temporal's own reader takes it: without comments, and without what stands in quotes. */
const asRead = (query: string): string =>
  query.replace(WITHIN, COMMUNES).replace(/"[^"]*"|'[^']*'|`[^`]*`|(?:--|\/\/|#)[^\n]*|\/\*[^]*?(?:\*\/|$)/g, ' ');
