import { SERVICES } from '@oln/contracts';
import { verifyAudit, type AuditVerdict } from '@oln/crypto';
import { Option, type Command } from 'commander';
import pg from 'pg';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { adminUrl, asAdmin } from '../stack/postgres/database.js';
import { ensureSecrets } from '../stack/secrets.js';
import { envOption, upTo } from './options.js';
import { currentState } from './status.js';

const REASONS: Readonly<Record<Exclude<AuditVerdict, { intact: true }>['reason'], string>> = {
  'chain-broken': 'does not follow from the one before',
  'seal-missing': 'comes where another one should: a seal is gone',
  'entries-removed': 'entries were taken out',
  'entries-added': 'entries were put in',
  'entries-changed': 'entries were changed',
};

const AT_ONCE = 1_000;
const PAGE = `
  select seq, id, at, as_of, commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace
    from audit where seq > $1 and ($2::uuid is null or entity_id = $2) order by seq limit $3`;

interface Options {
  env: string;
  url?: string;
}

interface VerifyOptions extends Options {
  expect?: string[];
}

interface ExportOptions extends Options {
  about?: string;
  last?: number;
}

export function register(program: Command): void {
  const audit = program
    .command('audit')
    .summary('who did and read what: verified, or written out')
    .description('Every service keeps a log of what was done and read, sealed as a chain within a second.');
  audit
    .command('verify', { isDefault: true })
    .summary('whether any entry was changed, taken out or put in')
    .description(
      'Walks the chain of every service. Ends with 1 and names the first entry that does not hold. What was cut off at the end a chain cannot tell by itself: keep the heads that it prints, and give them back later (--expect).',
    )
    .addOption(envOption())
    .addOption(urlOption())
    .option('--expect <hash...>', 'heads of before, which must be in the chains still')
    .action(verify);
  audit
    .command('export')
    .summary('the entries of a service, a line of JSON each')
    .description('In the order in which they were written, for an archive or an inquiry.')
    .argument('<service>', `one of ${SERVICES.join(', ')}`)
    .addOption(envOption())
    .addOption(urlOption())
    .option('--about <id>', 'of one record, or one person of the registry, alone')
    .option('--last <n>', 'the newest alone', upTo(1_000_000))
    .action(writeOut);
}

const urlOption = (): Option =>
  new Option(
    '--url <address>',
    'of another database, for instance a restored copy, with a login that sees all communes',
  );

async function verify({ expect = [], ...options }: VerifyOptions): Promise<void> {
  const missing = new Set(expect);
  let broken = false;
  for (const service of SERVICES) {
    const verdict = await reading(options, service, async (client) => {
      const { rows } = await client.query(`select to_regclass('audit_seal') as there`);
      if (rows[0].there === null) return undefined;
      const known = await client.query<{ hash: string }>('select hash from audit_seal where hash = any ($1)', [expect]);
      for (const { hash } of known.rows) missing.delete(hash);
      return verifyAudit(async (sql, values) => (await client.query(sql, values)).rows as never);
    });
    if (verdict) process.stdout.write(`  ${service.padEnd(10)} ${said(verdict)}\n`);
    broken ||= verdict !== undefined && (!verdict.intact || verdict.overdue > 0);
  }
  for (const hash of missing)
    process.stdout.write(`NOT INTACT: no chain has ${hash} any more; what followed it is gone\n`);
  if (broken || missing.size > 0) process.exitCode = 1;
}

function said(verdict: AuditVerdict): string {
  const tail = `${verdict.unsealed} not sealed yet`;
  const late = verdict.overdue > 0 ? `; NOT INTACT: ${verdict.overdue} of them should have been long ago` : '';
  if (verdict.intact)
    return `intact: ${verdict.entries} entries under ${verdict.seals} seals, ${tail}${late}\n${' '.repeat(13)}head ${verdict.head}`;
  const { seal, reason, entry } = verdict;
  return `NOT INTACT at seal ${seal}: ${REASONS[reason]}${entry ? `; the first is entry ${entry}` : ''} (${tail}${late})`;
}

async function writeOut(service: string, { about, last, ...options }: ExportOptions): Promise<void> {
  if (!(SERVICES as readonly string[]).includes(service))
    throw new Problem(`There is no service "${service}"; there is ${SERVICES.join(', ')}.`);
  await reading(options, service, async (client) => {
    const newest = await client.query<{ seq: string | null }>(
      'select min(seq) - 1 as seq from (select seq from audit where $1::uuid is null or entity_id = $1 order by seq desc limit $2) last',
      [about ?? null, last ?? Number.MAX_SAFE_INTEGER],
    );
    for (let after = newest.rows[0]?.seq ?? '0'; ;) {
      const { rows } = await client.query<{ seq: string }>(PAGE, [after, about ?? null, AT_ONCE]);
      for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
      if (rows.length < AT_ONCE) return;
      after = rows.at(-1)!.seq;
    }
  });
}

/** Nothing is written, whatever the login may. */
async function reading<Result>(
  { env, url }: Options,
  service: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  return asAdmin(url ?? (await urlOf(env)), async (client) => {
    await client.query('set default_transaction_read_only = on');
    await client.query(`select set_config('search_path', $1, false), set_config('app.communes', '*', false)`, [
      service,
    ]);
    return work(client);
  });
}

async function urlOf(env: string): Promise<string> {
  const state = await currentState(env);
  if (!state) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
  return adminUrl(state.ports.postgres, ensureSecrets(environmentPaths(env)), 'oln');
}
