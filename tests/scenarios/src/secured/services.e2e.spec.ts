import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { issueAccessToken, issueDevToken, loadKeyRing, loadSigningKeys, securedGet, type Tls } from '@oln/crypto';
import { eventually, freePort } from '@oln/testing';
import { Authority, type Certified } from '@oln/testing/authority';
import { ROOT, serviceAddresses } from '@oln/tools';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSecured, type SecuredBackEnds } from './back-ends.js';
import { Program } from './programs.js';

const HERE = '13110';
const PATIENT = { withinMs: 60_000 };
const NOWHERE = 'https://localhost:1';
const SOMEBODY = { person: 'c-1', roles: ['coordinator' as const], communes: [HERE], kind: 'person' as const };
type Service = 'intake' | 'gateway';
type Files = Record<'CA' | 'CERT' | 'KEY', string>;

describe('With TLS between the gateway and the services', () => {
  let back: SecuredBackEnds;
  let ours: Authority;
  let theirs: Authority;
  let own: Certified;
  const programs: Program[] = [];

  beforeAll(async () => {
    [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
    own = await ours.issue('house');
    back = await startSecured('test-tls-services', ours);
    for (const service of ['intake', 'gateway'] as const) {
      const migrated = await run(service, 'migrate');
      expect([service, await migrated.exit, migrated.output]).toEqual([service, 0, expect.stringContaining(service)]);
    }
  });
  afterEach(() => Promise.all(programs.splice(0).map((program) => program.stop())));
  afterAll(() => back?.stop());

  /** Files with what a program shows and whom it trusts; `shown` absent: it shows nothing. */
  function files(name: string, ca: string, shown?: Certified): Files {
    const folder = join(back.plan.paths.folder, 'tls', name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const write = (file: string, text: string): string => {
      writeFileSync(join(folder, file), text, { mode: 0o600 });
      return join(folder, file);
    };
    const [CERT, KEY] = shown ? [write('tls.crt', shown.cert), write('tls.key', shown.key)] : ['', ''];
    return { CA: write('ca.crt', ca), CERT, KEY };
  }
  const good = (): Files => files('good', ours.ca, own);
  const said = (way: string, given: Partial<Files>): Record<string, string> =>
    Object.fromEntries(Object.entries(given).map(([piece, file]) => [`OLN_${way}_TLS_${piece}_FILE`, file]));

  async function run(
    service: Service,
    file: 'migrate' | 'main',
    more: Record<string, string> = {},
  ): Promise<Program & { port: number }> {
    const { ports, secrets } = back.plan;
    const { service: password, migrator } = secrets.database[service]!;
    const url = (login: string, secret: string) => `postgres://${login}:${secret}@127.0.0.1:${ports.postgres}/oln`;
    const port = await freePort();
    const program = Program.run(`services/${service}/dist/${file}.js`, {
      OLN_ENV: 'trial',
      OLN_REPLICA: 'one',
      OLN_HTTP_PORT: String(port),
      OLN_DATABASE_URL: url(`oln_${service}`, password),
      OLN_MIGRATIONS_URL: url(`oln_${service}_migrator`, migrator),
      OLN_NATS_URL: `nats://127.0.0.1:${ports.nats}`,
      OLN_NATS_USER: service,
      OLN_NATS_PASSWORD: secrets.nats[service]!,
      OLN_TEMPORAL_ADDRESS: `localhost:${back.temporalPort}`,
      OLN_KEYS_FILE: secrets.keysFile,
      ...(Object.assign({}, ...['DATABASE', 'NATS', 'TEMPORAL'].map((way) => said(way, good()))) as Record<
        string,
        string
      >),
      ...more,
    });
    programs.push(program);
    return Object.assign(program, { port });
  }

  /** As every container is asked whether it is well. */
  const isWell = (port: number, tls: Record<string, string> = {}): boolean =>
    spawnSync(process.execPath, [join(ROOT, 'deploy/docker/healthcheck.mjs')], {
      env: { OLN_HTTP_PORT: String(port), ...tls },
    }).status === 0;

  async function intake(more: Record<string, string> = said('HTTP', good())): Promise<Program & { port: number }> {
    const program = await run('intake', 'main', more);
    await eventually(() => isWell(program.port, more), PATIENT);
    return program;
  }

  async function gateway(intakePort: number, more: Record<string, string>): Promise<Program & { port: number }> {
    const addresses = {
      ...serviceAddresses(() => NOWHERE),
      OLN_INTAKE_URL: `https://localhost:${intakePort}`,
      OLN_SMTP_URL: 'smtp://127.0.0.1:1',
    };
    const program = await run('gateway', 'main', { ...addresses, ...more });
    await eventually(() => isWell(program.port, more), PATIENT);
    return program;
  }

  async function listed({ port }: { port: number }): Promise<number> {
    const token = await issueDevToken(SOMEBODY, loadKeyRing(back.plan.secrets.keysFile));
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`http://127.0.0.1:${port}/api/intake/v1/requests?commune=${HERE}`, { headers })).status;
  }

  const knocks = async (url: string, tls: Tls): Promise<number | 'refused'> =>
    securedGet(tls)(url).then(
      ({ status }) => status,
      () => 'refused' as const,
    );

  it('a call comes through the gateway, by certificates of both sides, and nobody else gets in', async () => {
    const service = await intake();
    const door = await gateway(service.port, said('SERVICES', good()));
    expect(await listed(door)).toBe(200);
    const alive = `https://localhost:${service.port}/health/live`;
    expect(await knocks(alive, { ca: ours.ca, ...own })).toBe(200);
    expect(await knocks(alive, { ca: ours.ca })).toBe('refused');
    expect(await knocks(alive, { ca: ours.ca, ...(await theirs.issue('house')) })).toBe('refused');
    await expect(fetch(alive.replace('https:', 'http:'))).rejects.toThrow();
    expect([service.troubles, door.troubles]).toEqual([[], []]);
  });

  it('the gateway believes no other certificate, is believed with no other one, and its log says why', async () => {
    const service = await intake();
    const wrong: [Files, RegExp][] = [
      [files('none', ours.ca), /it refuses our certificate|it may refuse our certificate/],
      [
        files('theirs', ours.ca, await theirs.issue('house')),
        /it refuses our certificate|it may refuse our certificate/,
      ],
      [files('stranger', theirs.ca, own), /by an authority that is not among ours/],
    ];
    for (const [given, why] of wrong) {
      const door = await gateway(service.port, said('SERVICES', given));
      expect(await listed(door)).toBe(503);
      await eventually(() => door.troubles.length > 0, PATIENT);
      expect(door.troubles).toEqual([expect.stringMatching(why)]);
      expect(door.troubles[0]).toMatch(/^A service is not reachable: /);
      expect(door.output).not.toContain(own.key.split('\n')[1]);
    }
    const elsewhere = files('elsewhere', ours.ca, await ours.issue('intake', { names: ['elsewhere.example'] }));
    const renamed = await intake(said('HTTP', elsewhere));
    const door = await gateway(renamed.port, said('SERVICES', good()));
    expect(await listed(door)).toBe(503);
    await eventually(() => door.troubles.length > 0, PATIENT);
    expect(door.troubles).toEqual([expect.stringContaining('its certificate is for another name than its address')]);
  });

  it('a service gets the keys of tokens from a gateway that shows its certificate, and from nobody else', async () => {
    const { signingKeysFile } = back.plan.secrets;
    const { CERT, KEY } = good();
    const shows = { ...said('HTTP', { CERT, KEY }), OLN_SIGNING_KEYS_FILE: signingKeysFile };
    const door = await gateway(1, { ...said('SERVICES', good()), ...shows });
    const scope = { issuer: 'https://oln.example', audience: 'oln' };
    const token = await issueAccessToken(SOMEBODY, loadSigningKeys(signingKeysFile), scope);
    const keys = {
      OLN_TOKEN_KEYS: `https://localhost:${door.port}/.well-known/jwks.json`,
      OLN_TOKEN_ISSUER: scope.issuer,
    };
    const statusWith = async (ca: string): Promise<number> => {
      const service = await intake({ ...said('HTTP', good()), ...keys, ...said('TOKEN_KEYS', files('keys', ca)) });
      const url = `https://localhost:${service.port}/api/intake/v1/requests?commune=${HERE}`;
      const answer = await securedGet({ ca: ours.ca, ...own })(url, { headers: { authorization: `Bearer ${token}` } });
      return answer.status;
    };
    expect([await statusWith(ours.ca), await statusWith(theirs.ca)]).toEqual([200, 503]);
  });

  it('what is half said is refused at the start', async () => {
    const { CA } = good();
    const service = await run('intake', 'main', said('HTTP', { CA }));
    expect([await service.exit, service.output]).toEqual([1, expect.stringContaining('OLN_HTTP_TLS_CERT is missing')]);
    const door = await run('gateway', 'main', {
      ...serviceAddresses(() => 'http://127.0.0.1:1'),
      OLN_SMTP_URL: 'smtp://127.0.0.1:1',
      ...said('SERVICES', { CA }),
    });
    expect(await door.exit).toBe(1);
    expect(door.output).toContain(
      'OLN_INTAKE_URL is in clear (http://) beside OLN_SERVICES_TLS_…: name it by https://',
    );
  });
});
