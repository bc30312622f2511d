import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, servicesBut, type Role, type ServiceName } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { startStack, type RunningStack } from '@oln/testing';
import { documentOf, needsCredential, type Document } from './documents.js';
import { fuzz, type Fuzzed, type FuzzOrder } from './fuzz-run.js';
import { knownRecords } from './known-records.js';
import { findFuzzer } from './schemathesis.js';
import { seedHouse } from './seeded-house.js';

const found = await findFuzzer();
if ('missing' in found) process.stderr.write(`Skipped: ${found.missing}.\n`);

/** The longest first. */
const SERVICES: readonly ServiceName[] = ['cases', 'offer', ...servicesBut('cases', 'offer')];
/** Whom nobody knows: `who-may-see-what.e2e.spec.ts`. */
const CALLERS = ['somebody who may do much', 'somebody who may do little'] as const;
type Caller = (typeof CALLERS)[number];

const HERE = '13110';
/** Whatever any role of the house may. */
const MUCH: readonly Role[] = ROLES.filter((role) => role !== 'network-member');
const LITTLE: readonly Role[] = ['network-member'];
/** Whose every edge is tried in each run, some 9,000 calls; `OLN_FUZZ=edges` tries those of all, some 26,000. */
const EDGES_OF: readonly ServiceName[] =
  process.env.OLN_FUZZ === 'edges' ? SERVICES : ['intake', 'alerts', 'community', 'gateway'];
/** A run keeps a core busy. */
const AT_ONCE = 2;
const MOST_MS = 1_800_000;

const each = CALLERS.flatMap((caller) => SERVICES.map((service) => ({ caller, service })));

('missing' in found ? describe.skip : describe)('Every route of every service, whatever it is sent', () => {
  const { libraries } = found as { libraries: string };
  let stack: RunningStack;
  const documents = new Map<ServiceName, Document>();
  const came = new Map<string, Fuzzed>();

  beforeAll(async () => {
    stack = await startStack('test-fuzz');
    await seedHouse(stack);
    for (const service of SERVICES) documents.set(service, await documentOf(at(service)));
    const left = [...each];
    const goOn = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift())
        came.set(`${next.caller} ${next.service}`, await fuzz(await orderOf(next.service, next.caller)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  }, MOST_MS);
  afterAll(() => stack?.stop());

  const at = (service: ServiceName): string => `${stack.base}/api/${service}/v1`;
  const tokenOf = (person: string, roles: readonly Role[]): Promise<string> => {
    const principal = { person, roles: [...roles], communes: [HERE], kind: 'person' as const };
    return issueDevToken(principal, loadKeyRing(stack.secrets.keysFile), { ttl: 2 * 3_600 });
  };

  async function orderOf(service: ServiceName, caller: Caller): Promise<FuzzOrder> {
    const document = documents.get(service)!;
    const order = { libraries, document, base: at(service), examples: 4, edges: false };
    if (caller === 'somebody who may do little') return { ...order, token: await tokenOf('socia-1', LITTLE) };
    const token = await tokenOf('coordinadora-1', MUCH);
    const headers = { authorization: `Bearer ${token}` };
    const config = await knownRecords(document, (path) => fetch(`${at(service)}${path}`, { headers }), {
      'path.commune': [HERE],
      'path.person': ['coordinadora-1', 'gestora-1'],
      'header.If-Match': ['"1"', '"2"', '"3"'],
    });
    return { ...order, token, config, edges: EDGES_OF.includes(service) };
  }

  it.each(each)('of $service answers $caller as is described, and never fails', ({ service, caller }) => {
    const { clean, told, operations, calls } = came.get(`${caller} ${service}`)!;
    if (!clean) throw new Error(`${told}\n(${calls} calls of ${operations.tested} of ${operations.total} operations)`);
    expect(calls).toBeGreaterThanOrEqual(operations.total);
  });

  it('asks for a credential, but where an address is one itself', () => {
    const open = SERVICES.flatMap((service) =>
      Object.entries(documents.get(service)!.paths).flatMap(([path, operations]) =>
        Object.keys(operations)
          .filter((method) => !needsCredential(operations[method]!))
          .map((method) => `${method} /${service}${path}`),
      ),
    );
    expect(open.sort()).toEqual([
      'get /cases/acknowledgements/{token}',
      'get /cases/feeds/{file}',
      'get /offer/answers/{token}',
      'post /cases/acknowledgements/{token}',
      'post /offer/answers/{token}',
    ]);
  });
});
