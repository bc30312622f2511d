import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NOTICE_CODES, NOTICE_KINDS } from './notice-texts.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const PLACES = ['services', 'libs/service-kit/src'];

/** A notice's code as its maker writes it: in a notice, or in a list of them that a type closes. */
const IN_A_NOTICE = /\bcode: '([a-z][a-z-]*\.[a-z][a-z-]*)'/g;
const UNION = /type \w*Notice\w*Code\w* =([^;]+);/g;
const IN_A_CALL = /'(deadline\.[a-z-]+)'/g;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist', 'testing'].includes(entry.name) ? [] : sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}

/** Kinds of records that notices are about: named in the notice, or by the clocks of the record. */
const ABOUT_KIND = /\baboutKind: '([a-z-]+)'/g;
const CLOCKS_OF_KIND = /new DueDates\(\{\s*process: '\w+',\s*kind: '([a-z-]+)'/g;

const kindsOf = (text: string): string[] =>
  [...text.matchAll(ABOUT_KIND), ...text.matchAll(CLOCKS_OF_KIND)].map(([, kind]) => kind!);

function codesOf(text: string): string[] {
  const unions = [...text.matchAll(UNION)].flatMap(([, members]) => [...members!.matchAll(/'([a-z.-]+)'/g)]);
  const found = [...text.matchAll(IN_A_NOTICE), ...unions, ...text.matchAll(IN_A_CALL)];
  return found.map(([, code]) => code!).filter((code) => code.includes('.'));
}

describe('Notices', () => {
  const raised = PLACES.flatMap(sources).flatMap((path) => {
    const codes = codesOf(readFileSync(join(ROOT, path), 'utf8'));
    return codes.map((code) => ({ code, path }));
  });

  it('name the kind of what they are about in words', () => {
    const kinds = PLACES.flatMap(sources).flatMap((path) => {
      return kindsOf(readFileSync(join(ROOT, path), 'utf8')).map((kind) => ({ kind, path }));
    });
    expect(kinds.map(({ kind }) => kind)).toContain('case');
    expect(kinds.filter(({ kind }) => !NOTICE_KINDS.includes(kind))).toEqual([]);
  });

  it('are found where services raise them', () => {
    const codes = raised.map(({ code }) => code);
    for (const code of ['case.opened', 'request.imminent-danger', 'deadline.overdue']) expect(codes).toContain(code);
    expect(codesOf(`type XNoticeCode = 'a.b' | 'c.d'; const x = { code: 'e.f' };`)).toEqual(['e.f', 'a.b', 'c.d']);
  });

  it('have a text each, in Spanish and English: nobody reads a bare code', () => {
    expect(raised.filter(({ code }) => !NOTICE_CODES.includes(code))).toEqual([]);
  });
});
