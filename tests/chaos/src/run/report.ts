import { INVARIANTS, SKIPPED } from '../invariants/all.js';
import type { FaultResult } from './run-fault.js';
import { complaints, median, passed } from './verdict.js';

const HEAD = [
  ...['fault', 'strikes', 'asked', 'acknowl.', 'recorded', 'facts', 'published', 'effects', 'processes'],
  ...['lost', 'doubled', 'wrong', ...INVARIANTS.map(({ id }) => id), ...SKIPPED.map(({ id }) => id)],
  ...['bad answers', 'ready ms', 'at work ms', 'worst ms', 'settled ms', ''],
];

/** Faults × invariants, with counts. */
export function table(results: readonly FaultResult[]): string {
  const rows = [HEAD, ...results.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: string[]): string => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ');
  const skipped = SKIPPED.map(({ id, why }) => `${id} skipped: ${why}. `).join('');
  return `${rows.map(line).join('\n')}\n\n${skipped}${SKIPPED.length} of ${INVARIANTS.length + SKIPPED.length} invariants skipped.\n`;
}

function rowOf(result: FaultResult): string[] {
  const { fault, strikes, asked, acknowledged, counts, findings, badAnswers, settledMs } = result;
  const of = (kind: string): string => String(findings.filter((finding) => finding.kind === kind).length);
  const each = INVARIANTS.map(({ id }) => {
    const count = findings.filter(({ invariant }) => invariant === id).length;
    return count === 0 ? 'holds' : String(count);
  });
  const worst = Math.max(0, ...strikes.map(({ readyMs, flowMs }) => Math.max(readyMs, flowMs)));
  const { records, facts, published, effects, processes } = counts;
  return [
    ...[fault, strikes.length, asked, acknowledged, records, facts, published, effects, processes].map(String),
    ...[of('lost'), of('doubled'), of('wrong'), ...each, ...SKIPPED.map(() => 'skipped')],
    ...[
      badAnswers.length,
      median(strikes.map(({ readyMs }) => readyMs)),
      median(strikes.map(({ flowMs }) => flowMs)),
    ].map(String),
    ...[worst, settledMs].map((ms) => String(Math.round(ms))),
    passed(result) ? 'holds' : 'does not hold',
  ];
}

const SHOWN = 12;

/** What is wrong, fault by fault. */
export function complaintsText(results: readonly FaultResult[]): string {
  return results
    .filter((result) => !passed(result))
    .map((result) => {
      const all = complaints(result);
      const more = all.length > SHOWN ? [`… and ${all.length - SHOWN} more (--json names all)`] : [];
      return `${result.fault}:\n${[...all.slice(0, SHOWN), ...more].map((text) => `  ${text}`).join('\n')}\n`;
    })
    .join('\n');
}

/** What faults measured besides the table. */
export const figuresText = (results: readonly FaultResult[]): string =>
  results
    .filter(({ figures }) => Object.keys(figures).length > 0)
    .map(({ fault, figures }) => {
      const each = Object.entries(figures).map(([name, value]) => `  ${name.padEnd(40)} ${Math.round(value)}`);
      return `${fault}:\n${each.join('\n')}\n`;
    })
    .join('\n');
