import { describe, expect, it } from '@jest/globals';
import { newKeyRing, rotateKey } from '@oln/crypto';
import { CallerSeal } from './caller-seal.js';

const call = { subject: 'oln.ask.intake.family-of', body: '{}', caller: { person: 'p1' } };

describe('The seal of who asks', () => {
  const ring = newKeyRing();
  const seal = new CallerSeal(ring.token);

  it('opens to the caller', () => {
    expect(seal.open(call.subject, call.body, seal.seal(call))).toEqual(call.caller);
  });

  it('holds for thirty seconds and no longer', () => {
    const sealed = seal.seal(call, 1_000);
    expect(seal.open(call.subject, call.body, sealed, 31_000)).toEqual(call.caller);
    expect(seal.open(call.subject, call.body, sealed, 31_001)).toBeUndefined();
  });

  it.each(['caller', 'expires', 'key', 'seal'] as const)('breaks when its %s is changed', (part) => {
    const sealed = seal.seal(call);
    expect(seal.open(call.subject, call.body, { ...sealed, [part]: `${sealed[part]}1` })).toBeUndefined();
  });

  it('breaks on another subject or body', () => {
    const sealed = seal.seal(call);
    expect(seal.open('oln.ask.intake.other', call.body, sealed)).toBeUndefined();
    expect(seal.open(call.subject, '{"x":1}', sealed)).toBeUndefined();
  });

  it('still opens after the key was rotated', () => {
    const rotated = new CallerSeal(rotateKey(ring, 'token').token);
    expect(rotated.open(call.subject, call.body, seal.seal(call))).toEqual(call.caller);
    expect(seal.open(call.subject, call.body, rotated.seal(call))).toBeUndefined();
  });
});
