import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';
import { Draft, filled } from './draft.js';
import { labelOf, namesOf, pluralOf } from './names.js';
import { addCapability } from './new-capability.js';
import { addEvent } from './new-event.js';
import { addProcess } from './new-process.js';

describe('A name', () => {
  it('has all its spellings', () => {
    expect(namesOf('home-visit')).toEqual({
      kebab: 'home-visit',
      Pascal: 'HomeVisit',
      camel: 'homeVisit',
      CONSTANT: 'HOME_VISIT',
      snake: 'home_visit',
    });
    expect(labelOf('home-visit')).toBe('Home visit');
    expect(['visit', 'agency', 'process', 'day'].map(pluralOf)).toEqual(['visits', 'agencies', 'processes', 'days']);
  });

  it.each(['Home', 'home_visit', '1-visit', 'visit-', 'ñandú', '', 'x'.repeat(41)])('is not "%s"', (name) => {
    expect(() => namesOf(name)).toThrow(/is no name/);
  });

  it.each(['visit-helper', 'common', 'case-manager-utils'])('that says nothing is refused: %s', (name) => {
    expect(() => namesOf(name)).toThrow(/says nothing/);
  });
});

describe('A draft', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-draft-'));
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/list.ts'), `import { x } from './x.js';\n\nexport const LIST = [x];\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes nothing before everything fits', () => {
    const draft = new Draft(folder);
    draft.addImport('a/list.ts', `import { y } from './y.js';`);
    draft.change('a/list.ts', /\[x\]/, '[x, y]');
    expect(() => draft.change('a/list.ts', /nowhere/, '')).toThrow(/is not as expected/);
    expect(readFileSync(join(folder, 'a/list.ts'), 'utf8')).toContain('[x];');
    draft.write();
    expect(readFileSync(join(folder, 'a/list.ts'), 'utf8')).toBe(
      `import { x } from './x.js';\nimport { y } from './y.js';\n\nexport const LIST = [x, y];\n`,
    );
  });

  it('takes nobody’s place', () => {
    expect(() => new Draft(folder).add('a/list.ts', '')).toThrow(/is there already/);
  });

  it('leaves no word of a template open', () => {
    expect(filled('__Pascal__Row', { Pascal: 'HomeVisit' })).toBe('HomeVisitRow');
    expect(() => filled('__nobody__', {})).toThrow('__nobody__');
  });
});

describe('What cannot be made', () => {
  const subject = { service: 'cases', name: 'home-visit', labelEs: 'Visita' };
  const draft = (): Draft => new Draft(ROOT);

  it('is said in a sentence', () => {
    expect(() => addCapability(draft(), { ...subject, service: 'nowhere' })).toThrow(
      /There is no service nowhere; there is intake/,
    );
    expect(() => addCapability(draft(), { ...subject, name: 'session' })).toThrow(/is there already/);
    expect(() => addEvent(draft(), 'cases', 'case', 'opened')).toThrow(/has the event caseOpened already/);
    expect(() => addProcess(draft(), { ...subject, service: 'gateway', section: '§0' })).toThrow(
      /has no deadline events yet/,
    );
    expect(() => addProcess(draft(), { ...subject, name: 'intake', section: '§0' })).toThrow(/is there already/);
  });
});
