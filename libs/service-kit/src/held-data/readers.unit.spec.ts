import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { READING_ACTIONS, READING_WORDS } from './readers.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const CALLED = /\.(read|run|add)\(\s*['`]([\w-]+(?:\.[\w-]+)+)['`]/g;
/** Of the kit's own, whose caller names the action. */
const PASSED_ON = /this\.reading\(\s*'([\w-]+\.[\w-]+)'/g;

/** Actions of the whole house, by whether they read. */
function actions(): { reads: string[]; changes: string[] } {
  const files = ['services', 'libs/service-kit/src']
    .flatMap((folder) =>
      readdirSync(`${ROOT}${folder}`, { recursive: true }).map((file) => `${folder}/${String(file)}`),
    )
    .filter((file) => /\/src\/.*\.ts$/.test(file) && !/node_modules|\.spec\.ts$/.test(file));
  const texts = files.map((file) => readFileSync(`${ROOT}${file}`, 'utf8'));
  const called = texts.flatMap((text) => [...text.matchAll(CALLED)]);
  return {
    reads: [
      ...called.filter(([, how]) => how === 'read').map(([, , action]) => action!),
      ...texts.flatMap((text) => [...text.matchAll(PASSED_ON)].map(([, action]) => action!)),
    ],
    changes: called.filter(([, how]) => how !== 'read').map(([, , action]) => action!),
  };
}

/** Called as a change is: a link and the clock, of nobody's file. */
const OF_NOBODY = ['answer-link.mail', 'clock.changed'];

const lastOf = (action: string): string => action.split('.').at(-1)!;

describe('What reads a file, by the word of the audit log', () => {
  const { reads, changes } = actions();

  it('is every reading of the house, and each word is one', () => {
    const others = reads.filter((action) => !READING_ACTIONS.has(action) && !OF_NOBODY.includes(action));
    const words = new Set(others.map(lastOf));
    expect([...words].sort()).toEqual([...READING_WORDS].sort());
    expect([...READING_ACTIONS].filter((action) => !reads.includes(action))).toEqual([]);
  });

  it('is no change of the house, but the notice that somebody has read', () => {
    expect(changes.length).toBeGreaterThan(50);
    const taken = changes.filter((action) => READING_ACTIONS.has(action) || READING_WORDS.has(lastOf(action)));
    expect(taken).toEqual(['notice.read']);
  });
});
