import type { Role } from '@oln/contracts';
import {
  migrate,
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
import { alerts } from '../alerts.js';
import { MIGRATIONS } from '../migrations/index.js';

export const HERE = '13110';
export const ELSEWHERE = '05101';

/** The service as it runs, on real back ends, with a clock that stands still until it is set. */
export class AlertsHouse {
  private epoch = 0;

  private constructor(
    readonly service: RunningService,
    readonly database: FreshDatabase,
    readonly admin: pg.Client,
    private readonly folder: string,
  ) {}

  static async open(startsAt: string): Promise<AlertsHouse> {
    const database = await freshDatabase();
    await migrate(database.migratorUrl('alerts'), 'alerts', MIGRATIONS);
    const folder = mkdtempSync(join(tmpdir(), 'oln-alerts-'));
    const clock = join(folder, 'clock.json');
    writeClock(clock, startsAt, 0);
    const service = await startService(alerts, serviceEnvironment('alerts', database, { OLN_CLOCK_FILE: clock }));
    const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=alerts' });
    await admin.connect();
    return new AlertsHouse(service, database, admin, folder);
  }

  async close(): Promise<void> {
    const told = expectAllTold(this.admin, ['alerts', 'child_watches']);
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
    await eventually(() => this.service.parts.clock.now().getTime() === Date.parse(instant), { everyMs: 20 });
  }

  get now(): Date {
    return this.service.parts.clock.now();
  }

  async as(person: string, roles: Role[], communes = [HERE], institution?: string): Promise<ApiClient> {
    return ApiClient.as(
      person,
      roles,
      communes,
      `${this.service.url}/api/alerts/v1`,
      backEnds().secrets.keysFile,
      institution,
    );
  }

  /** Calls a provider as one of the other doors does. */
  under<Result>(principal: Partial<Principal>, fn: () => Promise<Result>): Promise<Result> {
    const process: Principal = { person: 'process', roles: [], communes: [HERE], kind: 'process' };
    const context = {
      principal: { ...process, ...principal },
      asOf: this.now,
      language: 'es',
      door: 'activity',
    } as const;
    return withContext(context, fn);
  }

  /** What the process of a record was told, in order. */
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

  /** Versions of alerts and watches of which no event tells: there must be none. */
  async untold(): Promise<string[]> {
    const { rows } = await this.admin.query<{ untold: string }>(
      `select concat_ws(' ', kind, id, 'version', told) as untold
         from (select 'alert' as kind, id, version from alerts union all select 'watch', id, version from child_watches) as record,
              generate_series(1, version) as told
        where not exists (select from outbox where lane = 'event' and entity_id = record.id and entity_version = told)`,
    );
    return rows.map(({ untold }) => untold);
  }

  async names(id: string): Promise<string[]> {
    return (await this.events(id)).map(({ name, data }) =>
      name === 'notice.raised' ? `${data.code} → ${data.toPerson ?? data.toRole}` : name,
    );
  }

  get<Provider>(type: new (...input: never[]) => Provider): Provider {
    return this.service.app.get(type as never, { strict: false });
  }

  /** Hears a fact as the inbox does, without the stream in between. */
  hear(work: (tx: Tx) => Promise<unknown>, commune = HERE): Promise<void> {
    const principal = { person: 'system:inbox', kind: 'system', communes: [commune] } as const;
    return this.under({ ...principal, communes: [commune] }, () =>
      this.get(UnitOfWork).run('inbox', async (tx) => void (await work(tx))),
    );
  }
}

/** The answer's body, where the status is as expected; otherwise what was answered instead. */
export function body<Body>(answer: Answer<Body>, status = 200): Body {
  if (answer.status !== status)
    throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const codeOf = (answer: Answer<Record<string, unknown>>): unknown => [answer.status, answer.body.code];

function writeClock(file: string, business: string, epoch: number): void {
  const record = { epoch, wall: new Date().toISOString(), business, speed: 0, environment: 'test' };
  writeFileSync(`${file}.new`, JSON.stringify(record));
  renameSync(`${file}.new`, file);
}
