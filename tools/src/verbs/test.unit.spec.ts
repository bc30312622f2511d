import { describe, expect, it } from '@jest/globals';
import { add, sumOf, verdict } from './test.js';

const outcome = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('The sum of the suites', () => {
  it('ends with one exact line', () => {
    expect(verdict({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(verdict({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
  });

  it('counts a spec file that could not be loaded as failed', () => {
    expect(sumOf({ ...outcome, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('counts a suite that left no result as failed', () => {
    expect(sumOf(undefined, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a suite that ended badly without a failed test as failed', () => {
    expect(sumOf(outcome, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('tells what was skipped or not written', () => {
    expect(sumOf({ ...outcome, numPendingTests: 1, numTodoTests: 2 }, 0)).toEqual({ passed: 7, failed: 0, skipped: 3 });
  });

  it('adds up', () => {
    const sums = [sumOf(outcome, 0), sumOf(undefined, 1), { passed: 1, failed: 0, skipped: 4 }];
    expect(add(sums)).toEqual({ passed: 8, failed: 1, skipped: 4 });
  });
});
