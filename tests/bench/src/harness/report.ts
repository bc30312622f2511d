import type { Bar, Figure, Measured } from './figure.js';
import { median, rounded, spreadOf } from './statistics.js';

export interface Result {
  figure: Figure;
  measured: Measured;
}

/** Below its bar a figure may be by a fifth, with a profile that says why (0-rulings, Honest proofs). */
const TOLERATED = 0.8;

export type Verdict = 'met' | 'within a fifth' | 'missed';

export function verdictOf(value: number, { value: bar, atMost = false }: Partial<Bar>): Verdict {
  if (bar === undefined) return Number.isFinite(value) ? 'met' : 'missed';
  // 0.6 of 0.75 is four fifths, whatever floating point makes of it.
  const share = rounded(atMost ? bar / value : value / bar);
  if (!(share >= TOLERATED)) return 'missed';
  return share >= 1 ? 'met' : 'within a fifth';
}

const valueOf = ({ measured }: Result): number => (measured.runs.length > 0 ? median(measured.runs) : Number.NaN);

/** Every bar of the figure; a fault makes whatever was measured worthless. */
export function verdictsOf(result: Result): Verdict[] {
  if (result.measured.faults.length > 0) return ['missed'];
  const further = (result.measured.further ?? []).map((one) => verdictOf(one.measured, one));
  return [verdictOf(valueOf(result), result.figure), ...further];
}

export const isHeld = (result: Result): boolean => verdictsOf(result).every((verdict) => verdict !== 'missed');

export function asJson(results: readonly Result[]): string {
  const rows = results.map((result) => [result.figure.id, jsonOf(result)]);
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
}

function jsonOf(result: Result): Record<string, unknown> {
  const { figure, measured } = result;
  const { runs, also, further = [], faults } = measured;
  const more = further.flatMap(({ name, measured: value, value: bar }) => [
    [name, rounded(value)],
    [`${name}Bar`, bar],
  ]);
  const all = { ...also, ...Object.fromEntries(more), ...(runs.length > 0 ? { spread: spreadOf(runs) } : {}) };
  return {
    value: rounded(valueOf(result)),
    bar: figure.value ?? null,
    unit: figure.unit,
    runs: runs.map(rounded),
    also: { ...mapped(all), verdict: worst(verdictsOf(result)), ...(faults.length > 0 ? { faults } : {}) },
  };
}

const mapped = (also: Measured['also']): Measured['also'] =>
  Object.fromEntries(Object.entries(also).map(([name, value]) => [name, roundedAny(value)]));

function roundedAny(value: Measured['also'][string]): Measured['also'][string] {
  if (typeof value === 'number') return rounded(value);
  return typeof value === 'string' ? value : value.map(rounded);
}

const WORST_FIRST: Verdict[] = ['missed', 'within a fifth', 'met'];
const worst = (verdicts: Verdict[]): Verdict => WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'missed';

const MARKS: Record<Verdict, string> = { met: '✓', 'within a fifth': '~', missed: '✗' };

export const asTable = (results: readonly Result[]): string => results.map(linesOf).join('');

function linesOf(result: Result): string {
  const { figure, measured } = result;
  const bar = (of: Partial<Bar>): string => (of.value === undefined ? 'none' : `${of.atMost ? '≤' : '≥'} ${of.value}`);
  const [low, high] = measured.runs.length > 0 ? spreadOf(measured.runs).map(rounded) : [Number.NaN, Number.NaN];
  const head = `${MARKS[worst(verdictsOf(result))]} ${figure.id.padEnd(4)} ${rounded(valueOf(result))} ${figure.unit} (${low} to ${high}), bar ${bar(figure)}: ${figure.about}\n`;
  const further = (measured.further ?? []).map(
    (one) => `       ${MARKS[verdictOf(one.measured, one)]} ${one.name} ${rounded(one.measured)}, bar ${bar(one)}\n`,
  );
  const also = Object.entries(mapped(measured.also)).map(([name, value]) => `${name} ${String(value)}`);
  const rest = also.length > 0 ? `       ${also.join(', ')}\n` : '';
  return head + further.join('') + rest + measured.faults.map((fault) => `       ! ${fault}\n`).join('');
}
