import { describe, expect, it } from '@jest/globals';
import type { Template } from '../bare/template.js';
import type { Outcome } from '../load/load.js';
import { missingRows } from './write-run.js';

const template: Template = {
  id: 'r',
  key: 'k',
  answer: {},
  tables: [
    { table: 'outbox', columns: [], types: [], rows: [[], [], []] },
    { table: 'requests', columns: [], types: [], rows: [[]] },
  ],
};
const outcome: Outcome = {
  ...{ acknowledged: 100, refused: 0, seconds: 1, perSecond: 100 },
  ...{ p50: 1, p95: 2, p99: 2, max: 3 },
};

describe('Rows that are counted after a round', () => {
  it('are as many as were acknowledged, in every table', () => {
    const added = new Map([
      ['outbox', 300],
      ['requests', 100],
    ]);
    expect(missingRows('intake', template, outcome, added)).toEqual([]);
  });

  it('are told of when one is missing, or one is too many', () => {
    const added = new Map([
      ['outbox', 299],
      ['requests', 101],
    ]);
    expect(missingRows('bare', template, outcome, added)).toEqual([
      'bare.outbox has 299 new rows, 300 were acknowledged',
      'bare.requests has 101 new rows, 100 were acknowledged',
    ]);
  });

  it('and a call that was refused is a fault of its own', () => {
    const added = new Map([
      ['outbox', 300],
      ['requests', 100],
    ]);
    const refused = { ...outcome, refused: 2, firstProblem: '503: {}' };
    expect(missingRows('intake', template, refused, added)).toEqual(['2 calls were refused, the first with 503: {}']);
  });
});
