import { describe, expect, it } from '@jest/globals';
import { placesNow, principalAt, type Place } from './places.js';

const PLACES: Place[] = [
  { commune: '13110', roles: ['case-manager'] },
  { commune: '05101', roles: ['case-manager'] },
  { commune: '13101', roles: ['coordinator', 'case-manager'] },
  { commune: '13102', roles: ['network-member'], institution: '01939b1e-0000-7000-8000-0000000000d1' },
  { commune: '13103', roles: [] },
];

describe('Whoever works in several offices', () => {
  it('acts in those where their roles are the same', () => {
    const there = { person: 'ana', roles: ['case-manager'], communes: ['05101', '13110'], kind: 'person' };
    expect(principalAt('ana', PLACES, '13110')).toEqual(there);
    expect(principalAt('ana', PLACES, '05101')).toEqual(there);
  });

  it('takes no role from one office to another', () => {
    expect(principalAt('ana', PLACES, '13101')).toMatchObject({
      roles: ['case-manager', 'coordinator'],
      communes: ['13101'],
    });
    const { institution } = PLACES[3]!;
    expect(principalAt('ana', PLACES, '13102')).toMatchObject({ communes: ['13102'], institution });
  });

  it('is nobody where they do not work, or have no role', () => {
    expect(principalAt('ana', PLACES, '13104')).toBeUndefined();
    expect(principalAt('ana', PLACES, '13103')).toBeUndefined();
  });
});

describe('What somebody may for now', () => {
  const [here, there] = PLACES as [Place, Place];
  const standingIn = (from: string, places: Place[]) => ({
    away: [{ commune: here.commune, from, places }],
    opened: [],
  });

  it('comes from who is away where they stand in, and is told to be lent', () => {
    const now = placesNow([here, there], standingIn('luz', [{ commune: here.commune, roles: ['coordinator'] }]));
    expect(now).toEqual([
      { ...here, roles: ['case-manager', 'deputy-coordinator'], lent: ['deputy-coordinator'], standsInFor: ['luz'] },
      there,
    ]);
  });

  it('is nothing from who has left meanwhile, and no role from institutions', () => {
    expect(placesNow([here], standingIn('luz', []))).toEqual([here]);
    const school: Place = { commune: here.commune, roles: ['network-member'] };
    expect(placesNow([here], standingIn('escuela', [school]))).toEqual([{ ...here, standsInFor: ['escuela'] }]);
  });

  it('are records that were opened, each in its office', () => {
    const opened = [{ commune: there.commune, recordId: 'r-1' }];
    const now = placesNow([here, there], { away: [], opened });
    expect(now).toEqual([here, { ...there, opened: ['r-1'] }]);
    for (const commune of [here.commune, there.commune])
      expect(principalAt('ana', now, commune)?.opened).toEqual([{ commune: there.commune, id: 'r-1' }]);
  });
});
