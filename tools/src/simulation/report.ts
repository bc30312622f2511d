import { isWell, type Row } from './checks.js';
import type { LineFigures } from './line-to-gateway.js';

/** Where the wall time of a run went. */
export interface Effort {
  wallMs: number;
  /** Staff was at work: calls under way. */
  workingMs: number;
  /** Staff had done everything for the day and waited for the next one. */
  waitingMs: number;
  /** For the reporting service, after the last day. */
  catchingUpMs: number;
  days: number;
  secondsPerDay: number;
  paceChanges: number;
  /** Most clocks that had passed without being told, on any day. */
  clocksUntold: number;
  /** Days on which staff was behind. */
  daysLate: number;
  line: LineFigures;
  /** At the end. */
  atOnce: number;
}

export interface Result {
  scenario: string;
  families: number;
  seed: number;
  confidence: number;
  rows: Row[];
  effort: Effort;
  refusals: Record<string, number>;
  passed: boolean;
}

/** Why there is a dash where something could be configured. */
export const noteOf = (title: string, because: string): string => `${title}: not reckoned, ${because}.`;

const HEAD = ['', 'published', 'configured', 'observed', 'difference', 'tolerance', 'verdict'];

/** The table for people. */
export function tableOf({ rows, scenario, families, seed, confidence, passed }: Result): string {
  const body = rows.map(cellsOf);
  const widths = HEAD.map((head, at) => Math.max(head.length, ...body.map((cells) => cells[at]!.length)));
  const line = (cells: string[]): string =>
    `  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')}`.trimEnd();
  const title = `${scenario}: ${families} families committed, seed ${seed}. Observed is what the reporting service says.`;
  const held = rows.filter((row) => row.verdict !== 'not held').length;
  const told = held < rows.length ? ` ${rows.length - held} are told, and held against nothing.` : '';
  const verdict = passed
    ? `All ${held} checks hold, together with a confidence of ${confidence}.`
    : `${rows.filter((row) => !isWell(row.verdict)).length} of ${held} checks do not hold.`;
  const notes = rows.flatMap((row) => (row.because === undefined ? [] : [noteOf(row.title, row.because)]));
  return ['', title, '', line(HEAD), ...body.map(line), '', ...notes, `${verdict}${told}`, ''].join('\n');
}

function cellsOf(row: Row): string[] {
  const target = row.published ?? row.configured;
  const written = (value: number | undefined): string =>
    value === undefined ? '–' : row.kind === 'share' ? percent(value) : number(value);
  const difference = target === undefined ? '–' : signed(row, row.observed - target);
  const { from, to } = row.tolerated;
  const within =
    row.kind === 'committed' ? `± ${number(row.observed - from)}` : `${written(Math.max(from, 0))} … ${written(to)}`;
  return [
    row.title,
    written(row.published),
    written(row.configured),
    written(row.observed),
    difference,
    within,
    row.verdict,
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const number = (value: number): string => String(Number(value.toFixed(1)));
const signed = ({ kind }: Row, value: number): string =>
  `${value > 0 ? '+' : ''}${kind === 'share' ? `${(value * 100).toFixed(1)} pp` : number(value)}`;

/** What bounded the run. */
export function effortOf({ effort, refusals }: Result): string {
  const { wallMs, workingMs, waitingMs, catchingUpMs, days, line, atOnce } = effort;
  const mean = line.calls === 0 ? 0 : line.answeringMs / line.calls;
  const lines = [
    `${minutes(wallMs)} of wall time for ${days} days: ${minutes(workingMs)} staff at work (the calls), ${minutes(waitingMs)} waiting for the next day (the clock), ${minutes(catchingUpMs)} until reporting had heard everything.`,
    `${line.calls} calls, ${mean.toFixed(1)} ms each as seen by their callers, ${(line.calls / Math.max(wallMs / 1_000, 1)).toFixed(0)} a second, ${atOnce} at a time at the end; ${line.retries} sent again because the system asked to wait (${minutes(line.askedToWaitMs)} in all) or did not answer.`,
    `A day lasted ${effort.secondsPerDay.toFixed(2)} s at the end, after ${effort.paceChanges} changes of pace. Staff was behind on ${effort.daysLate} days; at most ${effort.clocksUntold} clocks had passed for three days without being told.`,
    `What bounded it: ${boundOf(effort)}.`,
  ];
  const refused = Object.entries(refusals).sort(([, one], [, other]) => other - one);
  const total = refused.reduce((sum, [, count]) => sum + count, 0);
  if (total > 0)
    lines.push(
      `${total} steps were refused and left or taken again, most often: ${refused
        .slice(0, 3)
        .map(([what, count]) => `${what} (${count})`)
        .join(', ')}.`,
    );
  return `${lines.join('\n')}\n`;
}

function boundOf({ workingMs, waitingMs, clocksUntold, daysLate }: Effort): string {
  if (clocksUntold > 0) return 'the processes in Temporal: time was slowed down so that they could keep up';
  if (workingMs > waitingMs || daysLate > 0) return 'the calls of staff, which the services answer one after the other';
  return 'the length of a day: staff and processes had done everything before it was over';
}

const minutes = (ms: number): string => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
