import { describe, expect, it } from '@jest/globals';
import { period, questionsOf } from './dashboard.js';
import { faultsOfRebuild } from './projections.js';

const rows = { facts: 100, heard: 102, marks: 80, rollups: 40 };
const bare = { rows: 222, seconds: 1 };

describe('Rows that are counted after a rebuild', () => {
  it('are every fact once, and as many as the copy wrote', () => {
    expect(faultsOfRebuild(100, { rows, bare })).toEqual([]);
  });

  it('are told of when a fact is lost, when nothing was made of them, or when the copy was spared some', () => {
    expect(faultsOfRebuild(100, { rows: { ...rows, facts: 99 }, bare })).toEqual(['100 facts were told, 99 are kept']);
    expect(faultsOfRebuild(100, { rows, bare: { ...bare, rows: 221 } })).toEqual([
      'The rebuild wrote 222 rows, the copy 221',
    ]);
    const empty = { ...rows, marks: 0, rollups: 0 };
    expect(faultsOfRebuild(100, { rows: empty, bare: { ...bare, rows: 102 } })).toEqual(['Nothing was made of them']);
  });
});

describe('The questions of a dashboard', () => {
  const communes = ['01101', '05101', '13101', '13110'];

  it('are of each kind as many, and of whole months, as is asked outside the commune', () => {
    const kinds = new Map<string, number>();
    for (const { kind } of questionsOf(communes)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(new Set(kinds.values()).size).toBe(1);
    expect(kinds.size).toBe(5);
    expect(period().from.slice(8)).toBe('01');
  });

  it('reach no further than who asks them', () => {
    for (const { role, communes: reach, path } of questionsOf(communes)) {
      const region = new URL(path, 'http://x').searchParams.get('region');
      if (role === 'coordinator') expect(path).toContain(`commune=${reach[0]}`);
      if (region) expect(reach.every((commune) => commune.startsWith(region))).toBe(true);
    }
  });
});
