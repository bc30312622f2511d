import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type, type TObject, type TSchema } from 'typebox';
import { defineEvent, type EventDefinition } from '../event.js';
import { EVENTS } from '../events/index.js';
import { Count, Id } from '../events/parts.js';
import { checkContracts, generateContracts, releaseContracts } from './contract-commands.js';

const event = (name: string, data: Record<string, TSchema>): EventDefinition =>
  defineEvent({
    service: 'cases',
    entity: 'case',
    event: name,
    version: 1,
    description: 'x',
    data: Type.Object(data) as TObject,
  });

describe('The check of contracts', () => {
  const opened = event('opened', { id: Id('Case'), children: Count('How many') });
  let folder: string;
  let said: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oln-contracts-'));
    said = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (...events: EventDefinition[]) => ({ folder, events, say: (line: string) => void said.push(line) });

  it('passes what was generated and released a moment before', async () => {
    await generateContracts(run(...EVENTS));
    await releaseContracts(run(...EVENTS), false);
    expect(await checkContracts(run(...EVENTS))).toBe(0);
  });

  it('fails when generated files are older than the definitions, and says which', async () => {
    await generateContracts(run(opened));
    expect(await checkContracts(run(opened, event('closed', { id: Id('Case') })))).toBe(1);
    expect(said.join()).toContain('generated/asyncapi.json is stale');
    expect(said.join()).toContain('generated/events/oln.cases.case.closed.v1.schema.json is stale');
  });

  it('fails when somebody wrote into a generated file, or left one that nothing makes', async () => {
    await generateContracts(run(opened));
    await appendFile(join(folder, 'generated/events/oln.cases.case.opened.v1.schema.json'), ' ');
    await appendFile(join(folder, 'generated/left-over.json'), '{}');
    expect(await checkContracts(run(opened))).toBe(1);
    expect(said.filter((line) => line.includes('is stale'))).toHaveLength(2);
  });

  it('fails when the released contract is broken, though generated files are fresh', async () => {
    await releaseContracts(run(opened), false);
    const broken = event('opened', { id: Id('Case') });
    await generateContracts(run(broken));
    expect(await checkContracts(run(broken))).toBe(1);
    expect(said.at(-1)).toBe('oln.cases.case.opened.v1 data.children: A required field was removed or renamed.');
  });

  it('does not let a break be released by accident', async () => {
    await releaseContracts(run(opened), false);
    const released = () => readFile(join(folder, 'released/asyncapi.json'), 'utf8');
    const before = await released();
    expect(await releaseContracts(run(), false)).toBe(1);
    expect(await released()).toBe(before);
    expect(await releaseContracts(run(), true)).toBe(0);
    expect(await released()).not.toBe(before);
  });
});
