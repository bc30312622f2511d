import { HOME } from '@oln/tools';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from './documents.js';

export interface FuzzOrder {
  /** Folder of the libraries of Schemathesis. */
  libraries: string;
  document: Document;
  /** Where the paths of the document begin. */
  base: string;
  /** Goes with every call. */
  token: string;
  /** Further lines of its configuration (TOML). */
  config?: string;
  /** By chance, of each operation. */
  examples: number;
  /** Every value at the edges of what the document says, and beyond them, comes first. */
  edges: boolean;
}

export interface Fuzzed {
  /** Nothing was found, and everything was looked at. */
  clean: boolean;
  /** What was found, with a call that shows each (without its token). */
  told: string;
  operations: { total: number; tested: number };
  calls: number;
}

/** The same calls in every run. */
const SEED = 20260302;
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

/** What was found is not made smaller: the call is told as it was sent. */
export async function fuzz({ libraries, base, token, examples, edges, ...given }: FuzzOrder): Promise<Fuzzed> {
  mkdirSync(join(HOME, 'test'), { recursive: true });
  const folder = mkdtempSync(join(HOME, 'test', 'fuzz-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(given.document));
    writeFileSync(join(folder, 'schemathesis.toml'), given.config ?? '');
    const words = [
      ...[
        'run',
        'openapi.json',
        '--url',
        base,
        '--phases',
        edges ? 'coverage,fuzzing' : 'fuzzing',
        '--checks',
        CHECKS.join(','),
      ],
      ...['--max-examples', String(examples), '--seed', String(SEED), '--generation-database', 'none', '--no-shrink'],
      ...['--generation-allow-x00', 'true', '--workers', '1', '--request-timeout', '30', '--continue-on-failure'],
      ...['--warnings', 'off', '--no-color', '--report', 'json', '--report-json-path', 'report.json'],
      ...['--header', `Authorization: Bearer ${token}`],
    ];
    const { status, printed } = await schemathesis(libraries, folder, words);
    return read(join(folder, 'report.json'), status, printed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function schemathesis(libraries: string, cwd: string, words: string[]): Promise<{ status: unknown; printed: string }> {
  const env = { ...process.env, PYTHONPATH: libraries, PYTHONNOUSERSITE: '1', PYTHONUTF8: '1' };
  const child = spawn('python3', ['-m', 'schemathesis.cli', ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, printed }));
  });
}

interface Report {
  operations: { total: number; tested: number } | null;
  test_cases: { generated: number };
  complete: boolean;
}

function read(file: string, status: unknown, printed: string): Fuzzed {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    throw new Error(`Schemathesis ended with ${String(status)} and gave no report:\n${printed.slice(-4_000)}`);
  }
  const { total = 0, tested = 0 } = report.operations ?? {};
  const clean = status === 0 && report.complete && total > 0 && tested === total;
  return {
    clean,
    told: clean ? '' : found(printed),
    operations: { total, tested },
    calls: report.test_cases.generated,
  };
}

/** So much of what was found that somebody reads it. */
const MOST_CHARACTERS = 20_000;

/** The parts on errors and failures; everything where there is none. */
function found(printed: string): string {
  const from = printed.search(/^=+ (ERRORS|FAILURES) =+$/m);
  const to = printed.search(/^=+ SUMMARY =+$/m);
  return printed.slice(Math.max(from, 0), to > from ? to : undefined).slice(0, MOST_CHARACTERS);
}
