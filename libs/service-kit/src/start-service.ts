import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DynamicModule, Module } from '@nestjs/common';
import { followKeyRing } from '@oln/crypto';
import type { ServiceName } from '@oln/contracts';
import { endOnUnforeseen } from '@oln/worker-kit';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { parseEnvironment, url } from './config/parse-environment.js';
import { databaseTls, readServiceConfig, type ServiceConfig } from './config/service-config.js';
import { ServiceClock } from './context/service-clock.js';
import { KnownTokens } from './http/known-tokens.js';
import { describeApi } from './http/openapi.js';
import { ProblemFilter } from './http/problem.filter.js';
import { createHttpAdapter, openHttpDoor } from './http/server.js';
import { requestValidation } from './http/validation.js';
import { WholeValues } from './http/whole-values.js';
import { migrate, openSource, serviceDataSource } from './persistence/data-source.js';
import { KitModule, type KitParts, type ServiceDefinition } from './service.module.js';
import { createLogger, nestLogger } from './telemetry/logging.js';
import { installTemporalLog } from './temporal/temporal-log.js';
import { Metrics } from './telemetry/metrics.js';
import { startTracing } from './telemetry/tracing.js';

export interface RunningService {
  app: NestFastifyApplication;
  parts: KitParts;
  url: string;
  /** Every route that it has, as `METHOD /path`. */
  routes: readonly string[];
  stop(): Promise<void>;
}

/** What a service gets from the house; a benchmark composes another one, to know what the parts of this one cost. */
export type Kit = (parts: KitParts) => DynamicModule;

/** Starts a service: configuration, database, doors, relay, consumers, activities. Gives it back when it listens. */
export async function startService(
  definition: ServiceDefinition,
  environment = process.env,
  kit: Kit = (parts) => KitModule.with(parts),
): Promise<RunningService> {
  const config = readServiceConfig(definition.name, environment);
  installTemporalLog(config);
  const stopTracing = startTracing({ service: definition.name, ...config.traces });
  const parts = await makeParts(config, definition);
  const { app, routes } = await createApp(definition, parts, kit);
  await app.listen(config.http.port, config.http.host);
  const url = addressOf(await app.getUrl(), config);
  parts.logger.info({ url }, 'Listening');
  const stop = async (): Promise<void> => {
    await app.close();
    parts.clock.close();
    await parts.source.destroy();
    await stopTracing();
  };
  return { app, parts, url, routes, stop };
}

/** Nest takes it for HTTP, whatever is spoken. */
const addressOf = (url: string, { http }: ServiceConfig): string => (http.tls ? url.replace(/^http:/, 'https:') : url);

/**
 * The service as a process of its own: stops gracefully on SIGTERM and SIGINT, says in one sentence why it cannot start, and in one line
 * of its log what nobody had foreseen.
 */
export async function runService(definition: ServiceDefinition): Promise<void> {
  endOnUnforeseen({ level: pino.levels.values.fatal, service: definition.name });
  try {
    const service = await startService(definition);
    let stopping: Promise<void> | undefined;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        stopping ??= service.stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
    }
  } catch (error) {
    process.stderr.write(
      `${definition.name} cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
}

const MIGRATIONS_SHAPE = {
  OLN_MIGRATIONS_URL: url(
    'PostgreSQL, migrator login of the service',
    'postgres://oln_intake_migrator:secret@127.0.0.1:5433/oln',
  ),
};

/** Runs what is pending of the service's migrations with its migrator login (OLN_MIGRATIONS_URL), and says what it did. */
export async function runMigrations(service: ServiceName, migrations: Parameters<typeof migrate>[2]): Promise<void> {
  try {
    const { tls, problems } = databaseTls(process.env, 'OLN_MIGRATIONS_URL');
    const { OLN_MIGRATIONS_URL } = parseEnvironment(MIGRATIONS_SHAPE, process.env, problems);
    const done = await migrate(OLN_MIGRATIONS_URL, service, migrations, tls);
    process.stdout.write(done.length > 0 ? `${service}: ${done.join(', ')}\n` : `${service}: nothing to migrate\n`);
  } catch (error) {
    process.stderr.write(`${service} cannot be migrated: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function makeParts(config: ServiceConfig, definition: ServiceDefinition): Promise<KitParts> {
  const source = serviceDataSource(config, definition.entities);
  await openSource(source, config.database.tls);
  const keys = followKeyRing(config.keysFile);
  return {
    config,
    source,
    keys,
    logger: createLogger(config),
    clock: new ServiceClock(config.clockFile),
    metrics: new Metrics(definition.name),
    tokens: KnownTokens.of(config, keys),
  };
}

async function createApp(
  definition: ServiceDefinition,
  parts: KitParts,
  kit: Kit,
): Promise<{ app: NestFastifyApplication; routes: readonly string[] }> {
  @Module({ imports: [kit(parts), definition.module] })
  class ServiceModule {}

  const adapter = createHttpAdapter(parts.config.http);
  const server = adapter.getInstance() as unknown as FastifyInstance;
  const routes = routesOf(server);
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule, adapter, {
    logger: nestLogger(parts.logger),
    abortOnError: false,
  });
  await openHttpDoor(server, { ...parts, waysIn: definition.waysIn?.(app) });
  await definition.extend?.(server, app);
  app.useGlobalPipes(new WholeValues(definition.clearable), requestValidation());
  app.useGlobalFilters(new ProblemFilter(parts.logger));
  const prefix = `api/${definition.name}/v1`;
  app.setGlobalPrefix(prefix, { exclude: ['health/live', 'health/ready', 'metrics'] });
  const document = describeApi(app, definition.name, definition.description);
  server.get(`/${prefix}/openapi.json`, async () => document);
  return { app, routes };
}

/** Filled while routes are opened. */
function routesOf(server: FastifyInstance): readonly string[] {
  const routes: string[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') routes.push(`${one} ${url}`);
  });
  return routes;
}
