import { afterAll, describe, expect, it } from '@jest/globals';
import { SEARCH_ATTRIBUTES, SERVICES } from '@oln/contracts';
import { loadKeyRing, loadSigningKeys } from '@oln/crypto';
import { readServiceConfig } from '@oln/service-kit';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
// The readers of these two are no part of what their packages offer: only a deployment is held to them.
import { readGatewayConfig } from '../../../services/gateway/src/config.js';
import { readWorkerConfig } from '../../../workflows/src/worker/config.js';
import { accountConfig } from '../stack/nats.js';
import { ROOT } from '../stack/paths.js';
import { DEFAULT_PORTS } from '../stack/ports.js';
import { serviceAddresses } from '../stack/program-environment.js';
import { NATS_USERS } from '../stack/secrets.js';

interface ComposeService {
  image: string;
  build?: { target: string; dockerfile: string; args?: Record<string, string> };
  environment?: Record<string, string>;
  secrets?: (string | { source: string })[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: string[];
  restart: string;
  user?: string;
  read_only?: boolean;
}
interface Compose {
  services: Record<string, ComposeService>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, unknown>;
}

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const compose = parse(textOf('docker-compose.yml'), { merge: true }) as Compose;
const part = (name: string): ComposeService => compose.services[name]!;
const names = Object.keys(compose.services);
const jobs = names.filter((name) => part(name).restart === 'no');
const programs = [...SERVICES, 'worker'] as const;
const CERTIFICATES = '${OLN_TLS_FOLDER:-./deploy/tls}:/run/tls:ro';

const folder = mkdtempSync(join(tmpdir(), 'oln-compose-'));
const makeSecrets = () => spawnSync(process.execPath, [join(ROOT, 'deploy/make-secrets.mjs'), join(folder, 'secrets')]);
const made = makeSecrets();
const secret = (name: string): string => readFileSync(join(folder, 'secrets', name), 'utf8').trim();
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program finds in its container: as was said outside or by default, its secrets where they were made, and no others. */
function environmentOf(name: string, outside: Record<string, string> = {}): Record<string, string> {
  const given = (part(name).secrets ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.source));
  const entries = Object.entries(part(name).environment ?? {}).map(([key, value]) => {
    const filled = value.replaceAll(
      /\$\{(\w+):-([^}]*)\}/g,
      (_, said: string, otherwise: string) => outside[said] ?? otherwise,
    );
    const file = /^\/run\/secrets\/(.+)$/.exec(filled)?.[1];
    if (file && !given.includes(file)) throw new Error(`${name} is not given the secret ${file}`);
    return [key, file ? join(folder, 'secrets', file) : filled];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

describe('docker-compose.yml has the parts of ./oln up', () => {
  it('all of them, and a job for what each needs before', () => {
    const backEnds = ['postgres', 'nats', 'temporal', 'temporal-ui', 'mail'];
    const before = [
      'postgres-init',
      'temporal-schema',
      'temporal-admin',
      ...SERVICES.map((name) => `${name}-migrations`),
    ];
    expect([...names].sort()).toEqual([...backEnds, ...before, ...programs].sort());
    expect([...jobs].sort()).toEqual([...before].sort());
  });

  it('each with a pinned image, ours with a recipe', () => {
    for (const name of names) expect(`${name} ${part(name).image}`).toMatch(/^[\w-]+ [\w./-]+:v?\d+\.\d+[\w.-]*$/);
    for (const name of SERVICES) {
      const recipe = {
        context: '.',
        dockerfile: 'deploy/docker/Dockerfile',
        target: 'service',
        args: { SERVICE: name },
      };
      expect(part(name).build).toEqual(recipe);
      expect(part(`${name}-migrations`).build).toEqual(recipe);
    }
    expect(part('worker').build?.target).toBe('worker');
  });

  it('each that stays up is probed and restarted; each is begun after what it needs is well', () => {
    for (const name of names.filter((one) => !jobs.includes(one))) {
      expect([name, part(name).restart]).toEqual([name, 'unless-stopped']);
      expect([name, part(name).healthcheck?.test[0]]).toEqual([name, 'CMD']);
    }
    for (const name of names) {
      for (const [needed, { condition }] of Object.entries(part(name).depends_on ?? {})) {
        const expected = jobs.includes(needed) ? 'service_completed_successfully' : 'service_healthy';
        expect([name, needed, condition]).toEqual([name, needed, expected]);
      }
    }
    for (const name of SERVICES) {
      const needs = Object.keys(part(name).depends_on ?? {});
      expect(needs).toEqual(expect.arrayContaining([`${name}-migrations`, 'temporal-admin', 'postgres', 'nats']));
    }
  });

  it('and shows nothing but its doors, on the loopback address', () => {
    const { gateway, mail } = DEFAULT_PORTS;
    const published = names.flatMap((name) => part(name).ports ?? []);
    expect(published.sort()).toEqual([gateway, mail].map((port) => `127.0.0.1:${port}:${port}`).sort());
  });

  it('keeps data in named volumes, PostgreSQL 18 in the folder above its data', () => {
    expect(Object.keys(compose.volumes)).toEqual(['postgres', 'nats']);
    expect(part('postgres').volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(part('nats').volumes).toContain('nats:/data');
  });
});

describe('Every program of docker compose', () => {
  it.each(SERVICES)('%s finds a configuration that it accepts', (name) => {
    const config = readServiceConfig(name, environmentOf(name));
    expect(config.environment).toBe('trial');
    expect(config.clockFile).toBeUndefined();
    expect(config.http).toMatchObject({ host: '0.0.0.0', port: DEFAULT_PORTS[name] });
    expect(new URL(config.database.url)).toMatchObject({
      username: `oln_${name}`,
      host: 'postgres:5432',
      pathname: '/oln',
    });
    expect(config.nats).toMatchObject({
      url: 'nats://nats:4222',
      user: name,
      password: secret(`${name}-nats-password`),
    });
    expect(config.temporal).toEqual({
      address: 'temporal:7233',
      namespace: part('temporal-admin').environment?.TEMPORAL_NAMESPACE,
    });
    const migrations = environmentOf(`${name}-migrations`).OLN_MIGRATIONS_URL_FILE!;
    expect(new URL(readFileSync(migrations, 'utf8').trim())).toMatchObject({ username: `oln_${name}_migrator` });
  });

  it('gateway knows where the others are', () => {
    const { services, smtpUrl } = readGatewayConfig(environmentOf('gateway'));
    const { intake, cases, alerts, offer, community, reporting, smtp } = DEFAULT_PORTS;
    expect(services).toEqual({
      intake: [`http://intake:${intake}`],
      cases: [`http://cases:${cases}`],
      alerts: [`http://alerts:${alerts}`],
      offer: [`http://offer:${offer}`],
      community: [`http://community:${community}`],
      reporting: [`http://reporting:${reporting}`],
    });
    expect(smtpUrl).toBe(`smtp://mail:${smtp}`);
  });

  it('believes the access tokens of the gateway, which signs in with the provider that it is told of', () => {
    for (const name of SERVICES) {
      const { tokens } = readServiceConfig(name, environmentOf(name));
      const home = name === 'gateway' ? '127.0.0.1' : 'gateway';
      expect(tokens.keys).toBe(`http://${home}:${DEFAULT_PORTS.gateway}/.well-known/jwks.json`);
      expect(tokens.issuer).toBe(readGatewayConfig(environmentOf('gateway')).publicUrl);
    }
    const said = { OLN_OIDC_ISSUER: 'https://identity.example', OLN_OIDC_ACR: 'two-factors', OLN_ENV: 'production' };
    const told = environmentOf('gateway', said);
    const { provider, signingKeysFile } = readGatewayConfig(told);
    expect(provider).toMatchObject({ issuer: 'https://identity.example', clientSecret: secret('oidc-client-secret') });
    expect(Object.keys(loadSigningKeys(signingKeysFile!).keys)).toHaveLength(1);
    expect(readGatewayConfig(environmentOf('gateway')).provider).toBeUndefined();
  });

  it('worker finds a configuration that it accepts', () => {
    const config = readWorkerConfig(environmentOf('worker'));
    expect(config).toMatchObject({
      environment: 'trial',
      temporal: { address: 'temporal:7233' },
      http: { port: DEFAULT_PORTS.worker },
    });
  });

  it.each(programs)('%s is probed at its own port, may write nothing, and is not root', (name) => {
    expect(part(name).healthcheck?.test).toEqual(['CMD', 'node', '/oln/healthcheck.mjs']);
    expect(part(name).read_only).toBe(true);
    expect(part(name).user).toBe('${OLN_UID:-1000}:${OLN_GID:-1000}');
    expect(textOf('deploy/docker/healthcheck.mjs')).toContain(
      `{ host: '127.0.0.1', port: env.OLN_HTTP_PORT, path: '/health/ready'`,
    );
  });
});

describe('TLS in docker compose', () => {
  const ways = ['DATABASE', 'NATS', 'TEMPORAL'];
  const saidOf = (way: string): Record<string, string> =>
    Object.fromEntries(
      ['CA', 'CERT', 'KEY'].map((piece) => [`OLN_${way}_TLS_${piece}_FILE`, `/run/tls/${way}.${piece}`]),
    );
  const said = Object.assign({}, ...ways.map(saidOf)) as Record<string, string>;
  const secured = (name: string, way: string): string[] => {
    const environment = environmentOf(name, said);
    return Object.keys(saidOf(way)).filter((variable) => environment[variable] === said[variable]);
  };

  it('comes to every program that goes that way, which reads its certificates and no others', () => {
    for (const name of SERVICES) {
      for (const way of ways) expect([name, way, secured(name, way)]).toEqual([name, way, Object.keys(saidOf(way))]);
      // None of the files is there: the program's own reader says so, of each.
      expect(() => readServiceConfig(name, environmentOf(name, said))).toThrow(
        new RegExp(ways.map((way) => `OLN_${way}_TLS_CA_FILE: /run/tls/${way}.CA cannot be read`).join('[^]*')),
      );
      expect(secured(`${name}-migrations`, 'DATABASE')).toHaveLength(3);
      for (const one of [name, `${name}-migrations`]) expect(part(one).volumes).toEqual([CERTIFICATES]);
    }
    expect(secured('worker', 'TEMPORAL')).toHaveLength(3);
    expect(() => readWorkerConfig(environmentOf('worker', said))).toThrow(
      'OLN_TEMPORAL_TLS_CA_FILE: /run/tls/TEMPORAL.CA',
    );
  });

  it('comes to the way between the gateway and the services: what they show, whom the gateway believes, whose keys of tokens', () => {
    const between = Object.assign({}, ...['HTTP', 'SERVICES', 'TOKEN_KEYS'].map(saidOf)) as Record<string, string>;
    const addresses = serviceAddresses((name) => `https://${name}:3000`);
    const keys = { OLN_TOKEN_KEYS: 'https://oln.example/.well-known/jwks.json' };
    const found = (name: string) => environmentOf(name, { ...between, ...addresses, ...keys });
    for (const name of SERVICES.filter((one) => one !== 'gateway')) {
      const read = () => readServiceConfig(name, found(name));
      expect(read).toThrow(
        /OLN_HTTP_TLS_CA_FILE: \/run\/tls\/HTTP.CA[^]*OLN_TOKEN_KEYS_TLS_CA_FILE: \/run\/tls\/TOKEN_KEYS.CA/,
      );
      expect(found(name).OLN_TOKEN_KEYS).toBe(keys.OLN_TOKEN_KEYS);
    }
    expect(() => readGatewayConfig(found('gateway'))).toThrow('OLN_SERVICES_TLS_CA_FILE: /run/tls/SERVICES.CA');
    expect(readServiceConfig('gateway', found('gateway')).http.tls).toBeUndefined();
    expect(found('gateway').OLN_INTAKE_URL).toBe('https://intake:3000');
  });

  it('comes to what else speaks to Temporal, by the names that it is known by there', () => {
    const files = Object.values(saidOf('TEMPORAL'));
    const [ui, admin] = [environmentOf('temporal-ui', said), environmentOf('temporal-admin', said)];
    expect(['CA', 'CERT', 'KEY'].map((name) => ui[`TEMPORAL_TLS_${name}`])).toEqual(files);
    expect(['SERVER_CA_CERT', 'CLIENT_CERT', 'CLIENT_KEY'].map((name) => admin[`TEMPORAL_TLS_${name}_PATH`])).toEqual(
      files,
    );
    for (const name of ['temporal-ui', 'temporal-admin', 'worker']) expect(part(name).volumes).toContain(CERTIFICATES);
  });

  it('keeps its keys out of the repository and of images', () => {
    expect(textOf('deploy/tls/.gitignore')).toMatch(/^\*$/m);
    expect(textOf('.dockerignore')).toMatch(/^deploy\/tls$/m);
  });
});

describe('The secrets of docker compose', () => {
  it('are made for every service and user of the house, for their owner only', () => {
    expect(made.status).toBe(0);
    const files = readdirSync(join(folder, 'secrets'));
    for (const file of files) expect(statSync(join(folder, 'secrets', file)).mode & 0o777).toBe(0o600);
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`./deploy/secrets/${name}`);
      expect(files).toContain(name);
    }
    expect(
      secret('database-logins')
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual([...SERVICES]);
    const variables = secret('nats-passwords.conf')
      .split('\n')
      .map((line) => line.split(':')[0]);
    expect(variables).toEqual(NATS_USERS.map((user) => `OLN_NATS_${user.toUpperCase()}`));
    expect(Object.keys(loadKeyRing(join(folder, 'secrets', 'keys.json')))).toEqual([
      'field',
      'index',
      'payload',
      'token',
    ]);
  });

  it('are never written over', () => {
    const before = secret('keys.json');
    expect(makeSecrets()).toMatchObject({ status: 1, stderr: expect.anything() });
    expect(secret('keys.json')).toBe(before);
  });

  it('stay out of the repository, of images and of the compose file itself', () => {
    expect(textOf('deploy/.gitignore')).toMatch(/^secrets\/$/m);
    expect(textOf('.dockerignore')).toMatch(/^deploy\/secrets$/m);
    const variables = names.flatMap((name) => Object.keys(part(name).environment ?? {}));
    expect(
      variables.filter(
        (name) => /PASSWORD|PWD|SECRET|DATABASE_URL|MIGRATIONS_URL/.test(name) && !name.endsWith('_FILE'),
      ),
    ).toEqual([]);
  });
});

describe('The back ends of docker compose', () => {
  it('NATS gives its users the rights that ./oln up gives them', () => {
    const config = textOf('deploy/nats/nats.conf');
    expect(config).toContain(accountConfig('OLN', (user) => `$OLN_NATS_${user.toUpperCase()}`));
    expect(config).toContain('sync_interval: always');
  });

  it('Temporal knows the search attributes of the processes, no more of a kind than PostgreSQL has room for', () => {
    const lines = textOf('deploy/temporal/namespace.sh').matchAll(/^attribute (\w+) (\w+)$/gm);
    const attributes = Object.fromEntries([...lines].map(([, name, type]) => [name, type]));
    expect(attributes).toEqual({ ...SEARCH_ATTRIBUTES });
    const count = (type: string): number => Object.values(attributes).filter((one) => one === type).length;
    expect(count('Keyword')).toBeLessThanOrEqual(10);
    expect(count('Datetime')).toBeLessThanOrEqual(3);
    expect(count('Bool')).toBeLessThanOrEqual(3);
  });

  it('PostgreSQL gets logins and schemas from the same files', () => {
    const script = textOf('deploy/postgres/init.sh');
    for (const file of readdirSync(join(ROOT, 'deploy/postgres')).filter((name) => name.endsWith('.sql'))) {
      expect(script).toContain(`fill ${file}`);
    }
    expect(script).toContain('nosuperuser nobypassrls nocreatedb nocreaterole');
  });
});
