import { issueDevToken, loadKeyRing } from '@oln/crypto';
import type { EnvironmentPaths } from './paths.js';
import type { Ports } from './ports.js';
import { ensureSecrets } from './secrets.js';

/** A link into the Temporal UI; the token stands where browsers keep it to themselves. */
export async function wayIn(
  paths: EnvironmentPaths,
  ports: Ports,
  { person, communes, hours }: { person: string; communes: string[]; hours: number },
): Promise<string> {
  const keys = loadKeyRing(ensureSecrets(paths).keysFile);
  const principal = { person, roles: ['regional-supervisor' as const], communes, kind: 'person' as const };
  const token = await issueDevToken(principal, keys, { ttl: hours * 3_600 });
  return `http://127.0.0.1:${ports.gateway}/temporal/login#${token}`;
}
