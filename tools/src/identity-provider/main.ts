import { ROLE_LABELS } from '@oln/contracts';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Choice } from './choice-page.js';
import { trialProvider, type ProviderSettings } from './provider.js';
import { TRIAL_COMMUNES, TRIAL_PEOPLE, type TrialPerson } from './trial-people.js';

/**
 * The embedded provider of identities: vouches for whoever one wants to be, among the people of a trial environment. It listens on
 * the loopback address alone and refuses to be one of production.
 */
if (process.env.OLN_ENV !== 'trial')
  throw new Error('The trial provider vouches for anybody: OLN_ENV=trial and no other.');

const settings = JSON.parse(readFileSync(process.env.OLN_IDENTITY_SETTINGS ?? '', 'utf8')) as ProviderSettings;

const says = ({ places }: TrialPerson): string =>
  places
    .map(({ commune, roles }) => `${roles.map((role) => ROLE_LABELS[role].es).join(', ')}: ${TRIAL_COMMUNES[commune]}`)
    .join('; ');
const people: Choice[] = TRIAL_PEOPLE.map((person) => ({ id: person.id, says: says(person) }));

const provide = trialProvider({ ...settings, people });
const server = createServer((request, response) => {
  if (request.url !== '/health/ready') return provide(request, response);
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ready":true}');
});
server.listen(Number(process.env.OLN_HTTP_PORT), '127.0.0.1');

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
