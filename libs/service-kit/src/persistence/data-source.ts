import { tlsTrouble, type Tls } from '@oln/crypto';
import { LOST_NETWORK, SERVER_KEEPALIVE, sslOf } from '@oln/messaging';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { GatheringClient } from './gathering-client.js';
import { KIT_MIGRATIONS } from './kit-migrations.js';

type Entities = NonNullable<DataSourceOptions['entities']>;
type Migrations = Extract<DataSourceOptions['migrations'], unknown[]>;

/** Data source of a running service: its own login, its own schema, statements pipelined on one connection. */
export function serviceDataSource(config: ServiceConfig, entities: Entities): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.database.url,
    ssl: sslOf(config.database.tls),
    schema: config.database.schema,
    entities,
    synchronize: false,
    logging: false,
    applicationName: `${config.service}/${config.replica}`,
    poolSize: config.database.pool,
    connectTimeoutMS: 5_000,
    extra: {
      Client: GatheringClient,
      pipeline: true,
      idleTimeoutMillis: 60_000,
      // The server gives up first; where it hangs, we do.
      ...LOST_NETWORK,
      query_timeout: config.database.answerMs ?? LOST_NETWORK.query_timeout,
      options: SERVER_KEEPALIVE,
    },
  });
}

/** Runs what is pending of the kit's and the service's migrations, each in its own transaction. */
export async function migrate(url: string, schema: string, migrations: Migrations, tls?: Tls): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    ssl: sslOf(tls),
    schema,
    migrations: [...KIT_MIGRATIONS, ...migrations],
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrations',
    synchronize: false,
    extra: { options: `-c search_path=${schema}` },
  });
  await openSource(source, tls);
  try {
    return (await source.runMigrations({ transaction: 'each' })).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** Opens it; where TLS is what is wrong, the error says so in plain words. */
export async function openSource(source: DataSource, tls?: Tls): Promise<void> {
  try {
    await source.initialize();
  } catch (cause) {
    const trouble = tlsTrouble(cause, tls);
    throw trouble ? new Error(`PostgreSQL cannot be reached: ${trouble}`, { cause }) : cause;
  }
}
