import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Type, type TObject } from 'typebox';
import { eventType, type EventDefinition } from '../event.js';
import { casesEvents, EVENTS } from '../events/index.js';
import { Count } from '../events/parts.js';
import { checkContracts, generateContracts } from './contract-commands.js';
import { readFiles, schemasOf } from './contract-files.js';

const RELEASED = join(dirname(fileURLToPath(import.meta.url)), '../../released');

/** The promise as it lies in the repository, not a sample of one. */
describe('What was released', () => {
  let folder: string;
  let said: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oln-released-'));
    await cp(RELEASED, join(folder, 'released'), { recursive: true });
    said = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** As `check:contracts` after a change that was generated. */
  async function check(events: readonly EventDefinition[]): Promise<number> {
    const run = { folder, events, say: (line: string) => void said.push(line) };
    await generateContracts(run);
    return checkContracts(run);
  }

  const { caseOpened } = casesEvents;
  const type = eventType(caseOpened);
  const withData = (data: TObject): EventDefinition[] =>
    EVENTS.map((event) => (event === caseOpened ? { ...event, data } : event));
  const fields = (caseOpened.data as TObject).properties;

  it('is a promise about events of every service that has some', async () => {
    const types = Object.keys(schemasOf(await readFiles(RELEASED)));
    const services = [...new Set(EVENTS.map(({ service }) => service))];
    for (const service of services) expect(types.filter((one) => one.startsWith(`oln.${service}.`))).not.toEqual([]);
  });

  it('is kept by the events of today', async () => {
    expect([await check(EVENTS), said]).toEqual([
      0,
      [expect.any(String), expect.stringContaining('consumers are safe')],
    ]);
  });

  it('is kept where an event says more, and where there is a new event', async () => {
    const more = withData(Type.Object({ ...fields, siblings: Type.Optional(Count('How many')) }));
    expect(await check([...more, { ...caseOpened, event: 'looked-at' }])).toBe(0);
  });

  it('is broken where an event says less', async () => {
    const { children: _children, ...less } = fields;
    expect(await check(withData(Type.Object(less)))).toBe(1);
    expect(said.at(-1)).toBe(`${type} data.children: A required field was removed or renamed.`);
  });

  it('is broken where a field is of another type, and where an event is gone', async () => {
    expect(await check(withData(Type.Object({ ...fields, children: Count('How many') })))).toBe(1);
    expect(said.at(-1)).toContain(`${type} data.children`);
    expect(await check(EVENTS.filter((event) => event !== caseOpened))).toBe(1);
    expect(said.at(-1)).toContain(type);
  });
});
