import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, type EnvironmentPaths } from './paths.js';
import type { Secrets } from './secrets.js';

/** A service publishes its own facts, asks, and answers for itself; it hears every fact. The stream itself it cannot delete or purge. */
const serviceUser = (name: string, password: string): string => `
    { user: "${name}", password: "${password}", permissions: {
        publish: { allow: ["oln.v1.*.${name}.>", "oln.ask.>", "oln.operate.>", "$JS.API.>", "$JS.ACK.>", "_INBOX.>"],
                   deny: ["$JS.API.STREAM.DELETE.>", "$JS.API.STREAM.PURGE.>", "$JS.API.STREAM.MSG.DELETE.>"] },
        subscribe: { allow: ["oln.ask.${name}.>", "oln.operate.${name}.>", "_INBOX.>"] } } }`;

/** Configuration of the embedded server. `sync_interval: always`: what was acknowledged is on the disk. */
export function writeNatsConfig(paths: EnvironmentPaths, ports: { client: number; monitor: number }, secrets: Secrets): string {
  const store = join(paths.folder, 'nats');
  ensureFolder(store);
  const users = Object.entries(secrets.nats).map(([name, password]) =>
    name === 'house' ? `\n    { user: "house", password: "${password}" }` : serviceUser(name, password),
  );
  const file = join(paths.folder, 'nats.conf');
  writeFileSync(
    file,
    `host: "127.0.0.1"
port: ${ports.client}
http: "127.0.0.1:${ports.monitor}"
server_name: "oln-${paths.name}"
max_payload: 1MB
jetstream { store_dir: ${JSON.stringify(store)}, sync_interval: always, max_memory_store: 64MB }
authorization {
  users: [${users.join(',')}
  ]
}
`,
    { mode: 0o600 },
  );
  return file;
}
