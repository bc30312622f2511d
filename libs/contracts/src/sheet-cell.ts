/**
 * Cells of sheets that we give out (CSV), safe against formulas: a spreadsheet must not run what somebody typed into a name. A piece
 * that would begin a formula gets an apostrophe before it, which spreadsheets take for "this is text". A piece is what begins a
 * cell in any dialect: the text itself, and what follows a comma, a semicolon, a tab or a line break in it (a sheet with commas,
 * opened where the semicolon parts cells, is cut there, whatever quotes say). {@link readCell} takes the marks away again.
 */
const PIECE = /(^|[,;\t\r\n])([ "']*)(?=[=+\-@＝＋－＠])/g;
const MARKED = /(^|[,;\t\r\n])([ "']*)'(?=[=+\-@＝＋－＠])/g;
const SEPARATOR = /[,;\t\r\n]/;

/** Numbers, telephones, and the days of iCalendar (`-1FR`): they call nothing, and whoever reads the sheet by program needs them as they are. */
const PLAIN = /^[+-]\d[\d .()/-]*([A-Z]{2})?$/;
/** Without one of these nothing is called from outside: a list with dashes in a description stays one. */
const CALLS = /[(|!]/;

/** The text as it stands in a sheet; quotes around it are the writer's matter. */
export const safeCell = (text: string): string =>
  text.replace(PIECE, (whole, before: string, lead: string, at: number) =>
    isFormula(text.slice(at + whole.length).split(SEPARATOR, 1)[0]!, lead, before) ? `${whole}'` : whole,
  );

/** What {@link safeCell} was given. Of a sheet that was written elsewhere it takes the apostrophes that stand before formulas alone. */
export const readCell = (cell: string): string => cell.replace(MARKED, '$1$2');

function isFormula(piece: string, lead: string, before: string): boolean {
  // Would be taken for a mark when it is read.
  if (lead.endsWith("'")) return true;
  if (!/^[+-]/.test(piece)) return true;
  if (PLAIN.test(piece.trimEnd())) return false;
  return before === '' || CALLS.test(piece);
}
