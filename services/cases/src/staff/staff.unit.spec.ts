import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import { decideTaker, type KnownStaff } from './staff.js';

const staff: KnownStaff[] = [
  { person: 'gestora-1', roles: ['case-manager'], active: true },
  { person: 'gestora-2', roles: ['case-manager'], active: false },
  { person: 'comunitaria-1', roles: ['community-manager'], active: true },
  { person: 'coordinadora-1', roles: ['coordinator'], active: true },
  { person: 'subrogante-1', roles: ['deputy-coordinator'], active: true },
];

describe('who can take a case', () => {
  it.each([
    ['somebody who attends families', 'gestora-1', true],
    ['the coordinator', 'coordinadora-1', true],
    ['who stands in for her', 'subrogante-1', true],
    ['nobody who has left', 'gestora-2', false],
    ['nobody in another role', 'comunitaria-1', false],
    ['nobody the office does not know', 'gestroa-1', false],
  ])('%s', (_who, person, can) => expect(isRefusal(decideTaker(staff, person))).toBe(!can));

  it('anybody, in an office that is not in the directory yet', () => {
    expect(decideTaker([], 'gestora-1')).toEqual({ person: 'gestora-1' });
  });
});
