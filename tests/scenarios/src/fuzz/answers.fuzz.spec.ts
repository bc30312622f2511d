import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { startStack, type RunningStack } from '@oln/testing';
import { asStranger, documentOf, needsCredential, type Document } from './documents.js';
import { fuzz, type Fuzzed } from './fuzz-run.js';
import { knownRecords } from './known-records.js';
import { findFuzzer } from './schemathesis.js';
import { seedHouse } from './seeded-house.js';

const found = await findFuzzer();
if ('missing' in found) process.stderr.write(`Skipped: ${found.missing}.\n`);

const SERVICES = ['intake', 'cases', 'alerts', 'offer', 'gateway'] as const;
const HERE = '13110';
/** Whatever any role of the house may. */
const MUCH: readonly Role[] = ROLES.filter((role) => role !== 'network-member');
const LITTLE: readonly Role[] = ['network-member'];

('missing' in found ? describe.skip : describe)('Every route of every service, whatever it is sent', () => {
  const { libraries } = found as { libraries: string };
  let stack: RunningStack;
  const documents = new Map<string, Document>();

  beforeAll(async () => {
    stack = await startStack('test-fuzz');
    await seedHouse(stack);
    for (const service of SERVICES) documents.set(service, await documentOf(at(service)));
  });
  afterAll(() => stack?.stop());

  const at = (service: string): string => `${stack.base}/api/${service}/v1`;
  const tokenOf = (person: string, roles: readonly Role[]): Promise<string> =>
    issueDevToken(
      { person, roles: [...roles], communes: [HERE], kind: 'person' },
      loadKeyRing(stack.secrets.keysFile),
      { ttl: 3_600 },
    );

  function expectClean({ clean, told, operations, calls }: Fuzzed): void {
    if (!clean) throw new Error(`${told}\n(${calls} calls to ${operations.tested} of ${operations.total} operations)`);
    expect(calls).toBeGreaterThanOrEqual(operations.total);
  }

  it.each(SERVICES)('%s answers as it says, and never fails, to somebody who may do much', async (service) => {
    const document = documents.get(service)!;
    const token = await tokenOf('coordinadora-1', MUCH);
    const headers = { authorization: `Bearer ${token}` };
    const config = await knownRecords(document, (path) => fetch(`${at(service)}${path}`, { headers }), {
      'path.commune': [HERE],
      'path.person': ['coordinadora-1', 'gestora-1'],
      'header.If-Match': ['"1"', '"2"', '"3"'],
    });
    expectClean(await fuzz({ libraries, document, base: at(service), token, config, examples: 6, edges: true }));
  });

  it.each(SERVICES)('%s does so too to somebody who may do little', async (service) => {
    const token = await tokenOf('socia-1', LITTLE);
    const document = documents.get(service)!;
    expectClean(await fuzz({ libraries, document, base: at(service), token, examples: 4, edges: false }));
  });

  it.each(SERVICES)('%s answers 401 to whoever brings no credential, or a false one', async (service) => {
    const document = asStranger(documents.get(service)!);
    expectClean(await fuzz({ libraries, document, base: at(service), examples: 3, edges: false }));
  });

  it('holds open without a credential what answers a link or a feed, and nothing else', () => {
    const open = SERVICES.flatMap((service) =>
      Object.entries(documents.get(service)!.paths).flatMap(([path, operations]) =>
        Object.keys(operations)
          .filter((method) => !needsCredential(operations[method]!))
          .map((method) => `${method} /${service}${path}`),
      ),
    );
    expect(open.sort()).toEqual([]);
  });
});
