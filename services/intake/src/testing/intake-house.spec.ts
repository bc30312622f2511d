import { eventType, type EventDefinition, type OlnEvent, type Role } from '@oln/contracts';
import {
  migrate,
  newId,
  startService,
  UnitOfWork,
  withContext,
  type Principal,
  type RunningService,
  type Tx,
} from '@oln/service-kit';
import {
  ApiClient,
  backEnds,
  eventually,
  expectAllTold,
  freshDatabase,
  serviceEnvironment,
  toldOf,
  type Answer,
  type FreshDatabase,
  type ToldMessage,
} from '@oln/testing';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SYSTEM } from '@oln/identity';
import { intake } from '../intake.js';
import { ImportRunner } from '../request-import/import-runner.service.js';
import { INTAKE_MIGRATIONS } from '../migrations/index.js';

export const HERE = '13110';
export const ELSEWHERE = '05101';

/** The service as it runs, on real back ends, with a clock that stands still until it is set. */
export class IntakeHouse {
  private epoch = 0;

  private constructor(
    private running: RunningService,
    readonly database: FreshDatabase,
    readonly admin: pg.Client,
    private readonly folder: string,
  ) {}

  static async open(startsAt = '2026-06-15T16:00:00Z'): Promise<IntakeHouse> {
    const database = await freshDatabase();
    await migrate(database.migratorUrl('intake'), 'intake', INTAKE_MIGRATIONS);
    const folder = mkdtempSync(join(tmpdir(), 'oln-intake-'));
    const clock = join(folder, 'clock.json');
    writeClock(clock, startsAt, 0);
    const service = await startService(intake, serviceEnvironment('intake', database, { OLN_CLOCK_FILE: clock }));
    const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=intake' });
    await admin.connect();
    return new IntakeHouse(service, database, admin, folder);
  }

  get service(): RunningService {
    return this.running;
  }

  /** The service stops, as if by hand, and another one takes over. */
  async restart(): Promise<void> {
    await this.running.stop();
    this.running = await startService(
      intake,
      serviceEnvironment('intake', this.database, { OLN_CLOCK_FILE: join(this.folder, 'clock.json') }),
    );
  }

  /** The sweep that tells offices of rows in review, now instead of in half a minute. */
  remindOfReviews(): Promise<number> {
    return this.under({ ...SYSTEM.watchdog }, () => this.get(ImportRunner).remind());
  }

  async close(): Promise<void> {
    const told = expectAllTold(this.admin, ['requests']);
    await told.catch(() => undefined);
    await this.service.stop();
    await this.admin.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
    await told;
  }

  /** Business time from now on. */
  async travelTo(instant: string): Promise<void> {
    writeClock(join(this.folder, 'clock.json'), instant, ++this.epoch);
    await eventually(() => this.now.getTime() === Date.parse(instant), { everyMs: 20 });
  }

  get now(): Date {
    return this.service.parts.clock.now();
  }

  get base(): string {
    return `${this.service.url}/api/intake/v1`;
  }

  as(person: string, roles: Role[] = ['coordinator'], communes = [HERE]): Promise<ApiClient> {
    return ApiClient.as(person, roles, communes, this.base, backEnds().secrets.keysFile);
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

  /** Hears an event as the inbox does, without the stream in between. */
  hear<Data>(event: OlnEvent<Data>, handler: (event: OlnEvent<Data>, tx: Tx) => Promise<unknown>): Promise<void> {
    const principal = { person: 'system:inbox', kind: 'system', communes: [event.commune] } as const;
    return this.under({ ...principal, communes: [...principal.communes] }, () =>
      this.get(UnitOfWork).run('inbox', async (tx) => void (await handler(event, tx))),
    );
  }

  /** What the process of a request was told, in order. */
  told(id: string): Promise<ToldMessage[]> {
    return toldOf(this.admin, id);
  }

  /** Events about a record, in order: `entity.event` and data. */
  async events(id: string): Promise<{ name: string; data: Record<string, unknown> }[]> {
    const { rows } = await this.admin.query(
      `select entity || '.' || split_part(subject, '.', 6) as name, payload -> 'data' as data from outbox
        where lane = 'event' and entity_id = $1 order by seq`,
      [id],
    );
    return rows;
  }
}

/** A fact of another service. */
export const factOf = <Data>(
  definition: EventDefinition,
  commune: string,
  subject: string,
  entityversion: number,
  data: Data,
  asof: Date,
): OlnEvent<Data> => ({
  specversion: '1.0',
  id: newId(),
  source: `/oln/${definition.service}`,
  type: eventType(definition),
  subject,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  dataschema: `urn:oln:schema:${eventType(definition)}`,
  commune,
  entityversion,
  asof: asof.toISOString(),
  actor: 'process',
  data,
});

/** The answer's body, where the status is as expected; otherwise what was answered instead. */
export function body<Body>(answer: Answer<Body>, ...statuses: number[]): Body {
  const expected = statuses.length > 0 ? statuses : [200, 201];
  if (!expected.includes(answer.status))
    throw new Error(`${answer.status} instead of ${expected}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const codeOf = (answer: Answer<unknown>): unknown => [answer.status, (answer.body as { code?: string }).code];

function writeClock(file: string, business: string, epoch: number): void {
  const record = { epoch, wall: new Date().toISOString(), business, speed: 0, environment: 'test' };
  writeFileSync(`${file}.new`, JSON.stringify(record));
  renameSync(`${file}.new`, file);
}
