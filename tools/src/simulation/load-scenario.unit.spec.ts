import { describe, expect, it } from '@jest/globals';
import { Problem } from '../problem.js';
import { linesOf } from './json-lines.js';
import { loadScenario, readScenario } from './load-scenario.js';
import { pilotText } from './sample-scenario.spec.js';

const read = (change: (text: string) => string): string => {
  try {
    readScenario(change(pilotText()), 'mine.json');
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'taken';
};

describe('a scenario', () => {
  it('of the repository is one', () => {
    expect(read((text) => text)).toBe('taken');
  });

  it('that is not there is told with what to give', () => {
    expect(() => loadScenario('/nowhere/at-all.json')).toThrow('give the path of a JSON file');
  });

  it('that is no JSON is told so', () => {
    expect(read((text) => text.slice(0, -4))).toContain('is no JSON');
  });

  it.each<[string, string | RegExp, string, string]>([
    [
      'a share above one',
      '"rejects": 0.152',
      '"rejects": 15.2',
      '/lines/case-management/behaviour/rejects must be <= 1',
    ],
    ['a field that nobody knows', '"objectivesMet"', '"objectivesMeet"', 'has "objectivesMeet", which nobody knows'],
    ['a field that is missing', '"objectivesMet": 0.8,', '', 'lacks "objectivesMet": add it'],
    ['a day that is none', '"cutOff": "2021-04-30"', '"cutOff": "2021-04-31"', '/cutOff is no day of the calendar'],
    ['a cut-off after the year', '"cutOff": "2021-04-30"', '"cutOff": "2021-09-30"', '/cutOff must lie in the year'],
    [
      'arrivals outside of it',
      '"2020-06": 10',
      '"2019-06": 10',
      '/arrivals/2019-06 must have a working day between 2020-06-01 and 2021-04-30',
    ],
    ['a commune twice', '"code": "04101"', '"code": "01107"', '/communes/1/code is there twice'],
    ['more answers than families', '"notLocated": 0.06', '"notLocated": 0.9', 'must not be above 1 together'],
    [
      'a spread that goes below nothing',
      '"spread": 0.1\n',
      '"spread": 0.5\n',
      '/instrument/protective/spread goes below 0',
    ],
    ['a motive of both lines', '"family-conflict"', '"school"', '/lines/family-therapy/motives has school'],
    [
      'families who come after the cut-off',
      '"2021-03": 7',
      '"2021-05": 7',
      '/arrivals/2021-05 must have a working day between 2020-06-01 and 2021-04-30',
    ],
    [
      'a plan that begins on no day',
      '"planStartsOn": "2020-10-15"',
      '"planStartsOn": "2021-02-30"',
      '/communes/6/planStartsOn is no day of the calendar',
    ],
    ['a year of three', '"endsOn": "2021-05-31"', '"endsOn": "2022-05-31"', '/endsOn must lie in 2020 or 2021'],
    [
      'results after children are of age',
      '"resultsBy": "2021-11-30"',
      '"resultsBy": "2024-11-30"',
      '/resultsBy must not be after 2024-06-01',
    ],
    [
      'a motive that is also not pertinent',
      '"motive": "alimony"',
      '"motive": "school"',
      '/notPertinent/motive is also a motive of case-management',
    ],
    [
      'a therapy without a session',
      /"individual": 8,\s*"group": 4/,
      '"individual": 0, "group": 0',
      '/lines/family-therapy/sessions must be from 1 to 12 together',
    ],
    [
      'a therapy of more sessions than the office agrees on',
      '"individual": 8',
      '"individual": 9',
      '/lines/family-therapy/sessions must be from 1 to 12 together',
    ],
    [
      'sessions that are too seldom to renounce at one of them',
      '"sessionEveryDays": 14',
      '"sessionEveryDays": 60',
      '/lines/case-management/sessionEveryDays is too seldom for families that renounce',
    ],
    [
      'hours that are over before a diagnosis is',
      /"hoursPerDay": 8,\s*"looksEveryDays": 3/,
      '"hoursPerDay": 2.9, "looksEveryDays": 1',
      '/staff/hoursPerDay is too little: a diagnosis takes 3 hours',
    ],
    [
      'a commitment to nobody in a line in which families come',
      /"family-therapy": 13[34]/g,
      '"family-therapy": 0',
      '/lines/family-therapy/families come to no commune',
    ],
    [
      'commitments to nobody',
      /"(case-management|family-therapy)": [0-9]+/g,
      '"$1": 0',
      '/communes are committed to nobody',
    ],
    [
      'a count of something else',
      '"kind": "count",',
      '"kind": "count", "of": { "indicator": "coverage" },',
      '/checks/2/of is for shares only',
    ],
    ['a kind of check that nobody knows', '"kind": "count"', '"kind": "sum"', 'must be one of share, count, committed'],
  ])('with %s is refused with what to do', (_what, from, to, told) => {
    expect(read((text) => text.replace(from, to))).toContain(told);
  });

  it.each([
    ['rejects nobody', '"rejects": 0.152', '"rejects": 0'],
    ['has rates that make up one', '"rejects": 0.152', '"rejects": 0.94'],
    ['has a month in which nobody comes after the cut-off', '"2021-03": 7', '"2021-03": 7, "2021-05": 0'],
    ['has one session of therapy', /"individual": 8,\s*"group": 4/, '"individual": 0, "group": 1'],
    ['has short hours that last from look to look', '"hoursPerDay": 8', '"hoursPerDay": 1'],
  ])('that %s is taken', (_what, from, to) => {
    expect(read((text) => text.replace(from, to))).toBe('taken');
  });

  it('is refused with the line on which the fault is', () => {
    const text = pilotText();
    const at = text.split('\n').findIndex((line) => line.includes('"rejects": 0.152')) + 1;
    expect(read((whole) => whole.replace('"rejects": 0.152', '"rejects": 15.2'))).toContain(`line ${at}: `);
  });
});

describe('lines of a JSON text', () => {
  it('are those on which values begin', () => {
    const text = '{\n  "a": [1,\n    {"b/c": "x\\"}"}],\n "d": null }';
    expect([...linesOf(text)]).toEqual([
      ['', 1],
      ['/a', 2],
      ['/a/0', 2],
      ['/a/1', 3],
      ['/a/1/b~1c', 3],
      ['/d', 4],
    ]);
  });
});
