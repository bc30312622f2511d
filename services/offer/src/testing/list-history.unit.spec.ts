import { describe, expect, it } from '@jest/globals';
import { judge, type Happening } from './list-history.spec.js';

const at = (minute: number): string => `2026-03-02T13:${String(minute).padStart(2, '0')}:00.000Z`;
const RANKS = new Map([
  ['first', 1],
  ['second', 1],
  ['urgent', 0],
]);
const listed = (id: string, minute: number): Happening => ({ what: 'listed', id, arrivedAt: at(minute) });
const given = (id: string, minute: number): Happening => ({ what: 'given', id, at: at(minute) });
const counted = (places: number, taken: number): Happening => ({ what: 'counted', places, taken });
const faultsOf = (...history: Happening[]): string[] => judge(history, RANKS).faults;

describe('the judge of a race', () => {
  it('finds nothing where the first was called, and says who waits', () => {
    const history = [
      listed('first', 0),
      listed('second', 1),
      counted(1, 0),
      given('first', 2),
      counted(1, 1),
      { what: 'received', id: 'first' } as const,
      listed('urgent', 3),
    ];
    expect(judge(history, RANKS)).toEqual({
      faults: [],
      holding: ['first'],
      received: ['first'],
      waiting: ['urgent', 'second'],
    });
  });

  it('finds a place that was given twice, or that nobody counted', () => {
    expect(faultsOf(given('first', 0), given('first', 1))).toEqual(['first was given a place twice']);
    expect(faultsOf(given('first', 0), counted(1, 0))).toEqual(['0 counted as taken, 1 given']);
    expect(faultsOf(given('first', 0), given('second', 1), counted(1, 2))).toEqual(['2 taken of 1']);
  });

  it('finds who was passed by: of the same priority, of a higher one, by somebody who never waited', () => {
    expect(faultsOf(listed('first', 0), listed('second', 1), given('second', 2))).toEqual(['second went before first']);
    expect(faultsOf(listed('first', 0), listed('urgent', 1), given('first', 2))).toEqual(['first went before urgent']);
    expect(faultsOf(listed('first', 0), given('second', 2))).toEqual(['second went before first']);
    expect(faultsOf(listed('first', 0), given('urgent', 2))).toEqual([]);
  });

  it('lets a family pass that asked for later, which keeps its place', () => {
    const later = [given('first', 0), { what: 'postponed', id: 'first', at: at(1) }] as const;
    expect(judge([...later, listed('second', 2), given('second', 3)], RANKS)).toMatchObject({
      faults: [],
      holding: ['second'],
      waiting: ['first'],
    });
    expect(faultsOf(...later, later[1])).toEqual([
      'first gave back a place it did not have',
      'first came on the list twice',
    ]);
  });

  it('finds who came on the list twice, or was received twice or without a place', () => {
    expect(faultsOf(listed('first', 0), listed('first', 1))).toEqual(['first came on the list twice']);
    const received = { what: 'received', id: 'first' } as const;
    expect(faultsOf(given('first', 0), received, received)).toEqual(['first was received twice']);
    expect(faultsOf(received)).toEqual(['first was received without a place']);
  });
});
