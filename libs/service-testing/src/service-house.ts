import type { Role, ServiceName } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import {
  migrate,
  startService,
  UnitOfWork,
  withContext,
  type RunningService,
  type ServiceDefinition,
  type Tx,
} from '@oln/service-kit';
import {
  ApiClient,
  backEnds,
  ClockFile,
  eventually,
  expectAllTold,
  freshDatabase,
  serviceEnvironment,
  toldOf,
  type FreshDatabase,
  type ToldMessage,
} from '@oln/testing';
import pg from 'pg';

/** Communes of the specs: an office, and one of another region. */
export const HERE = '13110';
export const ELSEWHERE = '05101';

/** Whose house it is. */
export interface HouseOf {
  definition: ServiceDefinition;
  migrations: Parameters<typeof migrate>[2];
  /** Tables of the records that processes walk with: at the end every version of each must have been told in a fact. */
  records: readonly string[];
  /** Variables that it runs with, besides those of every spec. */
  environment?: Record<string, string>;
}

export interface StartedHouse {
  of: HouseOf;
  service: RunningService;
  database: FreshDatabase;
  admin: pg.Client;
  clock: ClockFile;
}

/** A fact about a record: `entity.event`, and what it says. */
export interface ToldFact {
  name: string;
  data: Record<string, unknown>;
}

/** The service on a database of its own, with a clock that stands still until it is set. */
export async function startHouse(of: HouseOf, startsAt: string): Promise<StartedHouse> {
  const { name } = of.definition;
  const database = await freshDatabase();
  await migrate(database.migratorUrl(name), name, of.migrations);
  const clock = new ClockFile(startsAt);
  const service = await startAgain({ of, database, clock });
  const admin = new pg.Client({ connectionString: database.adminUrl, options: `-c search_path=${name}` });
  await admin.connect();
  return { of, service, database, admin, clock };
}

const startAgain = ({
  of,
  database,
  clock,
}: Pick<StartedHouse, 'of' | 'database' | 'clock'>): Promise<RunningService> =>
  startService(of.definition, environmentOf({ of, database, clock }));

const environmentOf = (
  { of, database, clock }: Pick<StartedHouse, 'of' | 'database' | 'clock'>,
  overrides: Record<string, string> = {},
): Record<string, string> =>
  serviceEnvironment(of.definition.name, database, { OLN_CLOCK_FILE: clock.path, ...of.environment, ...overrides });

/** A service as it runs, on real back ends: what the specs of all services ask of it. */
export class ServiceHouse {
  private readonly replicas: RunningService[] = [];

  constructor(private readonly started: StartedHouse) {}

  get service(): RunningService {
    return this.started.service;
  }

  get database(): FreshDatabase {
    return this.started.database;
  }

  /** Superuser, at the service's schema. */
  get admin(): pg.Client {
    return this.started.admin;
  }

  /** Of the service. */
  get name(): ServiceName {
    return this.started.of.definition.name;
  }

  get base(): string {
    return `${this.service.url}/api/${this.name}/v1`;
  }

  /** As after a failure of power: the service is gone, and comes back over the same rows. */
  async restart(): Promise<void> {
    await this.service.stop();
    this.started.service = await startAgain(this.started);
  }

  /** Another process of the service over the same rows, until the house closes; its own API answers at `base`. */
  async addReplica(overrides: Record<string, string> = {}): Promise<{ replica: RunningService; base: string }> {
    const { definition } = this.started.of;
    const replica = await startService(definition, environmentOf(this.started, overrides));
    this.replicas.push(replica);
    return { replica, base: `${replica.url}/api/${definition.name}/v1` };
  }

  /** Throws if a version of a record was told to nobody. */
  async close(): Promise<void> {
    const told = expectAllTold(this.admin, this.started.of.records);
    await told.catch(() => undefined);
    for (const replica of this.replicas) await replica.stop();
    await this.service.stop();
    await this.admin.end();
    await this.database.drop();
    this.started.clock.remove();
    await told;
  }

  /** Business time from now on. */
  async travelTo(instant: string): Promise<void> {
    this.started.clock.set(instant);
    await eventually(() => this.now.getTime() === Date.parse(instant), { everyMs: 20 });
  }

  get now(): Date {
    return this.service.parts.clock.now();
  }

  /** A connection with the login of the service. */
  async login(): Promise<pg.Client> {
    const login = new pg.Client({
      connectionString: this.database.url(this.name),
      options: `-c search_path=${this.name}`,
    });
    await login.connect();
    return login;
  }

  as(person: string, roles: Role[], communes = [HERE], institution?: string): Promise<ApiClient> {
    return ApiClient.as(person, roles, communes, this.base, backEnds().secrets.keysFile, institution);
  }

  get<Provider>(type: new (...input: never[]) => Provider): Provider {
    return this.service.app.get(type as never, { strict: false });
  }

  /** Calls a provider as one of the other doors does. */
  under<Result>(principal: Partial<Principal>, fn: () => Promise<Result>): Promise<Result> {
    const process: Principal = { person: 'process', roles: [], communes: [HERE], kind: 'process' };
    return withContext(
      { principal: { ...process, ...principal }, asOf: this.now, language: 'es', door: 'activity' },
      fn,
    );
  }

  /** As the inbox takes a fact in, without the stream in between. */
  inbox(work: (tx: Tx) => Promise<unknown>, commune = HERE): Promise<void> {
    return this.under({ person: 'system:inbox', kind: 'system', communes: [commune] }, () =>
      this.get(UnitOfWork).run('inbox', async (tx) => void (await work(tx))),
    );
  }

  /** What the process of a record was told, in order. */
  told(id: string): Promise<ToldMessage[]> {
    return toldOf(this.admin, id);
  }

  /** Facts about a record, in order; `named`: and those whose data names it so. */
  async facts(id: string, named = 'id'): Promise<ToldFact[]> {
    const { rows } = await this.admin.query<ToldFact>(
      `select entity || '.' || split_part(subject, '.', 6) as name, payload -> 'data' as data from outbox
        where lane = 'event' and (entity_id = $1 or payload -> 'data' ->> $2 = $1::text) order by seq`,
      [id, named],
    );
    return rows;
  }
}
