import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NatsLink, tail } from '@oln/messaging';
import { ApiClient, eventually, freePort } from '@oln/testing';
import { Authority, type Certified } from '@oln/testing/authority';
import { adminUrl, asAdmin } from '@oln/tools';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSecured, type SecuredBackEnds } from './back-ends.js';
import { Program } from './programs.js';

const HERE = '13110';
const PATIENT = { withinMs: 60_000 };
type Way = 'DATABASE' | 'NATS' | 'TEMPORAL';
const WAYS: Way[] = ['DATABASE', 'NATS', 'TEMPORAL'];

const REFUSED = /it refuses our certificate, or that we show none|it hangs up: it may refuse our certificate/;
const STRANGER = /its certificate is by an authority that is not among ours/;
const OTHER_NAME = 'its certificate is for another name than its address';

describe('With TLS on every way', () => {
  let back: SecuredBackEnds;
  let ours: Authority;
  let theirs: Authority;
  let ownCertificate: Certified;
  const programs: Program[] = [];

  beforeAll(async () => {
    [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
    ownCertificate = await ours.issue('intake');
    back = await startSecured('test-tls', ours);
    // All that follows stands on these tables.
    const migrated = await run('migrate', said('DATABASE', good()));
    expect([await migrated.exit, migrated.output]).toEqual([0, expect.stringMatching(/^intake: /)]);
  });
  afterEach(() => Promise.all(programs.splice(0).map((program) => program.stop())));
  afterAll(() => back?.stop());

  /** Files with what a program shows and whom it trusts; `without`: it shows nothing. */
  function files(name: string, ca: string, own?: Certified): Record<'CA' | 'CERT' | 'KEY', string> {
    const folder = join(back.plan.paths.folder, 'tls', name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const write = (file: string, text: string): string => {
      writeFileSync(join(folder, file), text, { mode: 0o600 });
      return join(folder, file);
    };
    const [CERT, KEY] = own ? [write('tls.crt', own.cert), write('tls.key', own.key)] : ['', ''];
    return { CA: write('ca.crt', ca), CERT, KEY };
  }

  const said = (way: Way, given: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(given).map(([part, file]) => [`OLN_${way}_TLS_${part}_FILE`, file]));
  const good = (): Record<string, string> => files('good', ours.ca, ownCertificate);
  const onEvery = (given: Record<string, string>): Record<string, string> =>
    Object.assign({}, ...WAYS.map((way) => said(way, given))) as Record<string, string>;

  function environment(port: number, tls: Record<string, string>): Record<string, string> {
    const { ports, secrets } = back.plan;
    const { service, migrator } = secrets.database.intake!;
    const url = (login: string, password: string) => `postgres://${login}:${password}@127.0.0.1:${ports.postgres}/oln`;
    return {
      OLN_ENV: 'trial',
      OLN_REPLICA: 'one',
      OLN_HTTP_PORT: String(port),
      OLN_DATABASE_URL: url('oln_intake', service),
      OLN_MIGRATIONS_URL: url('oln_intake_migrator', migrator),
      OLN_NATS_URL: `nats://127.0.0.1:${ports.nats}`,
      OLN_NATS_USER: 'intake',
      OLN_NATS_PASSWORD: secrets.nats.intake!,
      OLN_TEMPORAL_ADDRESS: `localhost:${back.temporalPort}`,
      OLN_KEYS_FILE: secrets.keysFile,
      ...tls,
    };
  }

  const FILES = {
    migrate: 'services/intake/dist/migrate.js',
    intake: 'services/intake/dist/main.js',
    worker: 'workflows/dist/worker/main.js',
  };
  async function run(name: keyof typeof FILES, tls: Record<string, string>): Promise<Program & { port: number }> {
    const port = await freePort();
    const program = Program.run(FILES[name], environment(port, tls));
    programs.push(program);
    return Object.assign(program, { port });
  }

  const readiness = async (port: number): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${port}/health/ready`)).json();
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    asAdmin(adminUrl(back.plan.ports.postgres, back.plan.secrets, 'oln'), async (admin) => {
      return (await admin.query(sql, values)).rows as Row[];
    });

  async function somebodyComes(port: number): Promise<string> {
    const base = `http://127.0.0.1:${port}/api/intake/v1`;
    const desk = await ApiClient.as('c-1', ['coordinator'], [HERE], base, back.plan.secrets.keysFile);
    const person = { givenNames: 'Luz', firstSurname: 'Prueba', birthDate: '2018-04-04', sex: 'female', commune: HERE };
    const child = await desk.post<{ id: string }>('/persons', { ...person, confirmedNew: true });
    const members = [{ personId: child.body.id, relation: 'child' }];
    const family = await desk.post<{ id: string }>('/families', { members, commune: HERE });
    const { status, body } = await desk.post<{ id: string }>('/requests', {
      ...{ commune: HERE, channel: 'spontaneous', motive: 'school' },
      ...{ familyId: family.body.id, childIds: [child.body.id] },
    });
    expect(status).toBe(201);
    return body.id;
  }

  it('a request is taken in, told of, and its process runs and comes back to ask', async () => {
    const since = new Date();
    const intake = await run('intake', onEvery(good()));
    const worker = await run('worker', said('TEMPORAL', good()));
    const well = { ready: true, database: true, events: true, processes: true, stopping: false };
    await eventually(() => readiness(intake.port), {
      ...PATIENT,
      until: (now) => JSON.stringify(now) === JSON.stringify(well),
    });
    const id = await somebodyComes(intake.port);
    // Outbox, Temporal, the worker, an activity in the service, its table: by all three ways.
    const due = () => rows('select from intake.due_dates where entity_id = $1', [id]);
    await eventually(due, { ...PATIENT, until: (found) => found.length > 0 });
    expect(await firstFact(since)).toMatch(/^oln\.intake\./);
    const sessions = await rows<{ ssl: boolean; client_dn: string | null }>(
      `select ssl, client_dn from pg_stat_ssl join pg_stat_activity using (pid) where usename like 'oln\\_intake%'`,
    );
    expect(sessions.length).toBeGreaterThan(2);
    for (const session of sessions) expect(session).toEqual({ ssl: true, client_dn: '/CN=intake' });
    expect([intake.troubles, worker.troubles]).toEqual([[], []]);
  });

  /** Heard by somebody else who has a certificate. */
  async function firstFact(since: Date): Promise<string> {
    const { ports, secrets } = back.plan;
    const { cert, key } = await ours.issue('house');
    const login = { user: 'house', password: secrets.nats.house, name: 'spec' };
    const link = new NatsLink({
      url: `nats://localhost:${ports.nats}`,
      ...login,
      tls: { ca: ours.ca, cert, key },
    });
    try {
      for await (const { type } of tail(link, { since })) return type;
      throw new Error('No fact came');
    } finally {
      await link.close();
    }
  }

  const wrong = async (): Promise<[string, Record<string, string>, RegExp][]> => [
    ['no certificate', files('none', ours.ca), REFUSED],
    ['a certificate by another authority', files('theirs', ours.ca, await theirs.issue('intake')), REFUSED],
    ['another authority to trust', files('stranger', theirs.ca, ownCertificate), STRANGER],
  ];

  /** Whoever reads the log learns nothing that opens anything. */
  function tellsNoSecret({ output }: Program): void {
    const { secrets } = back.plan;
    const words = [secrets.database.intake!.service, secrets.database.intake!.migrator, secrets.nats.intake!];
    const keyLine = ownCertificate.key.split('\n')[1]!;
    for (const secret of [...words, keyLine, 'PRIVATE KEY']) expect(output).not.toContain(secret);
  }

  it('PostgreSQL lets nobody in without the right certificate, and a start that fails says why', async () => {
    for (const [what, given, why] of await wrong()) {
      for (const name of ['intake', 'migrate'] as const) {
        const program = await run(name, { ...onEvery(good()), ...said('DATABASE', given) });
        expect([what, name, await program.exit]).toEqual([what, name, 1]);
        expect(program.output).toMatch(/^intake cannot (start|be migrated): PostgreSQL cannot be reached: /);
        expect(program.output).toMatch(why);
        tellsNoSecret(program);
      }
    }
    const plain = await run('migrate', {});
    expect([await plain.exit, plain.output]).toEqual([1, expect.stringContaining('no encryption')]);
  });

  it('NATS and Temporal do not either: the service serves, says that it is not whole, and why', async () => {
    for (const [what, given, why] of await wrong()) {
      const tls = { ...said('DATABASE', good()), ...said('NATS', given), ...said('TEMPORAL', given) };
      const [intake, worker] = [await run('intake', tls), await run('worker', said('TEMPORAL', given))];
      const expected = ['NATS', 'Temporal'].map((name) => `${name} is not reachable; trying again`);
      const named = ({ troubles }: Program) => troubles.map((trouble) => trouble.split(':')[0]);
      await eventually(() => [named(intake), named(worker), intake.output.slice(-1_000), worker.output.slice(-500)], {
        ...PATIENT,
        until: ([seen, seenByWorker]) =>
          expected.every((one) => seen!.includes(one)) && seenByWorker!.includes(expected[1]!),
      });
      for (const trouble of [...intake.troubles, ...worker.troubles])
        expect([what, trouble]).toEqual([what, expect.stringMatching(why)]);
      const ready = { ready: true, database: true, events: false, processes: false };
      expect([what, await readiness(intake.port)]).toMatchObject([what, ready]);
      for (const program of [intake, worker]) tellsNoSecret(program);
    }
  });

  it('a server by another name is not believed', async () => {
    const trap = await startTrap();
    const ways = { OLN_TEMPORAL_ADDRESS: `127.0.0.1:${trap.port}`, ...said('TEMPORAL', good()) };
    const worker = await run('worker', ways);
    await eventually(() => worker.troubles.length > 0, PATIENT);
    expect(worker.troubles).toEqual([expect.stringContaining(OTHER_NAME)]);
    trap.close();
  });

  async function startTrap(): Promise<{ port: number; close(): void }> {
    const { createServer } = await import('node:tls');
    const { cert, key } = await ours.issue('elsewhere', { names: ['elsewhere.example'] });
    const port = await freePort();
    const server = createServer({ cert, key, ALPNProtocols: ['h2'] }, (socket) => socket.destroy());
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return { port, close: () => server.close() };
  }

  it('what is half said, or cannot be read, is refused at the start, all at once', async () => {
    const { CA, CERT, KEY } = good();
    const other = files('other', ours.ca, await ours.issue('other'));
    const intake = await run('intake', {
      OLN_DATABASE_TLS_CA_FILE: CA!,
      OLN_DATABASE_TLS_CERT_FILE: CERT!,
      OLN_NATS_TLS_CA_FILE: '/nowhere/ca.crt',
      OLN_TEMPORAL_TLS_CERT_FILE: CERT!,
      OLN_TEMPORAL_TLS_KEY_FILE: other.KEY,
    });
    expect(await intake.exit).toBe(1);
    expect(intake.output.trim().split('\n')).toEqual([
      'intake cannot start: The configuration is not usable:',
      '  - OLN_DATABASE_TLS_KEY is missing: a certificate and its key are set together',
      '  - OLN_NATS_TLS_CA_FILE: /nowhere/ca.crt cannot be read (ENOENT): name a file that this user may read',
      '  - OLN_TEMPORAL_TLS_KEY is not the key of the certificate in OLN_TEMPORAL_TLS_CERT',
    ]);
    const worker = await run('worker', { OLN_TEMPORAL_TLS_CA_FILE: KEY! });
    expect([await worker.exit, worker.output]).toEqual([
      1,
      expect.stringContaining('  - OLN_TEMPORAL_TLS_CA holds no certificate that can be read: PEM,'),
    ]);
  });
});
