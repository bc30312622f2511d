import {
  ensureDatabase,
  ensureSecrets,
  ensureTool,
  environmentPaths,
  eraseEnvironment,
  freeOffset,
  HOME,
  natsPart,
  Part,
  portsAt,
  postgresPart,
  preparePostgres,
  temporalPart,
  writeNatsConfig,
  type Ports,
  type Secrets,
} from '@oln/tools';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real PostgreSQL, NATS and Temporal on free ports, shared by all specs of a run. */
export interface BackEnds {
  env: string;
  ports: Ports;
  secrets: Secrets;
}

const fileOf = (env: string): string => join(HOME, 'test', `${env}.json`);

export async function startBackEnds(env: string): Promise<{ backEnds: BackEnds; stop(): Promise<void> }> {
  eraseEnvironment(env);
  const paths = environmentPaths(env);
  mkdirSync(paths.logs, { recursive: true });
  const ports = portsAt(await freeOffset());
  const secrets = ensureSecrets(paths);
  const plan = { paths, ports, secrets, replicas: 1, timeSkipping: true, environment: {} };
  const quiet = (): void => undefined;
  const [home, nats, temporal] = await Promise.all([
    preparePostgres(paths.postgres, secrets),
    ensureTool('nats', quiet),
    ensureTool('temporal', quiet),
  ]);
  const config = writeNatsConfig(paths, { client: ports.nats, monitor: ports.natsMonitor }, secrets);
  const parts = [postgresPart(plan, home), natsPart(plan, nats, config), temporalPart(plan, temporal)].map((part) => new Part(part, quiet));
  await Promise.all(parts.map((part) => part.start()));
  await ensureDatabase(ports.postgres, secrets);
  const backEnds: BackEnds = { env, ports, secrets };
  mkdirSync(join(HOME, 'test'), { recursive: true });
  writeFileSync(fileOf(env), JSON.stringify(backEnds), { mode: 0o600 });
  return {
    backEnds,
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
      eraseEnvironment(env);
    },
  };
}

/** What the run's global set-up started; specs call this. */
export function backEnds(): BackEnds {
  const env = process.env.OLN_TEST_ENV ?? 'test-int';
  if (!existsSync(fileOf(env))) throw new Error('The back ends of the tests are not running: run the specs by ./oln test int');
  return JSON.parse(readFileSync(fileOf(env), 'utf8')) as BackEnds;
}
