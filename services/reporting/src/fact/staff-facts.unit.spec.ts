import { describe, expect, it } from '@jest/globals';
import { marksOf } from './facts.js';
import type { KeptFact } from './history.js';
import { knownOn } from './mark.js';

const changed = (version: number, day: string, active: boolean, caseloads: object[] = []): KeptFact => ({
  ...{ id: `fact ${version}`, name: 'staff.changed', subject: 'entry', version, at: Date.parse(`${day}T15:00:00Z`) },
  data: { person: 'gestora-1', active, caseloads },
});
const MANAGES = { line: 'case-management', maximum: 40 };

describe('How many families somebody attends at most', () => {
  const facts = [
    changed(1, '2026-03-02', true, [MANAGES]),
    changed(2, '2026-04-10', true, [
      { ...MANAGES, maximum: 30 },
      { line: 'family-therapy', maximum: 5 },
    ]),
    changed(3, '2026-06-01', false, [MANAGES]),
  ];
  const on = (day: string, of = facts) =>
    knownOn(marksOf('staff', 'gestora-1', of), day).map(({ line, code, value }) => [line, code, value]);

  it('is what the directory said last, by line', () => {
    expect(on('2026-03-01')).toEqual([]);
    expect(on('2026-04-09')).toEqual([['case-management', 'gestora-1', 40]]);
    expect(on('2026-04-10')).toEqual([
      ['case-management', 'gestora-1', 30],
      ['family-therapy', 'gestora-1', 5],
    ]);
  });

  it('is nothing of somebody who has left', () => expect(on('2026-06-01')).toEqual([]));

  it('is the same in whatever order it came, and however often', () => {
    expect(on('2026-05-01', [...facts].reverse().concat(facts))).toEqual(on('2026-05-01'));
  });
});
