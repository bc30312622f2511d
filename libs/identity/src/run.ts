/** Normalised RUN: digits, hyphen, check digit (`12345678-5`, `7654321-K`). */
export type Run = string;

/**
 * Why a text is no RUN of a natural person. `company`: the range of legal entities; `provisional`: the range of
 * provisional identifiers (IPE, IPA), which are kept apart from the RUN.
 */
export type RunProblem = 'empty' | 'malformed' | 'out-of-range' | 'company' | 'provisional' | 'check-digit';
export type ParsedRun = { ok: true; run: Run } | { ok: false; reason: RunProblem };

const LOWEST = 100_000;
const FIRST_COMPANY = 50_000_000;
const FIRST_PROVISIONAL = 100_000_000;

/** Spaces (also those of spreadsheets), points, thousands separators and any kind of dash. */
const IGNORED = /[\s\u200b-\u200d\u2060\ufeff.,'’·\u00ad\u2010-\u2015\u2212-]/gu;
const DIGITS_AND_CHECK = /^0*(\d{1,9})([\dK])$/;

/** Reads a RUN as people write it: `12.345.678-5`, `12345678-5`, `123456785`, `7654321-k`. Never throws. */
export function parseRun(text: string): ParsedRun {
  const bare = text.replace(IGNORED, '').toUpperCase();
  if (bare === '') return { ok: false, reason: 'empty' };
  const [, body, check] = DIGITS_AND_CHECK.exec(bare) ?? [];
  if (body === undefined || check === undefined) return { ok: false, reason: 'malformed' };
  const number = Number(body);
  if (checkDigit(number) !== check) return { ok: false, reason: 'check-digit' };
  const reason = rangeProblem(number);
  return reason ? { ok: false, reason } : { ok: true, run: `${number}-${check}` };
}

export const isRun = (text: string): boolean => parseRun(text).ok;

/** `12.345.678-5`. Expects a normalised RUN. */
export function formatRun(run: Run): string {
  const [number = '', check = ''] = run.split('-');
  return `${number.replace(/\B(?=(\d{3})+$)/g, '.')}-${check}`;
}

/** Modulo 11 with the weights 2 to 7 from the right. */
export function checkDigit(number: number): string {
  let sum = 0;
  let weight = 2;
  for (let rest = number; rest > 0; rest = Math.floor(rest / 10)) {
    sum += (rest % 10) * weight;
    weight = weight === 7 ? 2 : weight + 1;
  }
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? 'K' : String(digit);
}

function rangeProblem(number: number): RunProblem | undefined {
  if (number < LOWEST) return 'out-of-range';
  if (number >= FIRST_PROVISIONAL) return 'provisional';
  return number >= FIRST_COMPANY ? 'company' : undefined;
}
