import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';

const FOLDER = join(ROOT, 'docs/runbooks');
const PAGES = readdirSync(FOLDER).filter((name) => name !== 'README.md');
const SECTIONS = ['## Symptom', '## How to see it', '## What to do', '## It is over when'];

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
/** Everything our programs are written in below a folder; specs repeat what they look for. */
const sources = (folder: string): string =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)src\/.*\.ts$/.test(`${folder}/${file}`) && !file.endsWith('.spec.ts'))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))
    .join('\n');

const text = (): string => ['README.md', ...PAGES].map(read).join('\n');
/** What the pattern's first group finds in all pages, once each. */
const named = (pattern: RegExp): string[] => [...new Set([...text().matchAll(pattern)].map((match) => match[1]!))];

describe('The runbooks', () => {
  it('are pages of one form', () => {
    for (const page of PAGES) expect(read(page).match(/^## .*$/gm)).toEqual(SECTIONS);
  });

  it('are all in the index, and lead to pages that exist', () => {
    const index = read('README.md');
    for (const page of PAGES) expect(index).toContain(`](${page})`);
    for (const page of named(/\]\(([\w./-]+\.md)\)/g)) expect(existsSync(join(FOLDER, page))).toBe(true);
  });

  it('name metrics and sweeps that the code has', () => {
    const metrics = sources('libs/service-kit/src/telemetry') + sources('workflows/src/worker');
    for (const name of named(/\b(oln_(?:outbox|parked|events|activity|watchdog|audit|http|worker)_\w+)/g))
      expect(metrics).toContain(name.replace(/_(count|sum|bucket)$/, ''));
    const sweeps = sources('libs/service-kit/src') + sources('services');
    for (const name of named(/sweep="([\w-]+)"/g)) expect(sweeps).toContain(`@Sweep('${name}'`);
  });

  it('name verbs of the one command, and words that its programs say', () => {
    for (const verb of named(/\.\/oln ([a-z]+)/g))
      expect(existsSync(join(ROOT, `tools/src/verbs/${verb}.ts`)) ? verb : undefined).toBe(verb);
    const ours = ['libs', 'services', 'workflows/src', 'tools/src'].map(sources).join('\n');
    for (const said of [
      'Messaging waits for another part',
      'A sweep failed and will run again',
      'The watchdog repaired what was lost',
      'It could not be repaired',
      'The relay of this replica',
      'A message was parked',
      'A message failed and is tried again',
      'A request failed',
      'A mail was not taken and will be sent again',
      'Temporal is not reachable; trying again',
      'The state could not be written',
    ]) {
      expect(text()).toContain(said);
      expect(ours).toContain(said);
    }
  });
});
