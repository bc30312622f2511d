import { describe, expect, it } from '@jest/globals';
import { assertAs, assertHolds, differences } from './checks.js';
import { NotAsTold } from './office.js';

const ALERT = {
  stage: 'triage',
  severity: 'high',
  because: [{ rule: 'score:80', gives: 'medium' }],
  answer: { kind: 'intake', times: 1 },
};

describe('What an answer says otherwise than the story', () => {
  it('is nothing where all that was expected is there, whatever else is', () => {
    expect(differences(ALERT, { stage: 'triage', answer: { kind: 'intake' }, outcome: undefined })).toEqual([]);
  });

  it('says where, what was expected and what was there', () => {
    expect(differences(ALERT, { severity: 'medium', answer: { times: 2 }, outcome: 'dismissed' })).toEqual([
      'severity: expected "medium", was "high"',
      'answer.times: expected 2, was 1',
      'outcome: expected "dismissed", was nothing',
    ]);
  });

  it('compares lists one by one, and as wholes where they are not as long', () => {
    expect(differences(ALERT, { because: [{ gives: 'low' }] })).toEqual([
      'because[0].gives: expected "low", was "medium"',
    ]);
    expect(differences(ALERT, { because: [] })).toEqual([
      'because: expected [], was [{"rule":"score:80","gives":"medium"}]',
    ]);
  });

  it('finds what should not be there', () => {
    expect(differences(ALERT, { answer: undefined })).toEqual([
      'answer: expected nothing, was {"kind":"intake","times":1}',
    ]);
  });

  it('ends the story with a sentence', () => {
    expect(() => assertAs('The alert', ALERT, { severity: 'low', stage: 'answer' })).toThrow(
      new NotAsTold('The alert: severity: expected "low", was "high"; stage: expected "answer", was "triage"'),
    );
    expect(() => assertAs('The alert', ALERT, { severity: 'high' })).not.toThrow();
  });

  it('looks for what must be in a list', () => {
    expect(() => assertHolds('The factors', ['neglect', 'grave-alert'], ['grave-alert'])).not.toThrow();
    expect(() => assertHolds('The factors', ['neglect'], ['neglect', 'grave-alert'])).toThrow(
      new NotAsTold('The factors: expected grave-alert among neglect'),
    );
  });
});
