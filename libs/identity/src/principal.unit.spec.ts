import { describe, expect, it } from '@jest/globals';
import {
  actsIn,
  attends,
  hasAnyRole,
  hasRole,
  isCommuneCode,
  isRole,
  isSystem,
  nextRole,
  processPrincipal,
  supervises,
  SYSTEM,
  SYSTEM_NAMES,
  type Principal,
} from './index.js';

const ana: Principal = { person: 'ana', roles: ['case-manager'], communes: ['13110', '13101'], kind: 'person' };

describe('A person', () => {
  it('acts in their communes only', () => {
    expect(actsIn(ana, '13101')).toBe(true);
    expect(actsIn(ana, '05101')).toBe(false);
    expect(actsIn({ ...ana, communes: [] }, '13101')).toBe(false);
  });

  it('has the roles they were given', () => {
    expect(hasRole(ana, 'case-manager')).toBe(true);
    expect(hasAnyRole(ana, ['coordinator', 'operator'])).toBe(false);
    expect([attends(ana), supervises(ana)]).toEqual([true, false]);
  });
});

describe('Our own parts', () => {
  it.each(SYSTEM_NAMES)('%s sees every commune, is named, and has no role of a person', (name) => {
    expect(SYSTEM[name]).toEqual({ person: `system:${name}`, roles: [], communes: '*', kind: 'system' });
    expect(isSystem(SYSTEM[name], name)).toBe(true);
  });

  it('cannot be passed for by a person of that name', () => {
    expect(isSystem({ ...ana, person: 'system:relay' }, 'relay')).toBe(false);
  });

  it('act for a process in its own commune only', () => {
    expect(actsIn(processPrincipal('13110'), '13110')).toBe(true);
    expect(actsIn(processPrincipal('13110'), '13101')).toBe(false);
  });
});

describe('Roles', () => {
  it('are those of the contracts', () => {
    expect(isRole('coordinator')).toBe(true);
    expect(isRole('admin')).toBe(false);
    expect(isRole('constructor')).toBe(false);
  });

  it('climb from whoever is in charge to the coordinator, then to the regional supervisor, and no further', () => {
    expect(nextRole('case-manager')).toBe('coordinator');
    expect(nextRole('coordinator')).toBe('regional-supervisor');
    expect(nextRole('regional-supervisor')).toBeUndefined();
    expect(nextRole('national-supervisor')).toBeUndefined();
  });

  it('communes are CUT codes of five digits', () => {
    expect(['13110', '01101', '1101', '*', '13110 ', '13110,05101'].map(isCommuneCode)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
