import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ofKept, toKept } from './kept-answer.js';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const AT = new Date('2026-03-02T13:00:00.000Z');

describe('An answer that is kept', () => {
  it('is for who asks again what it was: instants too, wherever they are', () => {
    const answer = { id: 'r1', requestedAt: AT, list: { arrivedAt: AT }, pauses: [{ since: AT }], none: null };
    expect(ofKept(toKept(answer))).toEqual(answer);
    expect(ofKept(toKept([AT, AT.toISOString()]))).toEqual([AT, AT.toISOString()]);
    expect(ofKept(toKept(AT))).toEqual(AT);
  });

  it('whatever it is', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true }));
    const { answer } = fc.letrec((tie) => ({
      answer: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('answer')), fc.dictionary(word, tie('answer'))),
    }));
    fc.assert(fc.property(answer, (one) => expect(ofKept(toKept(one))).toEqual(one)));
  });

  it('of a call that answers nothing is nothing; one from before is read as it was written', () => {
    expect(ofKept(toKept(undefined))).toBeNull();
    expect(ofKept('{"requestedAt":"2026-03-02T13:00:00.000Z"}')).toEqual({ requestedAt: AT.toISOString() });
  });
});
