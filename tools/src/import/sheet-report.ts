import { safeCell } from '@oln/contracts';
import type { Counts, Remark, ReportRow, SheetReport } from './send-sheet.js';

/** What people call the answers of rows. */
const STATES: Record<ReportRow['state'], string> = {
  pending: 'waits',
  accepted: 'taken',
  known: 'there already',
  'to-review': 'to review',
  refused: 'refused',
};

/** Whether nobody has to do anything: every row is a request now, or was before. */
export const isWhole = ({ pending, refused, toReview }: Counts): boolean => pending + refused + toReview === 0;

/** Rows that somebody must look at, then the sums. Cells are not printed: they name people. */
export function reportText({ id, rows, counts }: SheetReport): string {
  const open = rows.filter(({ state }) => state === 'refused' || state === 'to-review' || state === 'pending');
  const sums = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${counts.accepted} taken, ${counts.known} there already, ${counts.toReview} to review, ${counts.refused} refused.`;
  return [...open.map(rowLine), ...(open.length > 0 ? [''] : []), sums, ...adviceOf(id, counts)].join('\n') + '\n';
}

function rowLine({ row, state, answer, remarks }: ReportRow): string {
  // The remark on the cell says more than the answer of the row with the same code.
  const isSaid = remarks.some(({ code }) => code === answer?.code);
  const causes = answer && !isSaid ? [answer, ...remarks] : remarks;
  return `  row ${String(row).padStart(4)}  ${STATES[state].padEnd(9)}  ${causes.map(sentence).join(' · ')}`;
}

const sentence = ({ column, title, todo }: Remark): string => `${column ? `${column}: ` : ''}${title}. ${todo}`;

function adviceOf(id: string, { refused, toReview }: Counts): string[] {
  const correct = 'Correct the refused rows in the sheet and run this again: what was taken stays as it is.';
  const review = `Rows to review wait for somebody who says who is meant: POST /api/intake/v1/request-imports/${id}/rows/<row>/resolve`;
  return [...(refused > 0 ? [correct] : []), ...(toReview > 0 ? [review] : [])];
}

const HEAD = ['row', 'state', 'code', 'answer', 'todo', 'remarks', 'request'];

/** The whole report as a sheet that Excel opens as it is: semicolons, a byte order mark, no cell that names a person. */
export function reportCsv({ rows }: SheetReport): string {
  const lines = rows.map(({ row, state, answer, remarks, requestId }) => [
    String(row),
    state,
    answer?.code ?? '',
    answer?.title ?? '',
    answer?.todo ?? '',
    remarks.map(sentence).join(' · '),
    requestId ?? '',
  ]);
  return `\ufeff${[HEAD, ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

const quoted = (cell: string): string => `"${safeCell(cell).replace(/"/g, '""')}"`;
