import { describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ownOf, standsInHere, teamOf } from './team.js';

const principal = (person: string, ...roles: Role[]) => ({
  person,
  roles,
  communes: ['13110'],
  kind: 'person' as const,
});
const STAFF = [
  { person: 'gestora-1', roles: ['case-manager' as const] },
  { person: 'gestora-2', roles: ['case-manager' as const] },
  { person: 'terapeuta-1', roles: ['family-therapist' as const] },
  { person: 'coordinadora-1', roles: ['coordinator' as const] },
];

describe('Whose deadlines', () => {
  it('own: who asks is in charge, or holds the role that must act', () => {
    expect(ownOf(principal('coordinadora-1', 'coordinator'))).toEqual({
      persons: ['coordinadora-1'],
      roles: ['coordinator'],
    });
  });

  it('own and team: what is in the charge of who is away as well, where they are stood in for', () => {
    const away = [{ commune: '13110', person: 'gestora-2' }];
    const standIn = { ...principal('gestora-1', 'case-manager'), standsInFor: away };
    expect(ownOf(standIn)).toEqual({ persons: ['gestora-1'], roles: ['case-manager'], standsInFor: away });
    expect(teamOf(standIn, [])).toEqual({ persons: ['gestora-1'], roles: ['case-manager'], standsInFor: away });
    const clock = (commune: string, personInCharge?: string) => standsInHere(standIn, { commune, personInCharge });
    expect([clock('13110', 'gestora-2'), clock('13110', 'gestora-1'), clock('13110')]).toEqual([
      ...['gestora-2', undefined, undefined],
    ]);
    expect(clock('05101', 'gestora-2')).toBeUndefined();
  });

  it('team: of those with the same role, and who asks, whether registered or not', () => {
    expect(teamOf(principal('gestora-9', 'case-manager'), STAFF)).toEqual({
      persons: ['gestora-9', 'gestora-1', 'gestora-2'],
      roles: ['case-manager'],
    });
  });

  it('team of who coordinates, stands in or supervises: everybody in the office, and what nobody is in charge of', () => {
    for (const role of ['coordinator', 'deputy-coordinator', 'regional-supervisor'] as const) {
      const { persons, roles } = teamOf(principal('x', role), STAFF);
      expect(persons).toEqual(['x', 'gestora-1', 'gestora-2', 'terapeuta-1', 'coordinadora-1']);
      expect(roles).toEqual(expect.arrayContaining(['coordinator', 'deputy-coordinator', role]));
    }
  });
});
