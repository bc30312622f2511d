import { describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { mayRegister, type StaffMember } from './staff.js';

const member = (roles: Role[], more: Partial<StaffMember> = {}): StaffMember => ({
  ...{ person: 'ana', commune: '13110', roles, active: true, caseloads: [], language: 'es', mail: 'daily', version: 1 },
  ...more,
});
const OFFICE = { person: 'coordinadora', may: (right: string) => right === 'directory.keep' };
const COUNTRY = { person: 'nacional', may: (right: string) => right === 'overseers.keep' };
const BOTH = { person: 'ambas', may: () => true };

const OVERSEEING: Role[] = ['regional-supervisor', 'national-supervisor', 'operator'];

describe('Who writes somebody into the directory', () => {
  it('gives the roles of the office, or those that oversee it, and not both', () => {
    expect(mayRegister(OFFICE, undefined, member(['case-manager', 'coordinator']))).toBe(true);
    expect(mayRegister(OFFICE, undefined, member(['network-member']))).toBe(true);
    expect(mayRegister(COUNTRY, undefined, member(['coordinator']))).toBe(false);
    for (const role of OVERSEEING) {
      expect([role, mayRegister(OFFICE, undefined, member([role]))]).toEqual([role, false]);
      expect([role, mayRegister(OFFICE, member(['case-manager']), member(['case-manager', role]))]).toEqual([
        ...[role, false],
      ]);
      expect([role, mayRegister(COUNTRY, undefined, member([role]))]).toEqual([role, true]);
      expect([role, mayRegister(COUNTRY, undefined, member(['coordinator', role]))]).toEqual([role, false]);
      expect([role, mayRegister(BOTH, undefined, member(['coordinator', role]))]).toEqual([role, true]);
    }
  });

  it('takes what they could give, and nobody else away', () => {
    const left = member(['regional-supervisor'], { active: false });
    expect(mayRegister(OFFICE, member(['regional-supervisor']), left)).toBe(false);
    expect(mayRegister(COUNTRY, member(['regional-supervisor']), left)).toBe(true);
    expect(mayRegister(COUNTRY, member(['coordinator']), member(['coordinator'], { active: false }))).toBe(false);
    const mixed = member(['coordinator', 'regional-supervisor']);
    expect(mayRegister(OFFICE, mixed, member(['regional-supervisor']))).toBe(true);
    expect(mayRegister(OFFICE, mixed, member(['coordinator']))).toBe(false);
  });

  it('brings nobody back whom they could not have written in', () => {
    const left = member(['operator'], { active: false });
    expect(mayRegister(OFFICE, left, member(['operator']))).toBe(false);
    expect(mayRegister(COUNTRY, left, member(['operator']))).toBe(true);
  });

  it('changes what goes with the roles where they may give one of them', () => {
    const room = { caseloads: [{ line: 'case-management', maximum: 30 }] } as Partial<StaffMember>;
    expect(mayRegister(OFFICE, member(['case-manager']), member(['case-manager'], room))).toBe(true);
    expect(mayRegister(OFFICE, member(['operator']), member(['operator'], { email: 'x@oln.example' }))).toBe(false);
    expect(mayRegister(COUNTRY, member(['case-manager']), member(['case-manager'], room))).toBe(false);
    expect(mayRegister(OFFICE, undefined, member([]))).toBe(true);
  });

  it('makes nobody of themselves who oversees', () => {
    const operator = { ...COUNTRY, person: 'ana' };
    expect(mayRegister(operator, member(['operator']), member(['operator', 'regional-supervisor']))).toBe(false);
    expect(mayRegister(operator, member(['operator']), member(['operator'], { language: 'en' }))).toBe(true);
    expect(mayRegister({ ...OFFICE, person: 'ana' }, undefined, member(['coordinator']))).toBe(true);
  });
});
