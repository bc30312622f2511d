import type { EventData, EventDefinition, OlnEvent, Role, ServiceName } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import {
  migrate,
  startService,
  UnitOfWork,
  withContext,
  type Principal,
  type RunningService,
  type Tx,
} from '@oln/service-kit';
import { answering, type AskedService } from '@oln/service-testing';
import {
  ApiClient,
  backEnds,
  freshDatabase,
  serviceAddresses,
  serviceEnvironment,
  type FreshDatabase,
} from '@oln/testing';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { gateway } from '../gateway.js';
import { MIGRATIONS } from '../migrations/index.js';

export const HERE = '13110';
export const ELSEWHERE = '05101';

/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:1';

/** A running gateway with a mail server that the spec can read and break. Holds no tests. */
export class GatewayHouse {
  readonly mails: string[] = [];
  /** What the mail server says to a mail instead of taking it. */
  mailFails = false;
  private readonly owners: AskedService[] = [];

  private constructor(
    readonly service: RunningService,
    readonly admin: pg.Client,
    private readonly database: FreshDatabase,
    private readonly smtp: SMTPServer,
    private readonly before: NodeJS.ProcessEnv,
  ) {}

  /** `environment`: the gateway's own part of its configuration; `kit`: what every service is told. */
  static async open(environment: Record<string, string> = {}, kit: Record<string, string> = {}): Promise<GatewayHouse> {
    const before = { ...process.env };
    const database = await freshDatabase();
    await migrate(database.migratorUrl('gateway'), 'gateway', MIGRATIONS);
    let house: GatewayHouse | undefined = undefined;
    const smtp = mailServer(() => house!);
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as { port: number };
    // The gateway's own part of its configuration.
    Object.assign(process.env, {
      OLN_ENV: 'test',
      ...serviceAddresses(() => NOWHERE),
      OLN_SMTP_URL: `smtp://127.0.0.1:${port}`,
      OLN_PUBLIC_URL: 'https://oln.example',
      ...environment,
    });
    const service = await startService(gateway, serviceEnvironment('gateway', database, kit));
    const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=gateway' });
    await admin.connect();
    house = new GatewayHouse(service, admin, database, smtp, before);
    return house;
  }

  async close(): Promise<void> {
    process.env = this.before;
    for (const owner of this.owners) await owner.close();
    await this.service.stop();
    await this.admin.end();
    await new Promise<void>((resolve) => this.smtp.close(() => resolve()));
    await this.database.drop();
  }

  /** As the house itself sees it: all communes. */
  get databaseUrl(): string {
    return this.database.adminUrl;
  }

  token(person: string, roles: Role[], communes = [HERE]): Promise<string> {
    const keys = loadKeyRing(backEnds().secrets.keysFile);
    return issueDevToken({ person, roles, communes, kind: 'person' }, keys);
  }

  as(person: string, roles: Role[], communes = [HERE]): Promise<ApiClient> {
    return ApiClient.as(person, roles, communes, `${this.service.url}/api/gateway/v1`, backEnds().secrets.keysFile);
  }

  /** Somebody with all that a token of theirs says. */
  acting(principal: Principal): Promise<ApiClient> {
    return ApiClient.of(principal, `${this.service.url}/api/gateway/v1`, backEnds().secrets.keysFile);
  }

  /** Another service, over the real wire: it answers what it is asked until the house is closed. */
  async answers(service: ServiceName, query: string, answer: (question: never) => unknown): Promise<void> {
    this.owners.push(await answering(service, query, answer));
  }

  /** As the inbox takes a fact in. */
  async hear<Definition extends EventDefinition>(
    handle: (event: OlnEvent<EventData<Definition>>, tx: Tx) => Promise<void>,
    data: EventData<Definition>,
    commune = HERE,
  ): Promise<void> {
    const event = { commune, asof: this.now.toISOString(), data } as unknown as OlnEvent<EventData<Definition>>;
    const context = { principal: inbox(commune), asOf: this.now, language: 'es', door: 'nats' } as const;
    await this.service.app.get(UnitOfWork).batch('inbox', context, (tx: Tx) => handle(event, tx));
  }

  /** As a sweep works: over all communes. */
  sweeps<Result>(fn: () => Promise<Result>): Promise<Result> {
    const principal: Principal = { person: 'system:watchdog', roles: [], communes: '*', kind: 'system' };
    return withContext({ principal, asOf: this.now, language: 'es', door: 'system' }, fn);
  }

  /** Where the service's own login connects. */
  get login(): string {
    return this.database.url('gateway');
  }

  get now(): Date {
    return this.service.parts.clock.now();
  }

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, values)).rows as Row[];
  }
}

const inbox = (commune: string): Principal => ({
  person: 'system:inbox',
  roles: [],
  communes: [commune],
  kind: 'system',
});

function mailServer(house: () => GatewayHouse): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (house().mailFails) return done(new Error('not now'));
        house().mails.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
}
