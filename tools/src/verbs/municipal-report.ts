import { InvalidArgumentError, Option, type Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ApiClient } from '../api-client.js';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { envOption } from './options.js';
import { portsOf } from './running.js';

const commune = (text: string): string => {
  if (!/^\d{5}$/.test(text)) throw new InvalidArgumentError('a CUT code of five digits, e.g. 13110');
  return text;
};

const month = (text: string): string => {
  if (!/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('a month, e.g. 2026-03');
  return text;
};

interface Options {
  env: string;
  pdf?: boolean;
  xlsx?: boolean;
  out?: string;
  lang: 'es' | 'en';
}

export function addMunicipalReport(reporting: Command): void {
  reporting
    .command('report')
    .summary('the monthly report of a commune, as PDF and as a workbook')
    .description('Writes the report that the coordinator of the commune would get, of a month that has ended.')
    .argument('<commune>', 'CUT code, e.g. 13110', commune)
    .argument('<month>', 'month that has ended, e.g. 2026-03', month)
    .addOption(envOption())
    .option('--pdf', 'the PDF alone')
    .option('--xlsx', 'the workbook alone')
    .option('--out <file>', 'where to; default: oln-<commune>-<month>.pdf and .xlsx here')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['es', 'en']).default('es'))
    .action(report);
}

async function report(code: string, of: string, options: Options): Promise<void> {
  const { env, pdf, xlsx, out, lang } = options;
  const forms = (['pdf', 'xlsx'] as const).filter((form) => (form === 'pdf' ? pdf || !xlsx : xlsx || !pdf));
  if (out && forms.length > 1) throw new Problem('--out names one file: say --pdf or --xlsx as well.');
  const client = await reader(code, env);
  for (const form of forms) {
    const { status, body } = await client.get<Buffer>(`/communes/${code}/reports/${of}/${form}`, { language: lang });
    if (status !== 200) {
      const { title, detail } = body as unknown as { title?: string; detail?: string };
      throw new Problem(`reporting answers ${status}: ${[title, detail].filter(Boolean).join('. ')}`);
    }
    const file = resolve(out ?? `oln-${code}-${of}.${form}`);
    await writeFile(file, body);
    process.stdout.write(`${file}\n`);
  }
}

/** Somebody made up who may have it: the coordinator of the commune. */
async function reader(code: string, env: string): Promise<ApiClient> {
  const { gateway } = await portsOf(env);
  const { keysFile } = ensureSecrets(environmentPaths(env));
  const base = `http://127.0.0.1:${gateway}/api/reporting/v1`;
  return ApiClient.as('coordinadora-cli', ['coordinator'], [code], base, keysFile);
}
