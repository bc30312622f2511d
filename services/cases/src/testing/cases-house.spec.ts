import type { Role } from '@oln/contracts';
import { migrate, startService, withContext, type Principal, type RunningService } from '@oln/service-kit';
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
import { cases } from '../cases.js';
import { MIGRATIONS } from '../migrations/index.js';

export const HERE = '13110';
export const ELSEWHERE = '05101';

/** The service as it runs, on real back ends, with a clock that stands still until it is set. */
export class CasesHouse {
  private epoch = 0;

  private constructor(
    public service: RunningService,
    readonly database: FreshDatabase,
    readonly admin: pg.Client,
    private readonly folder: string,
  ) {}

  static async open(startsAt: string): Promise<CasesHouse> {
    const database = await freshDatabase();
    await migrate(database.migratorUrl('cases'), 'cases', MIGRATIONS);
    const folder = mkdtempSync(join(tmpdir(), 'oln-cases-'));
    const clock = join(folder, 'clock.json');
    writeClock(clock, startsAt, 0);
    const service = await startService(cases, serviceEnvironment('cases', database, { OLN_CLOCK_FILE: clock }));
    const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=cases' });
    await admin.connect();
    return new CasesHouse(service, database, admin, folder);
  }

  /** As after a failure of power: the service is gone, and comes back over the same rows. */
  async restart(): Promise<void> {
    await this.service.stop();
    const clock = join(this.folder, 'clock.json');
    const environment = serviceEnvironment('cases', this.database, { OLN_CLOCK_FILE: clock });
    this.service = await startService(cases, environment);
  }

  async close(): Promise<void> {
    const told = expectAllTold(this.admin, ['case_files', 'escalations', 'measures']);
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

  async as(person: string, roles: Role[], communes = [HERE]): Promise<ApiClient> {
    return ApiClient.as(person, roles, communes, `${this.service.url}/api/cases/v1`, backEnds().secrets.keysFile);
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

  /** What the process of a case was told, in order. */
  told(id: string): Promise<ToldMessage[]> {
    return toldOf(this.admin, id);
  }

  /** Names of the events about a case or its records, in order. */
  async events(caseId: string): Promise<string[]> {
    const { rows } = await this.admin.query(
      `select entity || '.' || split_part(subject, '.', 6) as name from outbox
        where lane = 'event' and (entity_id = $1 or payload -> 'data' ->> 'caseId' = $1::text) order by seq`,
      [caseId],
    );
    return rows.map((row) => row.name);
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
