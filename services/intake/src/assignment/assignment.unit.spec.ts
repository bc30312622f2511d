import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import fc from 'fast-check';
import { decidePlace, hasRoom, roomOf, type Place, type StaffFacts } from './assignment.js';

const place = (person: string, families: number, maximum = 40): Place => ({
  person,
  line: 'case-management',
  families,
  maximum,
});
const staff = (changes: Partial<StaffFacts>): StaffFacts => ({
  person: 'gestora-1',
  roles: [],
  active: true,
  caseloads: [],
  ...changes,
});

describe('Room in a caseload', () => {
  it('is 40 families for a case manager and 25 for a therapist, where the directory says nothing', () => {
    expect(roomOf(staff({ roles: ['case-manager', 'family-therapist'] }))).toEqual([
      { line: 'case-management', maximum: 40 },
      { line: 'family-therapy', maximum: 25 },
    ]);
  });

  it('is what the directory says, where it says something', () => {
    expect(roomOf(staff({ roles: ['case-manager'], caseloads: [{ line: 'case-management', maximum: 12 }] }))).toEqual([
      { line: 'case-management', maximum: 12 },
    ]);
  });

  it('is none for who attends no families', () => {
    expect(roomOf(staff({ roles: ['coordinator'] }))).toEqual([]);
  });

  it.each([
    [39, true],
    [40, false],
    [41, false],
  ])('with %d of 40 families: %s', (families, room) => {
    expect(hasRoom(place('gestora-1', families))).toBe(room);
  });
});

describe('An assignment', () => {
  it('goes to the one with most room, by share of what they can attend', () => {
    expect(decidePlace([place('a', 20, 40), place('b', 9, 20), place('c', 38, 40)])).toEqual({ person: 'b' });
  });

  it('waits where nobody has room: a queue, not a rejection', () => {
    expect(decidePlace([place('a', 40), place('b', 41)])).toEqual({ noRoom: true });
    expect(decidePlace([])).toEqual({ noRoom: true });
  });

  it('to somebody who is named needs room with them, and their line', () => {
    const code = (wanted: string) => {
      const decided = decidePlace([place('a', 39), place('b', 40)], wanted);
      return isRefusal(decided) ? decided.definition.code : decided;
    };
    expect(code('a')).toEqual({ person: 'a' });
    expect(code('b')).toBe('ASSIGNMENT.NO_ROOM');
    expect(code('stranger')).toBe('ASSIGNMENT.NOT_IN_LINE');
  });

  it('never goes to somebody without room, and is the same in whatever order the places come', () => {
    const places = fc.uniqueArray(
      fc.record({ person: fc.stringMatching(/^[a-z]{3}$/), families: fc.nat(50), maximum: fc.nat(50) }),
      { selector: ({ person }) => person },
    );
    fc.assert(
      fc.property(places, (some) => {
        const all: Place[] = some.map((one) => ({ ...one, line: 'family-therapy' }));
        const decided = decidePlace(all);
        expect(decidePlace([...all].reverse())).toEqual(decided);
        if ('person' in decided) expect(hasRoom(all.find(({ person }) => person === decided.person)!)).toBe(true);
        else expect(all.some(hasRoom)).toBe(false);
      }),
    );
  });
});
