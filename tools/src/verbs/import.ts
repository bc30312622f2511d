import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { ApiClient } from '../api-client.js';
import { readSheetFile, sourceOf } from '../import/sheet-file.js';
import { sendSheet } from '../import/send-sheet.js';
import { isWhole, reportCsv, reportText } from '../import/sheet-report.js';
import { sheetTemplate, TITLES } from '../import/sheet-template.js';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { envOption } from './options.js';
import { currentState } from './status.js';

interface Options {
  env: string;
  commune: string;
  person: string;
  source?: string;
  report?: string;
  template?: boolean;
  language: 'es' | 'en';
  json: boolean;
}

const commune = (text: string): string => {
  if (!/^\d{5}$/.test(text)) throw new InvalidArgumentError('a CUT code of five digits, e.g. 13110');
  return text;
};
const source = (text: string): string => {
  if (!/^[a-z0-9][a-z0-9._-]{0,79}$/.test(text))
    throw new InvalidArgumentError('lower-case letters, digits, dots and dashes, e.g. escuela-d-120.2026-03');
  return text;
};
const person = (text: string): string => {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(text))
    throw new InvalidArgumentError('lower-case letters, digits, dots and dashes, e.g. coordinadora-1');
  return text;
};

const ABOUT = [
  'Takes a sheet of requests in, CSV or Excel (.xlsx), as the office keeps it: any order of columns, any of the usual spellings,',
  'dates as people write them, RUN with or without dots. Every row gets its answer. Run it again as often as you like: the same',
  'row of the same source is one request, ever.',
].join(' ');

/** Five to a line. */
const listed = (titles: readonly string[]): string =>
  titles
    .map((title, at) => (at % 5 === 0 ? `\n  ${title}` : `, ${title}`))
    .join('')
    .slice(1);

const EXAMPLES = `
Columns it knows, among others (a name and one more are enough):
${listed(TITLES)}

  ./oln import requests --template solicitudes.csv
  ./oln import requests solicitudes.xlsx --source escuela-d-120 --report respuesta.csv

Ends with 0 if every row is a request now or was before, with 1 if somebody must look at some.`;

export function register(program: Command): void {
  program
    .command('import')
    .summary('take in a sheet of requests, CSV or Excel')
    .description('Takes in sheets that an office keeps. ./oln import requests --help has an example.')
    .command('requests')
    .summary('requests, from a CSV or Excel sheet, with an answer for every row')
    .description(ABOUT)
    .argument('<file>', 'the sheet; with --template, the file to write')
    .addOption(envOption())
    .option('--commune <code>', 'whose office it is', commune, '13110')
    .option('--source <name>', 'who the sheet comes from (default: the name of the file)', source)
    .option('--person <id>', 'who takes it in', person, 'coordinadora-1')
    .addOption(new Option('--language <code>', 'of the answers').choices(['es', 'en']).default('es'))
    .option('--report <file>', 'writes the answer of every row to a CSV file')
    .option('--json', 'the whole report as JSON', false)
    .option('--template', 'writes an empty sheet with the columns')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: Options) => (options.template ? writeTemplate(file) : take(file, options)));
}

function writeTemplate(file: string): void {
  if (!/\.csv$/i.test(file))
    throw new Problem(`${file} cannot be written: an empty sheet is a .csv file, which Excel opens.`);
  write(file, sheetTemplate(), 'wx');
  process.stdout.write(`${file} is ready: fill it in, then ./oln import requests ${file}\n`);
}

async function take(file: string, options: Options): Promise<void> {
  const sheet = readSheetFile(fromCaller(file));
  const desk = await deskOf(options);
  const { source: from = sourceOf(file), commune: where, language } = options;
  const report = await sendSheet(desk, sheet, { source: from, commune: where, language }, progressLine());
  if (options.report) write(options.report, reportCsv(report));
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  process.exitCode = isWhole(report.counts) ? 0 : 1;
}

async function deskOf({ env, person: who, commune: where }: Options): Promise<ApiClient> {
  const state = await currentState(env);
  if (!state?.ready)
    throw new Problem(`"${env}" is not running: ./oln up${env === 'trial' ? '' : ` --env ${env}`} starts it.`);
  const { keysFile } = ensureSecrets(environmentPaths(env));
  return ApiClient.as(who, ['coordinator'], [where], `http://127.0.0.1:${state.ports.gateway}/api`, keysFile);
}

/** On a terminal one line that grows; in a log one line for every tenth. */
function progressLine(): (done: number, of: number) => void {
  let told = -1;
  return (done, of) => {
    const tenth = of === 0 ? 10 : Math.floor((done * 10) / of);
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} rows${done === of ? '\n' : ' …'}`);
    else if (tenth !== told) process.stderr.write(`${done} of ${of} rows\n`);
    told = tenth;
  };
}

/** The command itself runs at the clone's root. */
const fromCaller = (file: string): string => resolve(process.env.OLN_CALLED_FROM ?? '.', file);

function write(file: string, text: string, flag = 'w'): void {
  try {
    writeFileSync(fromCaller(file), text, { flag });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(
      code === 'EEXIST' ? `${file} is there already: give another name.` : `${file} cannot be written: ${message}`,
    );
  }
}
