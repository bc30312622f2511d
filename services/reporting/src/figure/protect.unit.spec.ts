import { describe, expect, it } from '@jest/globals';
import { findIndicator } from '../indicator/indicators.js';
import type { Cell, Dimension } from './cell.js';
import { evaluate, type Figure } from './evaluate.js';
import { protect } from './protect.js';

const cell = (measure: Cell['measure'], commune: string, n: number, more: Partial<Cell> = {}): Cell => ({
  ...{ measure, commune, n, month: '', line: 'case-management', code: '', value: -1 },
  ...more,
});

/** Attended and renounced by commune: of two regions. */
const FEW = [
  ...[cell('case.attended', '13110', 40), cell('case.attended', '13101', 30), cell('case.attended', '05101', 50)],
  ...[cell('case.renounced', '13110', 2), cell('case.renounced', '13101', 9), cell('case.renounced', '05101', 12)],
];

function shown(
  id: string,
  cells: readonly Cell[],
  by: Dimension[],
  scope: { commune?: string; region?: string } = {},
  reach: readonly string[] | '*' = '*',
): Figure[] {
  const indicator = findIndicator(id)!;
  const here = cells.filter(
    ({ commune }) =>
      (reach === '*' || reach.includes(commune)) &&
      (!scope.commune || commune === scope.commune) &&
      (!scope.region || commune.startsWith(scope.region)),
  );
  const figures = evaluate(indicator, { cells: here, committed: [], by, months: [] });
  return protect(figures, indicator, { cells, by, scope, reach });
}

const hidden = (figures: readonly Figure[]): (string | undefined)[] =>
  figures.filter(({ suppressed }) => suppressed).map(({ commune, code, line }) => commune ?? code ?? line ?? 'all');

describe('A figure that leaves its commune', () => {
  it('is not shown where it is of fewer than five, nor the one beside it that would give it away', () => {
    expect(hidden(shown('renounced', FEW, ['commune']))).toEqual(['13101', '13110']);
  });

  it('is hidden in the same places, whatever is asked for', () => {
    expect(hidden(shown('renounced', FEW, [], { commune: '13110' }))).toEqual(['all']);
    expect(hidden(shown('renounced', FEW, [], { commune: '13101' }))).toEqual(['all']);
    expect(hidden(shown('renounced', FEW, [], { region: '13' }))).toEqual([]);
    expect(hidden(shown('renounced', FEW, []))).toEqual([]);
  });

  it('is hidden in the same places, whoever asks', () => {
    // The country's total would give the only commune of region 05 away, so that region 13 has none either.
    const cells = [
      ...[cell('case.attended', '13110', 40), cell('case.attended', '13101', 30), cell('case.attended', '05101', 50)],
      ...[cell('case.renounced', '13110', 2), cell('case.renounced', '13101', 9), cell('case.renounced', '05101', 3)],
    ];
    const region = ['13110', '13101'];
    expect(hidden(shown('renounced', cells, ['commune']))).toEqual(['05101', '13101', '13110']);
    expect(hidden(shown('renounced', cells, ['commune'], {}, region))).toEqual(['13101', '13110']);
    expect(hidden(shown('renounced', cells, []))).toEqual([]);
    for (const scope of [{}, { region: '13' }])
      expect(hidden(shown('renounced', cells, [], scope, region))).toEqual(['all']);
  });

  it('that sums up some communes of a region is shown where each of them is', () => {
    const cells = [
      ...FEW,
      ...[cell('case.attended', '13102', 60), cell('case.renounced', '13102', 30)],
      ...[cell('case.attended', '13103', 60), cell('case.renounced', '13103', 30)],
    ];
    expect(hidden(shown('renounced', cells, ['commune']))).toEqual(['13101', '13110']);
    expect(hidden(shown('renounced', cells, [], {}, ['13102', '13103', '05101']))).toEqual([]);
    // Thirty more than what is shown of it: the rest is the one that is hidden.
    expect(hidden(shown('renounced', cells, [], {}, ['13102', '13110']))).toEqual(['all']);
    expect(hidden(shown('renounced', cells, [], { region: '13' }, ['13102', '13101', '13110']))).toEqual(['all']);
  });

  it('says nothing of what it hides', () => {
    const [figure] = shown('renounced', FEW, [], { commune: '13110' });
    expect(figure).toEqual({ indicator: 'renounced', suppressed: true });
    const coverage = {
      indicator: 'coverage',
      value: 0.5,
      numerator: 2,
      denominator: 4,
      expected: 0.6,
      light: 'yellow',
    } as const;
    const cells = [cell('case.attended', '13110', 2), cell('case.attended', '05101', 50)];
    const protecting = { cells, by: [], scope: { commune: '13110' }, reach: '*' as const };
    expect(protect([coverage], findIndicator('coverage')!, protecting)).toEqual([
      { indicator: 'coverage', suppressed: true },
    ]);
  });

  it('is not shown either where all but a few are counted: those few are as easily found', () => {
    const cells = [
      ...[cell('case.invited', '13110', 40), cell('case.invited', '13101', 60), cell('case.invited', '05101', 50)],
      ...[
        cell('case.invitation-answer', '13110', 38, { code: 'accepted' }),
        cell('case.invitation-answer', '13101', 30, { code: 'accepted' }),
      ],
      cell('case.invitation-answer', '05101', 30, { code: 'accepted' }),
    ];
    expect(hidden(shown('invitations-accepted', cells, ['commune']))).toEqual(expect.arrayContaining(['13110']));
    expect(hidden(shown('invitations-accepted', cells, []))).toEqual([]);
  });

  it('is not shown where what it is divided by is not: by code that is the sum of all codes', () => {
    const closed = (commune: string, code: string, n: number) => cell('alert.closed', commune, n, { line: '', code });
    const [informed, dismissed, intake] = ['case-informed', 'dismissed', 'intake'] as const;
    const cells = [
      ...[closed('13110', informed, 6), closed('13110', dismissed, 3), closed('13110', intake, 3)],
      closed('13101', dismissed, 3),
      ...[closed('13102', informed, 40), closed('13102', dismissed, 30), closed('13102', intake, 30)],
      ...[closed('05101', informed, 50), closed('05101', dismissed, 50)],
    ];
    const told = shown('alert-outcomes', cells, ['commune', 'code']).filter(({ suppressed }) => !suppressed);
    // Of 13101 there are three: 115 of the region, less 100, less the twelve that a share of 13110 is of.
    expect(hidden(shown('alert-outcomes', cells, ['commune']))).toEqual(['13101', '13110']);
    expect(told.map(({ commune, code }) => `${commune} ${code}`)).toContain('13102 case-informed');
    expect(told.filter(({ commune }) => commune === '13110')).toEqual([]);
  });

  it('of times is hidden where few had any', () => {
    const days = (commune: string, n: number) => cell('case.stage-days', commune, n, { code: 'diagnosis', value: 12 });
    const cells = [days('13110', 3), days('13101', 40), days('05101', 30)];
    expect(hidden(shown('stage-days', cells, ['commune']))).toEqual(['13101', '13110']);
  });

  it('is whole where nothing of it is small', () => {
    const cells = FEW.map((one) => ({ ...one, n: one.n * 10 }));
    expect(hidden(shown('renounced', cells, ['commune', 'line']))).toEqual([]);
  });
});
