import type { Deadline } from '@oln/contracts';
import {
  ApiClient,
  backEnds,
  ClockFile,
  eventually,
  freshDatabase,
  serviceEnvironment,
  type FreshDatabase,
} from '@oln/testing';
import pg from 'pg';
import { migrate, startService, withContext, type Principal, type RunningService } from '../index.js';
import { HERE, ThingDoor, Things, things, Things1763920000000, type Thing } from './things.spec.js';

/** The service of things alone, on a database of its own. Holds no tests. */
export class SmallHouse {
  private readonly services: RunningService[] = [];

  private constructor(
    readonly database: FreshDatabase,
    readonly admin: pg.Client,
    private readonly clock: ClockFile,
  ) {}

  /** With a clock that stands still until it is set. `overrides`: variables of the service, by the address of its database. */
  static async open(
    startsAt: string,
    overrides: (databaseUrl: string) => Record<string, string> = () => ({}),
  ): Promise<SmallHouse> {
    const database = await freshDatabase();
    await migrate(database.migratorUrl('cases'), 'cases', [Things1763920000000]);
    const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=cases' });
    await admin.connect();
    const house = new SmallHouse(database, admin, new ClockFile(startsAt));
    await house.addReplica(overrides(database.url('cases')));
    return house;
  }

  async addReplica(overrides: Record<string, string> = {}): Promise<RunningService> {
    const environment = serviceEnvironment('cases', this.database, { OLN_CLOCK_FILE: this.clock.path, ...overrides });
    const service = await startService(things, environment);
    this.services.push(service);
    return service;
  }

  async close(): Promise<void> {
    for (const service of this.services) await service.stop();
    await this.admin.end();
    await this.database.drop();
    this.clock.remove();
  }

  async stopReplica(name: string): Promise<void> {
    const at = this.services.findIndex(({ parts }) => parts.config.replica === name);
    for (const service of this.services.splice(at, 1)) await service.stop();
  }

  get running(): readonly RunningService[] {
    return this.services;
  }

  get service(): RunningService {
    return this.services[0]!;
  }

  get now(): Date {
    return this.service.parts.clock.now();
  }

  get<Provider>(type: abstract new (...input: never[]) => Provider): Provider {
    return this.service.app.get(type);
  }

  /** Business time from now on, for every replica. */
  async travelTo(instant: string): Promise<void> {
    this.clock.set(instant);
    for (const { parts } of this.services)
      await eventually(() => parts.clock.now().getTime() === Date.parse(instant), { everyMs: 20 });
  }

  client(service = this.service, person = 'gestora-1'): Promise<ApiClient> {
    const base = `${service.url}/api/cases/v1`;
    return ApiClient.as(person, ['case-manager'], [HERE], base, backEnds().secrets.keysFile);
  }

  under<Result>(principal: Partial<Principal>, fn: () => Promise<Result>): Promise<Result> {
    const process: Principal = { person: 'process', roles: [], communes: [HERE], kind: 'process' };
    return withContext(
      { principal: { ...process, ...principal }, asOf: this.now, language: 'es', door: 'activity' },
      fn,
    );
  }

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, values)).rows as Row[];
  }

  /** A thing with a clock, as its process puts it. */
  async withClock(clock: Partial<Deadline> & Pick<Deadline, 'due'>, revision = 1): Promise<Thing> {
    const thing = await this.under({}, () => this.get(Things).add('a chair'));
    await this.put(thing, [clock], revision);
    return thing;
  }

  put({ id, version, stage }: Thing, clocks: (Partial<Deadline> & Pick<Deadline, 'due'>)[], revision: number) {
    const term = { rule: 'invitation.respond', overdueTo: 'coordinator', kind: 'term' } as const;
    const deadlines = clocks.map((clock): Deadline => ({ ...term, climbs: [], ...clock }));
    const request = { id, commune: HERE, version, revision, stage, deadlines, asOf: this.now.toISOString() };
    return this.under({}, () => this.get(ThingDoor).putDeadlines(request));
  }

  /** Names of what was told of a thing's clocks, in order. */
  async told(id: string): Promise<string[]> {
    const sql = `select case when entity = 'notice' then payload -> 'data' ->> 'code' else split_part(subject, '.', 6) end as name
      from outbox where entity_id = $1 and lane = 'event' and (subject like '%deadline%' or entity = 'notice') order by seq`;
    return (await this.rows<{ name: string }>(sql, [id])).map(({ name }) => name);
  }
}
