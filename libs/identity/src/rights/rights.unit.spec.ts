import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import type { Principal } from '../principal.js';
import { listedOf, mayCall, mayTouch } from './ability.js';
import { RIGHT_NAMES, rolesWith, whoseOf, type RightName } from './rights.js';

const HERE = '13110';
const ELSEWHERE = '05101';
const INSTITUTION = '0198c7f0-0000-7000-8000-000000000001';

const somebody = (roles: Role[], more: Partial<Principal> = {}): Principal => ({
  ...{ person: 'ana', roles, communes: [HERE], kind: 'person' },
  ...more,
});

const theirs = { commune: HERE, people: ['ana'], institution: INSTITUTION };
const ofAColleague = { commune: HERE, people: ['bruno'] };

describe('The table of rights', () => {
  it('opens nothing to somebody without a role', () => {
    for (const right of RIGHT_NAMES) expect([right, mayCall(somebody([]), right)]).toEqual([right, false]);
  });

  it.each(RIGHT_NAMES)('%s is open to its roles and closed to all others', (right) => {
    for (const role of ROLES)
      expect([role, mayCall(somebody([role]), right)]).toEqual([role, rolesWith(right).includes(role)]);
  });

  it('lets nobody reach another commune, whatever the right', () => {
    const abroad = { ...theirs, commune: ELSEWHERE };
    for (const right of RIGHT_NAMES)
      for (const role of ROLES)
        expect([right, role, mayTouch(somebody([role], { institution: INSTITUTION }), right, abroad)]).toEqual([
          ...[right, role],
          false,
        ]);
  });

  it('tells the records in one’s charge from those of a colleague', () => {
    for (const right of RIGHT_NAMES)
      for (const role of ROLES) {
        const whose = whoseOf(right, role);
        const may = (record: typeof ofAColleague): boolean => mayTouch(somebody([role]), right, record);
        const expected = [whose === 'own' || whose === 'commune', whose === 'commune'];
        expect([right, role, may(theirs), may(ofAColleague)]).toEqual([right, role, ...expected]);
      }
  });

  it('shows an institution what concerns it, and nothing where none is said', () => {
    const right: RightName = 'institution.referrals';
    const school = somebody(['network-member'], { institution: INSTITUTION });
    expect(mayTouch(school, right, theirs)).toBe(true);
    expect(mayTouch(school, right, { commune: HERE, institution: INSTITUTION.replace('1', '2') })).toBe(false);
    expect(mayTouch(somebody(['network-member']), right, { commune: HERE })).toBe(false);
  });

  it('adds up what several roles give', () => {
    const both = somebody(['case-manager', 'coordinator']);
    expect(mayTouch(both, 'cases.work', ofAColleague)).toBe(true);
    expect([listedOf(both, 'cases.read'), listedOf(somebody(['case-manager']), 'cases.read')]).toEqual([
      ...[undefined, 'ana'],
    ]);
  });

  it('keeps people out of what is the house’s, and personal data from those who run it', () => {
    const names: RightName[] = [
      ...(['registry.read', 'cases.read', 'alerts.read', 'alerts.identity', 'referrals.read'] as const),
      'participation.read',
    ];
    for (const role of ['operator', 'integrator', 'national-supervisor', 'network-member'] as const)
      for (const right of names) expect([role, right, rolesWith(right).includes(role)]).toEqual([role, right, false]);
  });

  it('lets who stands in for a colleague work on what is in that colleague’s charge, and on nobody else’s', () => {
    const standIn = somebody(['case-manager'], { standsInFor: [{ commune: HERE, person: 'bruno' }] });
    expect(mayTouch(standIn, 'cases.work', ofAColleague)).toBe(true);
    expect(mayTouch(standIn, 'cases.work', { commune: HERE, people: ['carla'] })).toBe(false);
    const inBoth = { ...standIn, communes: [HERE, ELSEWHERE] };
    expect(mayTouch(inBoth, 'cases.work', { ...ofAColleague, commune: ELSEWHERE })).toBe(false);
    expect(listedOf(inBoth, 'cases.follow', 'bruno')).toBe('ana');
    expect(['bruno', 'carla', undefined].map((asked) => listedOf(standIn, 'cases.follow', asked))).toEqual([
      ...['bruno', 'ana', 'ana'],
    ]);
  });

  it('lends a coordinator’s doors, but none through which one would stay her', () => {
    const deputy = somebody(['case-manager', 'deputy-coordinator'], { lent: ['deputy-coordinator'] });
    expect([mayCall(deputy, 'cases.coordinate'), mayCall(deputy, 'directory.keep')]).toEqual([true, false]);
    expect(mayCall(somebody(['deputy-coordinator']), 'directory.keep')).toBe(true);
    expect(mayTouch(deputy, 'delegations.keep', ofAColleague)).toBe(false);
    expect(mayTouch(deputy, 'delegations.keep', theirs)).toBe(true);
  });

  it('opens the one record that was asked for in an emergency, to be read alone, to who has the right to their own', () => {
    const record = { id: 'case-1', ...ofAColleague };
    const opened = [{ commune: HERE, id: 'case-1' }];
    const hurried = somebody(['case-manager'], { opened });
    expect([mayTouch(hurried, 'cases.read', record), mayTouch(hurried, 'cases.follow', record)]).toEqual([true, true]);
    expect(mayTouch(hurried, 'cases.work', record)).toBe(false);
    expect(mayTouch(hurried, 'cases.read', { ...record, id: 'case-2' })).toBe(false);
    expect(mayTouch(hurried, 'cases.read', { ...record, commune: ELSEWHERE })).toBe(false);
    expect(mayTouch(somebody(['network-member'], { opened }), 'cases.read', record)).toBe(false);
  });

  it('opens it in an emergency at the office at which that is looked into, and in no other', () => {
    const opened = [{ commune: HERE, id: 'case-1' }];
    const ofTheOther = { id: 'case-1', ...ofAColleague, commune: ELSEWHERE };
    const inBoth = somebody(['case-manager'], { communes: [HERE, ELSEWHERE], opened });
    expect(mayTouch(inBoth, 'cases.read', { ...ofTheOther, commune: HERE })).toBe(true);
    expect(mayTouch(inBoth, 'cases.read', ofTheOther)).toBe(false);
    expect(mayTouch(somebody(['case-manager'], { communes: [ELSEWHERE], opened }), 'cases.read', ofTheOther)).toBe(
      false,
    );
  });

  it('does not stand in the way of processes and parts of our own', () => {
    const process: Principal = { person: 'process', roles: [], communes: [HERE], kind: 'process' };
    expect([mayTouch(process, 'cases.work', ofAColleague), listedOf(process, 'cases.read')]).toEqual([true, undefined]);
    expect(mayCall(process, 'cases.work')).toBe(false);
  });
});
