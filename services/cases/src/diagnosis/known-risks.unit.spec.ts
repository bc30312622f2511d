import { describe, expect, it } from '@jest/globals';
import { CASE_IN, CHILD, SIBLING } from '../case-file/sample-cases.spec.js';
import type { Factor } from '../instrument/factors.js';
import type { CompleteDiagnosis } from './diagnosis.js';
import { criticalRisksOf, factorsPresent } from './known-risks.js';

const FILE = CASE_IN.execution;

const risk = (code: string, changes: Partial<Factor> = {}): Factor => ({
  ...{ code, kind: 'risk', level: 'family', value: 3, critical: true },
  ...changes,
});

/** Asked for every item, of which some are factors. */
const diagnosed = (on: string, items: string[], factors: Factor[]): CompleteDiagnosis => ({
  ...{ id: on, commune: FILE.commune, version: 1, caseId: FILE.id, familyId: FILE.familyId, kind: 'common' },
  ...{ moment: 'entry', instrumentId: 'i', children: FILE.children, begunAt: new Date(on), person: 'gestora-1' },
  answers: items.map((item) => ({ item, value: 0 })),
  state: 'complete',
  completedAt: new Date(on),
  factors,
});

describe('critical risks of a family', () => {
  const entry = diagnosed('2026-03-10', ['violence', 'self-harm'], [risk('violence'), risk('self-harm')]);

  it('are those of its diagnosis', () => {
    expect(criticalRisksOf([entry], FILE)).toEqual(['violence', 'self-harm']);
    expect(criticalRisksOf([], FILE)).toEqual([]);
  });

  it('are not those that are not critical, and none that protects', () => {
    const mild = diagnosed('2026-03-10', ['income'], [risk('income', { critical: false })]);
    expect(criticalRisksOf([mild], FILE)).toEqual([]);
  });

  it('are mitigated once the family was asked again and they are gone, in whatever order they are read', () => {
    const again = diagnosed('2026-09-10', ['violence', 'self-harm'], [risk('self-harm')]);
    expect(criticalRisksOf([entry, again], FILE)).toEqual(['self-harm']);
    expect(criticalRisksOf([again, entry], FILE)).toEqual(['self-harm']);
  });

  it('stay where a later diagnosis asked something else', () => {
    const detail = diagnosed('2026-04-01', ['supervision'], [risk('supervision')]);
    expect(criticalRisksOf([entry, detail], FILE)).toEqual(['supervision', 'violence', 'self-harm']);
  });

  it('leave with the child that has left the case', () => {
    const ofBoth = diagnosed(
      '2026-03-10',
      ['self-harm'],
      [risk('self-harm', { childId: SIBLING, level: 'child' }), risk('maltreatment', { childId: CHILD })],
    );
    const alone = { ...FILE, children: [CHILD] };
    expect(criticalRisksOf([ofBoth], FILE)).toEqual(['self-harm', 'maltreatment']);
    expect(criticalRisksOf([ofBoth], alone)).toEqual(['maltreatment']);
    expect(factorsPresent(ofBoth, alone)).toHaveLength(1);
  });
});
