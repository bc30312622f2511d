import { businessNow } from '@oln/calendar';
import type { ProcessClock, Role } from '@oln/contracts';
import { migrate } from '@oln/service-kit';
import {
  ApiClient,
  backEnds,
  eventually,
  freePort,
  freshDatabase,
  serviceEnvironment,
  type FreshDatabase,
} from '@oln/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../migrations/index.js';
import { HERE } from './offer-house.spec.js';

/** As `./oln` compiles it before it runs the specs. */
const MAIN = join(import.meta.dirname, '../../dist/main.js');
const READY_WITHIN_MS = 60_000;

/** The service as a process of its own, which can be killed and comes back at the same address. */
export class Replica {
  private child?: ChildProcess;
  private said = '';

  constructor(
    readonly name: string,
    private readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  get base(): string {
    return `http://127.0.0.1:${this.port}/api/offer/v1`;
  }

  async start(): Promise<void> {
    const own = { PATH: process.env.PATH, OLN_HTTP_PORT: String(this.port), OLN_REPLICA: this.name };
    this.child = spawn(process.execPath, [MAIN], {
      env: { ...this.environment, ...own },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child.stderr!.on('data', (text) => (this.said += String(text)));
    await eventually(() => this.isReady(), { withinMs: READY_WITHIN_MS });
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private async isReady(): Promise<boolean> {
    if (this.child!.exitCode !== null) throw new Error(`${this.name} did not start: ${this.said}`);
    return (await fetch(`http://127.0.0.1:${this.port}/health/ready`)).ok;
  }
}

/** Two of the service side by side, on real back ends; business time runs as the wall's from an instant on. */
export class TwoReplicas {
  private constructor(
    readonly replicas: readonly [Replica, Replica],
    readonly admin: pg.Client,
    private readonly database: FreshDatabase,
    private readonly folder: string,
    private readonly clock: ProcessClock,
  ) {}

  static async open(startsAt: string): Promise<TwoReplicas> {
    const database = await freshDatabase();
    await migrate(database.migratorUrl('offer'), 'offer', MIGRATIONS);
    const folder = mkdtempSync(join(tmpdir(), 'oln-replicas-'));
    const file = join(folder, 'clock.json');
    const clock = { epoch: 0, wall: new Date().toISOString(), business: startsAt, speed: 1 };
    writeFileSync(file, JSON.stringify({ ...clock, environment: 'test' }));
    const environment = serviceEnvironment('offer', database, { OLN_CLOCK_FILE: file });
    const replicas = [
      new Replica('offer-one', await freePort(), environment),
      new Replica('offer-two', await freePort(), environment),
    ] as const;
    const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=offer' });
    await admin.connect();
    await Promise.all(replicas.map((replica) => replica.start()));
    return new TwoReplicas(replicas, admin, database, folder, clock);
  }

  get now(): Date {
    return new Date(businessNow(this.clock, Date.now()));
  }

  async close(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.kill()));
    await this.admin.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Somebody of the office, at the door of each. */
  as(person: string, roles: Role[]): Promise<ApiClient[]> {
    const { keysFile } = backEnds().secrets;
    return Promise.all(this.replicas.map(({ base }) => ApiClient.as(person, roles, [HERE], base, keysFile)));
  }
}
