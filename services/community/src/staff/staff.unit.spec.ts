import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import { decideTaker, type KnownStaff } from './staff.js';

const STAFF: readonly KnownStaff[] = [
  { person: 'comunitaria-1', roles: ['community-manager'], active: true },
  { person: 'comunitaria-2', roles: ['community-manager'], active: false },
  { person: 'coordinadora-1', roles: ['coordinator'], active: true },
  { person: 'gestora-1', roles: ['case-manager'], active: true },
];

describe('who takes a plan', () => {
  it.each([
    ['who works with communities', 'comunitaria-1', true],
    ['the coordinator', 'coordinadora-1', true],
    ['nobody who has left', 'comunitaria-2', false],
    ['nobody in another role', 'gestora-1', false],
    ['nobody whom the directory does not know', 'nadie-1', false],
  ])('is %s', (_who, person, takes) => {
    expect(!isRefusal(decideTaker(STAFF, person))).toBe(takes);
  });

  it('is believed where the directory knows nobody yet', () => {
    expect(decideTaker([], 'nadie-1')).toEqual({ person: 'nadie-1' });
  });
});
