import type { ServiceName } from '@oln/contracts';
import {
  eventually,
  freshDatabase,
  freshNats,
  serviceEnvironment,
  startBackEnds,
  type BackEnd,
  type FreshDatabase,
} from '@oln/testing';
import { ensureFolder, environmentPaths, freeOffset, portsAt, ROOT } from '@oln/tools';
import { join } from 'node:path';
import pg from 'pg';
import type { Bench } from '../harness/bench.js';
import { keepProfile, profileOptions } from '../profile.js';
import { Program, type Start } from './program.js';

const ENV = 'bench';

export interface NatsLogin {
  url: string;
  user: string;
  password: string;
}

/** Back ends of their own with only those services on them that a figure measures; erased afterwards. */
export class House {
  private readonly programs: Program[] = [];
  private readonly profiled: string[] = [];
  private readonly besides: House[] = [];
  private profiledSince = 0n;
  private workers = 0;
  readonly logs = environmentPaths(ENV).logs;

  private constructor(
    readonly database: FreshDatabase,
    readonly admin: pg.Client,
    readonly keysFile: string,
    /** May do everything. */
    readonly nats: NatsLogin,
    readonly temporalPort: number,
    private readonly profileAs: string | undefined,
    private readonly endBackEnds: () => Promise<void>,
  ) {}

  static async open(kinds: readonly BackEnd[], profileAs?: string): Promise<House> {
    process.env.OLN_TEST_ENV = ENV;
    const { backEnds, stop } = await startBackEnds(ENV, kinds);
    ensureFolder(environmentPaths(ENV).logs);
    const { ports, secrets } = backEnds;
    const { database, admin } = await openDatabase();
    return new House(database, admin, secrets.keysFile, houseLogin(), ports.temporal, profileAs, stop);
  }

  /** On the same back ends, with a database of its own: for a side that must not meet what the other writes. Closed with this one. */
  async beside(): Promise<House> {
    const { keysFile, nats, temporalPort, profileAs } = this;
    const { database, admin } = await openDatabase();
    const house = new House(database, admin, keysFile, nats, temporalPort, profileAs, async () => undefined);
    this.besides.push(house);
    return house;
  }

  /** The tables of a service, made by its own migrations. */
  async migrate(service: ServiceName): Promise<void> {
    const env = { OLN_MIGRATIONS_URL: this.database.migratorUrl(service) };
    const program = this.start({ name: `${service}-migrate`, file: programFile(service, 'migrate'), env });
    if ((await program.ended()) !== 0) throw new Error(`${service} could not be migrated: ${program.lastWords()}`);
  }

  /**
   * The service as in production, with variables of its own where a figure needs them, or a program of the bench that composes it
   * otherwise. Gives its port.
   */
  async serve(
    service: ServiceName,
    more: Record<string, string> = {},
    composed?: { name: string; folder: string },
  ): Promise<{ program: Program; port: number }> {
    const port = await freePort();
    const env = serviceEnvironment(service, this.database, {
      OLN_ENV: 'trial',
      OLN_LOG_LEVEL: 'info',
      OLN_HTTP_PORT: String(port),
      ...more,
    });
    const name = composed?.name ?? service;
    const file = composed ? fileOf(name, composed.folder) : programFile(service, 'main');
    const node = this.profileAs ? profileOptions(this.logs, name) : [];
    if (this.profileAs) this.profiled.push(name);
    const program = this.start({ name, file, env, node });
    await eventually(() => this.isReady(program, port), { withinMs: 60_000 });
    return { program, port };
  }

  /** Our worker as in production, traced. */
  async startWorker(more: Record<string, string> = {}): Promise<Program> {
    const port = await freePort();
    const name = `worker-${++this.workers}`;
    const node = this.profileAs ? profileOptions(this.logs, name) : [];
    if (this.profileAs) this.profiled.push(name);
    const env = {
      OLN_ENV: 'trial',
      OLN_REPLICA: name,
      OLN_HTTP_PORT: String(port),
      OLN_TEMPORAL_ADDRESS: `127.0.0.1:${this.temporalPort}`,
      OLN_KEYS_FILE: this.keysFile,
      OLN_TRACE_FILE: join(this.logs, 'spans.jsonl'),
      ...more,
    };
    const program = this.start({ name, file: join(ROOT, 'workflows/dist/worker/main.js'), env, node });
    await eventually(() => this.isReady(program, port), { withinMs: 60_000 });
    return program;
  }

  /** A program of the bench; it finds the back ends of this house. */
  run(name: string, folder: string): Program {
    return this.start({ name, file: fileOf(name, folder), env: { OLN_TEST_ENV: ENV } });
  }

  /** One whose profile is asked for as that of a service. */
  profiledProgram(name: string, folder: string): Program {
    const node = this.profileAs ? profileOptions(this.logs, name) : [];
    if (this.profileAs) this.profiled.push(name);
    return this.start({ name, file: fileOf(name, folder), node });
  }

  start(start: Omit<Start, 'logs'>): Program {
    const program = new Program({ ...start, logs: this.logs });
    this.programs.push(program);
    return program;
  }

  /** Another replica seems to hold it: relay or consumer of the service stand by, and leave the cores to what is measured. */
  async holdLease(service: ServiceName, name: string): Promise<void> {
    await this.admin.query(
      `insert into ${service}.lease (name, holder, until) values ($1, 'bench', now() + interval '1 day')`,
      [name],
    );
  }

  /** What was before is not what a profile should tell of. */
  begins(): void {
    this.profiledSince = process.hrtime.bigint();
    for (const house of this.besides) house.begins();
  }

  async close(): Promise<void> {
    await Promise.all(this.besides.map((house) => house.close()));
    await Promise.all(this.programs.map((program) => program.stop()));
    const since = Number(this.profiledSince / 1_000n);
    for (const name of this.profiled) keepProfile(this.profileAs!, name, join(this.logs, `${name}.cpuprofile`), since);
    await this.admin.end();
    await this.endBackEnds();
  }

  private async isReady(program: Program, port: number): Promise<boolean> {
    if (!program.isAlive) throw new Error(`It ended: ${program.lastWords()}`);
    return fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

const fileOf = (name: string, folder: string): string => join(ROOT, 'tests/bench/dist', folder, `${name}.js`);

const programFile = (service: ServiceName, entry: 'main' | 'migrate'): string =>
  join(ROOT, 'services', service, 'dist', `${entry}.js`);

async function openDatabase(): Promise<{ database: FreshDatabase; admin: pg.Client }> {
  const database = await freshDatabase();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  return { database, admin };
}

function houseLogin(): NatsLogin {
  const nats = freshNats();
  return { url: nats.url, user: nats.user('house'), password: nats.password('house') };
}

export const freePort = async (): Promise<number> => portsAt(await freeOffset()).intake;

/** Opens a house for a figure, and leaves nothing of it behind, whatever happens. */
export async function inHouse<Result>(
  { stop, profileAs }: Bench,
  kinds: readonly BackEnd[],
  work: (house: House) => Promise<Result>,
): Promise<Result> {
  const house = await House.open(kinds, profileAs);
  try {
    const stopped = new Promise<never>((_, reject) => {
      stop.addEventListener('abort', () => reject(new Stopped()), { once: true });
      if (stop.aborted) reject(new Stopped());
    });
    return await Promise.race([work(house), stopped]);
  } finally {
    await house.close();
  }
}

export class Stopped extends Error {}
