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

  it.each<[string, string, string, string]>([
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
      '/arrivals/2019-06 must lie between 2020-06 and 2021-11',
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
    ['a kind of check that nobody knows', '"kind": "count"', '"kind": "sum"', 'must be one of share, count, committed'],
  ])('with %s is refused with what to do', (_what, from, to, told) => {
    expect(read((text) => text.replace(from, to))).toContain(told);
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
