import type { ServiceName } from '@oln/contracts';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Problem } from '../problem.js';
import type { Progress } from './part-definition.js';
import { ROOT } from './paths.js';
import { inherited, type StackPlan } from './plan.js';
import { adminUrl, asAdmin } from './postgres/database.js';
import { databaseUrl } from './program-environment.js';
import { programFile } from './programs.js';

const running = new WeakMap<StackPlan, Map<string, Promise<void>>>();

/** The tables of a service are brought up to date once per start, however many replicas it has. */
export function migrateOnce(plan: StackPlan, service: ServiceName, progress: Progress): Promise<void> {
  const known = running.get(plan) ?? new Map<string, Promise<void>>();
  running.set(plan, known);
  const begun = known.get(service) ?? migrateIfChanged(plan, service, progress);
  known.set(service, begun);
  return begun;
}

/** The schema's comment says with which code it was migrated last: starting that program for nothing costs seconds. */
async function migrateIfChanged(plan: StackPlan, service: ServiceName, progress: Progress): Promise<void> {
  if (!existsSync(programFile(service, 'migrate'))) return;
  const mark = `migrated by ${markOf(service)}`;
  const url = adminUrl(plan.ports.postgres, plan.secrets, 'oln');
  const { rows } = await asAdmin(url, (admin) =>
    admin.query<{ said: string | null }>(`select obj_description(to_regnamespace($1), 'pg_namespace') as said`, [
      service,
    ]),
  );
  if (rows[0]?.said === mark) return;
  progress(`Migrating ${service} …`);
  await migrate(service, databaseUrl(plan, `oln_${service}_migrator`, plan.secrets.database[service]!.migrator));
  await asAdmin(url, (admin) => admin.query(`comment on schema ${service} is ${pg.escapeLiteral(mark)}`));
}

/** Changes with the compiled code of the service and of what makes the tables common to all. */
function markOf(service: ServiceName): string {
  const hash = createHash('sha256');
  for (const name of [`services/${service}`, 'libs/service-kit', 'libs/messaging'])
    hash.update(readFileSync(join(ROOT, name, 'dist', '.built')));
  return hash.digest('hex').slice(0, 16);
}

function migrate(service: ServiceName, url: string): Promise<void> {
  const env = { ...inherited(), OLN_MIGRATIONS_URL: url };
  const args = ['--enable-source-maps', programFile(service, 'migrate')];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void =>
      reject(new Problem(`The tables of ${service} cannot be brought up to date: ${why}`));
    child.on('error', (error) => refuse(error.message));
    child.on('exit', (code) => (code === 0 ? resolve() : refuse(said.trim().slice(-600) || `code ${code}`)));
  });
}
