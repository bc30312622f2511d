import { describe, expect, it } from '@jest/globals';
import { Problem } from '../problem.js';
import { principalFromDirectory, type StaffDirectory } from './staff-directory.js';

const RECORD = '01939b1e-0000-7000-8000-0000000000c1';
const SCHOOL = '01939b1e-0000-7000-8000-0000000000d1';

const DIRECTORY: StaffDirectory = {
  staff: [
    { person: 'ana', commune: '05101', roles: ['coordinator'], institution: null },
    { person: 'escuela', commune: '05101', roles: ['network-member'], institution: SCHOOL },
    { person: 'ana', commune: '13110', roles: ['case-manager'], institution: null },
    { person: 'luz', commune: '13110', roles: ['coordinator'], institution: null },
    { person: 'sin-rol', commune: '13110', roles: [], institution: null },
  ],
  standingIn: [
    { commune: '13110', from: 'luz', to: 'ana' },
    { commune: '13110', from: 'gone', to: 'luz' },
  ],
  opened: [{ commune: '13110', person: 'luz', recordId: RECORD }],
};

const refusalOf = (...how: Parameters<typeof principalFromDirectory>): string => {
  try {
    return JSON.stringify(principalFromDirectory(...how));
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return (error as Error).message;
  }
};

describe('Somebody of the staff directory', () => {
  it('acts in the first of their offices, with the roles they have there', () => {
    expect(principalFromDirectory('ana', DIRECTORY)).toEqual({
      ...{ person: 'ana', roles: ['coordinator'], communes: ['05101'], kind: 'person' },
    });
    expect(principalFromDirectory('escuela', DIRECTORY)).toMatchObject({
      roles: ['network-member'],
      institution: SCHOOL,
    });
  });

  it('acts in another one if it is named, with all that is theirs there for now', () => {
    expect(principalFromDirectory('ana', DIRECTORY, '13110')).toEqual({
      ...{ person: 'ana', roles: ['case-manager', 'deputy-coordinator'], communes: ['13110'], kind: 'person' },
      lent: ['deputy-coordinator'],
      standsInFor: [{ commune: '13110', person: 'luz' }],
    });
    expect(principalFromDirectory('luz', DIRECTORY)).toEqual({
      ...{
        person: 'luz',
        roles: ['coordinator'],
        communes: ['13110'],
        kind: 'person',
        opened: [{ commune: '13110', id: RECORD }],
      },
    });
  });

  it('is told apart from who is not there, with the names of who is', () => {
    expect(refusalOf('eva', DIRECTORY)).toBe(
      [
        'The staff directory has no eva who works there.',
        'There is',
        '  05101: ana (coordinator), escuela (network-member)',
        '  13110: ana (case-manager), luz (coordinator), sin-rol ()',
        '--roles makes somebody up who is not in it.',
      ].join('\n'),
    );
    expect(refusalOf('sin-rol', DIRECTORY)).toMatch(/^The staff directory has no sin-rol/);
    expect(refusalOf('eva', { staff: [], standingIn: [], opened: [] })).toContain('nobody in it yet');
  });

  it('of many names some', () => {
    const staff = Array.from({ length: 70 }, (_, at) => ({ ...DIRECTORY.staff[0]!, person: `ana-${at}` }));
    const said = refusalOf('eva', { ...DIRECTORY, staff });
    expect(said).toContain('ana-59 (coordinator)\n  and 10 more');
    expect(said).not.toContain('ana-60');
  });

  it('is told where they work if they do not work there', () => {
    expect(refusalOf('ana', DIRECTORY, '01101')).toBe(
      'ana does not work in 01101; --commune takes 05101 (coordinator) or 13110 (case-manager).',
    );
  });
});
