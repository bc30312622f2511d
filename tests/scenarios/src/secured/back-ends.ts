import { freePort } from '@oln/testing';
import type { Authority, Certified } from '@oln/testing/authority';
import {
  ensureFolder,
  ensureSecrets,
  environmentPaths,
  eraseEnvironment,
  freeOffset,
  natsPart,
  Part,
  portsAt,
  postgresPart,
  startInOrder,
  stopInOrder,
  temporalPart,
  type PartDefinition,
  type StackPlan,
} from '@oln/tools';
import { appendFileSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';

/** PostgreSQL, NATS and Temporal that speak to nobody without a certificate by `authority`. */
export interface SecuredBackEnds {
  plan: StackPlan;
  /** Where Temporal is reached by TLS. */
  temporalPort: number;
  stop(): Promise<void>;
}

export async function startSecured(env: string, authority: Authority): Promise<SecuredBackEnds> {
  eraseEnvironment(env);
  const paths = environmentPaths(env);
  ensureFolder(paths.logs);
  const ports = portsAt(await freeOffset());
  const plan: StackPlan = { paths, ports, secrets: ensureSecrets(paths), replicas: 1, environment: {} };
  const own = await authority.issue('server');
  const definitions = [securedPostgres(plan, authority.ca, own), securedNats(plan, authority.ca, own)];
  const parts = [...definitions, temporalPart(plan)].map((definition) => new Part(definition));
  const stopParts = async (): Promise<void> => {
    await stopInOrder(parts);
    eraseEnvironment(env);
  };
  try {
    await startInOrder(parts, (part) => part.start());
  } catch (error) {
    await stopParts();
    throw error;
  }
  const temporalPort = await freePort();
  const door = await securedDoor(temporalPort, ports.temporal, authority.ca, own);
  const stop = async (): Promise<void> => {
    door.close();
    await stopParts();
  };
  return { plan, temporalPort, stop };
}

function writePem(folder: string, ca: string, { cert, key }: Certified, owner?: { uid: number; gid: number }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = { ca: join(folder, 'ca.crt'), cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  const texts = { ca, cert, key };
  for (const name of ['ca', 'cert', 'key'] as const) writeFileSync(files[name], texts[name], { mode: 0o600 });
  if (owner) for (const path of [folder, ...Object.values(files)]) chownSync(path, owner.uid, owner.gid);
  return files;
}

/** The superuser of the specs as always; the logins of the house with TLS and a certificate alone. */
const RULES = `host all oln_admin 127.0.0.1/32 scram-sha-256
hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca
`;

function securedPostgres(plan: StackPlan, ca: string, own: Certified): PartDefinition {
  const definition = postgresPart(plan);
  return {
    ...definition,
    prepare: async (progress) => {
      const launch = await definition.prepare(progress);
      const folder = join(plan.paths.postgres, 'tls');
      const files = writePem(folder, ca, own, launch.owner);
      const rules = join(folder, 'rules.conf');
      writeFileSync(rules, RULES, { mode: 0o644 });
      if (launch.owner) chownSync(rules, launch.owner.uid, launch.owner.gid);
      const settings = {
        ssl: 'on',
        ssl_ca_file: files.ca,
        ssl_cert_file: files.cert,
        ssl_key_file: files.key,
        hba_file: rules,
      };
      const more = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      return { ...launch, args: [...(launch.args as string[]), ...more] };
    },
  };
}

function securedNats(plan: StackPlan, ca: string, own: Certified): PartDefinition {
  const definition = natsPart(plan);
  return {
    ...definition,
    prepare: async (progress) => {
      const launch = await definition.prepare(progress);
      const { ca: caFile, cert, key } = writePem(join(plan.paths.folder, 'nats-tls'), ca, own);
      const block = `tls { cert_file: "${cert}", key_file: "${key}", ca_file: "${caFile}", verify: true, timeout: 5 }\n`;
      appendFileSync(join(plan.paths.folder, 'nats.conf'), block);
      return launch;
    },
  };
}

/** Temporal's development server speaks no TLS: a door in front of it does, as the organisation's own frontend would. */
async function securedDoor(port: number, target: number, ca: string, { cert, key }: Certified): Promise<Server> {
  const options = { ca, cert, key, requestCert: true, rejectUnauthorized: true, ALPNProtocols: ['h2'] };
  const server = createServer(options, (near) => {
    const far = connect(target, '127.0.0.1');
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
