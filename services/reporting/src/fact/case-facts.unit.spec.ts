import { describe, expect, it } from '@jest/globals';
import type { KeptFact } from './history.js';
import { marksOf } from './facts.js';
import { FOREVER, type Mark } from './mark.js';
import type { MeasureName } from './measures.js';

let told = 0;
const at = (day: string, hour = 15): string => `2026-${day}T${hour}:00:00Z`;
const fact = (name: string, when: string, data: Record<string, unknown>, subject = 'case-1'): KeptFact => {
  told += 1;
  return { id: `fact-${String(told).padStart(4, '0')}`, name, subject, version: told, at: Date.parse(when), data };
};

const opened = (day: string) =>
  fact('case.opened', at(day), {
    line: 'case-management',
    priority: 'high',
    personInCharge: 'gestora-1',
    openedAt: at(day),
  });
const moved = (day: string, from: string, to: string) => fact('case.moved', at(day), { from, to });
const closed = (day: string, stage: string, outcome: string, more = {}) =>
  fact('case.closed', at(day), { stage, outcome, closedAt: at(day), ...more });

const of = (marks: readonly Mark[], measure: MeasureName) =>
  marks
    .filter((mark) => mark.measure === measure)
    .map(({ code, on, since, until, value }) => [code, on, since, until === FOREVER ? 'holds' : until, value]);

const FACTORS = {
  factors: { riskBefore: 2, riskMitigated: 1, protectiveBefore: 0, protectiveStrengthened: 0 },
  factorChanges: [
    { factor: 'neglect', kind: 'risk', before: 3, after: 1, change: 'better' },
    { factor: 'neglect', kind: 'risk', before: 3, after: 3, change: 'same' },
    { factor: 'isolation', kind: 'risk', before: 2, after: 2, change: 'same' },
    { factor: 'school-bond', kind: 'protective', before: 1, after: 1, change: 'same' },
  ],
};

describe('What a case adds to the figures', () => {
  it('is nothing before it is known that it was opened', () => {
    expect(marksOf('case', 'case-1', [moved('03-10', 'invitation', 'diagnosis')])).toEqual([]);
  });

  it('an invitation on the day on which it was opened, whenever it is answered', () => {
    const facts = [
      opened('03-02'),
      moved('03-20', 'invitation', 'second-look'),
      closed('03-20', 'invitation', 'invitation-rejected'),
    ];
    const marks = marksOf('case', 'case-1', facts);
    expect(of(marks, 'case.invited')).toEqual([['high', '2026-03-02', '2026-03-02', 'holds', -1]]);
    expect(of(marks, 'case.invitation-answer')).toEqual([['rejected', '2026-03-02', '2026-03-20', 'holds', -1]]);
    expect(of(marks, 'case.attended')).toEqual([]);
  });

  it('a family that is attended, from the day on which it accepts', () => {
    const marks = marksOf('case', 'case-1', [opened('03-02'), moved('03-12', 'invitation', 'diagnosis')]);
    expect(of(marks, 'case.attended')).toEqual([['', '2026-03-12', '2026-03-12', 'holds', -1]]);
    expect(of(marks, 'case.invitation-answer')).toEqual([['accepted', '2026-03-02', '2026-03-12', 'holds', -1]]);
  });

  it('one stage at a time, and how long each took', () => {
    const facts = [
      opened('03-02'),
      moved('03-12', 'invitation', 'diagnosis'),
      moved('04-11', 'diagnosis', 'family-plan'),
    ];
    const marks = marksOf('case', 'case-1', facts);
    expect(of(marks, 'case.stage')).toEqual([
      ['diagnosis', '2026-03-12', '2026-03-12', '2026-04-11', -1],
      ['family-plan', '2026-04-11', '2026-04-11', 'holds', -1],
      ['invitation', '2026-03-02', '2026-03-02', '2026-03-12', -1],
    ]);
    expect(of(marks, 'case.stage-days')).toEqual([
      ['diagnosis', '2026-04-11', '2026-04-11', 'holds', 30],
      ['invitation', '2026-03-12', '2026-03-12', 'holds', 10],
    ]);
  });

  it('a family in the charge of one person, and of another from the day of the handover until the outcome', () => {
    const facts = [
      opened('03-02'),
      fact('case.reassigned', at('03-20'), { from: 'gestora-1', to: 'gestora-2' }),
      closed('04-01', 'diagnosis', 'renounced'),
      fact('case.reassigned', at('04-10'), { from: 'gestora-2', to: 'gestora-3' }),
    ];
    expect(of(marksOf('case', 'case-1', facts), 'case.in-charge')).toEqual([
      ['gestora-1', '2026-03-02', '2026-03-02', '2026-03-20', -1],
      ['gestora-2', '2026-03-20', '2026-03-20', '2026-04-01', -1],
    ]);
  });

  it('mitigated risks on the day of the acceptance, known from the evaluation on; a family once for each factor', () => {
    const facts = [
      opened('03-02'),
      moved('03-12', 'invitation', 'diagnosis'),
      fact('evaluation.held', at('09-01'), FACTORS, 'evaluation-1'),
    ];
    const marks = marksOf('case', 'case-1', facts);
    expect(of(marks, 'case.risk-mitigated')).toEqual([['', '2026-03-12', '2026-09-01', 'holds', -1]]);
    expect(of(marks, 'case.protection-strengthened')).toEqual([]);
    expect(of(marks, 'case.evaluated')).toEqual([['', '2026-03-12', '2026-09-01', 'holds', -1]]);
    expect(of(marks, 'factor.risk').map(([code]) => code)).toEqual(['isolation', 'neglect']);
    expect(of(marks, 'factor.risk-mitigated').map(([code]) => code)).toEqual(['neglect']);
    expect(of(marks, 'factor.protection').map(([code]) => code)).toEqual(['school-bond']);
  });

  it('what the last evaluation found, and not what an earlier one did', () => {
    const worse = { ...FACTORS, factors: { ...FACTORS.factors, riskMitigated: 0 }, factorChanges: [] };
    const facts = [
      opened('03-02'),
      moved('03-12', 'invitation', 'diagnosis'),
      fact('evaluation.held', at('09-01'), FACTORS, 'evaluation-1'),
      closed('12-01', 'closure', 'completed', worse),
    ];
    const marks = marksOf('case', 'case-1', facts);
    expect(of(marks, 'case.risk-mitigated')).toEqual([['', '2026-03-12', '2026-09-01', '2026-12-01', -1]]);
    expect(of(marks, 'case.evaluated')).toEqual([['', '2026-03-12', '2026-09-01', 'holds', -1]]);
    expect(of(marks, 'case.completed')).toEqual([['', '2026-03-12', '2026-12-01', 'holds', -1]]);
  });

  it('a family that renounces after it accepted, on the day of its acceptance', () => {
    const facts = [
      opened('03-02'),
      moved('03-12', 'invitation', 'diagnosis'),
      closed('05-02', 'diagnosis', 'renounced'),
    ];
    const marks = marksOf('case', 'case-1', facts);
    expect(of(marks, 'case.renounced')).toEqual([['', '2026-03-12', '2026-05-02', 'holds', -1]]);
    expect(of(marks, 'case.exit')).toEqual([['renounced', '2026-05-02', '2026-05-02', 'holds', -1]]);
  });

  it('the line of the case, in every mark', () => {
    const first = opened('03-02');
    const marks = marksOf('case', 'case-1', [moved('03-12', 'invitation', 'diagnosis'), first]);
    expect(new Set(marks.map(({ line }) => line))).toEqual(new Set(['case-management']));
  });
});
