import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerTrialPeople } from '../identity-provider/register-trial-people.js';
import type { ProviderSettings } from '../identity-provider/provider.js';
import type { PartDefinition } from './part-definition.js';
import { ROOT } from './paths.js';
import { inherited, logOf, type StackPlan } from './plan.js';
import { answersOk } from './probes.js';
import { issuerOf, publicUrlOf } from './program-environment.js';

/** The embedded provider of identities. After the gateway, whose directory learns of its people before anybody signs in. */
export function identityPart(plan: StackPlan): PartDefinition {
  const { identity: port } = plan.ports;
  const settingsFile = join(plan.paths.folder, 'identity.json');
  return {
    name: 'identity',
    after: ['gateway'],
    prepare: async () => {
      writeFileSync(settingsFile, JSON.stringify(settingsOf(plan)), { mode: 0o600 });
      const env = {
        ...inherited(),
        OLN_ENV: 'trial',
        OLN_HTTP_PORT: String(port),
        OLN_IDENTITY_SETTINGS: settingsFile,
      };
      return { command: process.execPath, args: [join(ROOT, 'tools/dist/identity-provider/main.js')], env };
    },
    probe: () => answersOk(`${issuerOf(plan)}/health/ready`),
    settle: () => registerTrialPeople(`${publicUrlOf(plan)}/api`, plan.secrets.keysFile),
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
    ports: [port],
    logFile: logOf(plan, 'identity'),
  };
}

function settingsOf(plan: StackPlan): Omit<ProviderSettings, 'people'> {
  const { client, cookie, signing } = plan.secrets.identity;
  const home = publicUrlOf(plan);
  return {
    issuer: issuerOf(plan),
    client: { id: 'oln', secret: client, redirectUris: [`${home}/auth/callback`], afterLogout: [`${home}/`] },
    cookieKey: cookie,
    keys: Object.entries(signing.keys).map(([kid, key]) => ({ ...key, kid, use: 'sig', alg: 'ES256' })),
  };
}
