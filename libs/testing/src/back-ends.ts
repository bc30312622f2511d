import {
  ensureFolder,
  ensureSecrets,
  environmentPaths,
  eraseEnvironment,
  freeOffset,
  HOME,
  isSame,
  natsPart,
  Part,
  portsAt,
  postgresPart,
  startedAt,
  startInOrder,
  stopInOrder,
  stopLeftovers,
  temporalPart,
  type PartState,
  type Ports,
  type Secrets,
  type StackPlan,
} from '@oln/tools';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real PostgreSQL, NATS and Temporal on free ports, shared by all specs of a run. */
export interface BackEnds {
  env: string;
  ports: Ports;
  secrets: Secrets;
  /** Whose they are: what a killed run left is stopped by the next. */
  owner: { pid: number; identity?: string };
  parts: PartState[];
}

const KINDS = { postgres: postgresPart, nats: natsPart, temporal: temporalPart };
export type BackEnd = keyof typeof KINDS;
const ALL = Object.keys(KINDS) as BackEnd[];

/** NATS accounts for specs that want a stream of their own. */
export const SPEC_ACCOUNTS = 250;

const FOLDER = join(HOME, 'test');
const fileOf = (env: string): string => join(FOLDER, `${env}.json`);

/** Starts them for a run; `env` names its data. Two runs at once have two names. */
export async function startBackEnds(
  env: string,
  kinds: readonly BackEnd[] = ALL,
): Promise<{ backEnds: BackEnds; stop(): Promise<void> }> {
  await clearDeadRuns();
  eraseEnvironment(env);
  const plan = await planOf(env);
  const definitions = kinds.map((kind) => KINDS[kind](plan));
  const parts = definitions.map((definition) => new Part(definition, () => save(described())));
  const described = (): BackEnds => ({
    env,
    ports: plan.ports,
    secrets: plan.secrets,
    owner: { pid: process.pid, identity: startedAt(process.pid) },
    parts: parts.map((part) => part.state),
  });
  const stop = async (): Promise<void> => {
    await stopInOrder(parts);
    erase(env);
  };
  try {
    await startInOrder(parts, (part) => part.start());
  } catch (error) {
    await stop();
    throw error;
  }
  return { backEnds: described(), stop };
}

async function planOf(env: string): Promise<StackPlan> {
  const paths = environmentPaths(env);
  ensureFolder(paths.logs);
  ensureFolder(FOLDER);
  const ports = portsAt(await freeOffset());
  const secrets = ensureSecrets(paths);
  return { paths, ports, secrets, replicas: 1, timeSkipping: true, specAccounts: SPEC_ACCOUNTS, environment: {} };
}

function save(backEnds: BackEnds): void {
  const file = fileOf(backEnds.env);
  writeFileSync(`${file}.new`, JSON.stringify(backEnds), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function erase(env: string): void {
  eraseEnvironment(env);
  rmSync(fileOf(env), { force: true });
}

/** Runs that were killed leave servers behind. */
async function clearDeadRuns(): Promise<void> {
  for (const { env, owner, parts } of knownRuns()) {
    if (!owner || isSame(owner.pid, owner.identity)) continue;
    await stopLeftovers(parts);
    erase(env);
  }
}

function knownRuns(): (Omit<BackEnds, 'owner'> & Partial<Pick<BackEnds, 'owner'>>)[] {
  const files = readdirSync(ensured(FOLDER)).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as BackEnds];
    } catch {
      // Another run has just cleared it.
      return [];
    }
  });
}

const ensured = (folder: string): string => {
  ensureFolder(folder);
  return folder;
};

/** What the run's global set-up started; specs call this. */
export function backEnds(): BackEnds {
  const env = process.env.OLN_TEST_ENV ?? '';
  try {
    return JSON.parse(readFileSync(fileOf(env), 'utf8')) as BackEnds;
  } catch {
    throw new Error('The back ends of the tests are not running: run the specs by ./oln test int -- <path>');
  }
}
