import { addDatabase, adminUrl, asAdmin } from '@oln/tools';
import { randomBytes } from 'node:crypto';
import { backEnds } from './back-ends.js';

export interface FreshDatabase {
  name: string;
  /** Login of the service. */
  url(service: string): string;
  /** Login that runs its migrations. */
  migratorUrl(service: string): string;
  /** Superuser: for checkers that must see everything. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** A database of its own for a spec, with every schema and login of the house. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { ports, secrets } = backEnds();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await addDatabase(ports.postgres, secrets, name);
  const url = (login: string, password: string): string =>
    `postgres://${login}:${password}@127.0.0.1:${ports.postgres}/${name}`;
  return {
    name,
    url: (service) => url(`oln_${service}`, secrets.database[service]!.service),
    migratorUrl: (service) => url(`oln_${service}_migrator`, secrets.database[service]!.migrator),
    adminUrl: adminUrl(ports.postgres, secrets, name),
    drop: () =>
      asAdmin(adminUrl(ports.postgres, secrets), async (admin) => {
        await admin.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
