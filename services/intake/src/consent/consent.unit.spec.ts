import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@oln/contracts';
import {
  allows,
  CONSENT_STATES,
  decideConsent,
  nextTurn,
  parted,
  stricter,
  type Consent,
  type ConsentState,
  type SaidConsent,
} from './consent.js';

const NOW = new Date('2026-12-01T15:00:00Z');
const BEFORE = new Date('2026-11-01T15:00:00Z');
const said = (state: SaidConsent['state'], changes: Partial<SaidConsent> = {}): SaidConsent => ({
  ...{ state, relation: 'self', saidAt: NOW },
  ...changes,
});
const held = (state: ConsentState, changes: Partial<Consent> = {}): Consent => ({
  ...{ id: 'c', commune: '13110', version: 1, personId: 'p', purpose: 'sharing', turn: 1 },
  ...{ state, since: BEFORE, relation: 'guardian' as const },
  ...changes,
});
const code = (decided: object | Refusal) => (isRefusal(decided) ? decided.definition.code : 'said');

describe('What somebody says of a consent', () => {
  it.each([
    [undefined, 'given', 'said'],
    [undefined, 'refused', 'said'],
    [undefined, 'withdrawn', 'CONSENT.NOT_GIVEN'],
    ['unasked', 'given', 'said'],
    ['unasked', 'withdrawn', 'CONSENT.NOT_GIVEN'],
    ['given', 'withdrawn', 'said'],
    ['given', 'given', 'CONSENT.NOTHING_NEW'],
    ['given', 'refused', 'CONSENT.GIVEN_ALREADY'],
    ['withdrawn', 'given', 'said'],
    ['withdrawn', 'withdrawn', 'CONSENT.NOT_GIVEN'],
    ['withdrawn', 'refused', 'CONSENT.NOTHING_NEW'],
    ['refused', 'given', 'said'],
    ['refused', 'refused', 'CONSENT.NOTHING_NEW'],
  ] as const)('after %s, %s: %s', (before, now, expected) => {
    expect(code(decideConsent(before && held(before), said(now), NOW))).toBe(expected);
  });

  it('was not said later than now, nor before what was said last', () => {
    const later = new Date(NOW.getTime() + 1);
    expect(code(decideConsent(undefined, said('given', { saidAt: later }), NOW))).toBe('CONSENT.SAID_LATER');
    const earlier = new Date(BEFORE.getTime() - 1);
    expect(code(decideConsent(held('given'), said('withdrawn', { saidAt: earlier }), NOW))).toBe('CONSENT.SAID_BEFORE');
  });

  it('a child has said no itself: no guardian says yes in its place, and the child may', () => {
    for (const state of ['refused', 'withdrawn'] as const) {
      const own = held(state, { relation: 'self' });
      expect(code(decideConsent(own, said('given', { relation: 'guardian' }), NOW))).toBe('CONSENT.CHILDS_OWN');
      expect(code(decideConsent(own, said('given'), NOW))).toBe('said');
      expect(code(decideConsent(held(state), said('given', { relation: 'guardian' }), NOW))).toBe('said');
    }
  });

  it('is allowed where it was given, or where nobody was asked and the purpose allows it', () => {
    const allowed = CONSENT_STATES.map((state) => [state, allows(state, 'allowed'), allows(state, 'not-allowed')]);
    expect(allowed).toEqual([
      ['given', true, true],
      ['refused', false, false],
      ['withdrawn', false, false],
      ['unasked', true, false],
    ]);
  });
});

describe('Two entries of one person', () => {
  it('of what each says, what allows less holds, in whatever order they are named', () => {
    for (const one of CONSENT_STATES)
      for (const other of CONSENT_STATES) {
        const { state } = stricter(held(one), held(other));
        expect(stricter(held(other), held(one)).state).toBe(state);
        expect([one, other]).toContain(state);
        const isNo = [one, other].some((said) => said === 'refused' || said === 'withdrawn');
        expect([one, other, allows(state, 'not-allowed')]).toEqual([one, other, !isNo && state === 'given']);
      }
    expect(stricter(undefined, held('given'))).toEqual({ state: 'given', relation: 'guardian' });
    expect(stricter(undefined, undefined)).toEqual({ state: 'unasked', relation: undefined });
  });

  it('count on from all that was said of either', () => {
    expect(nextTurn([])).toBe(1);
    expect(nextTurn([held('given', { turn: 3 }), undefined, held('given', { turn: 7 })])).toBe(8);
  });

  const merge = { cause: 'merge', causeId: 'm', state: 'withdrawn' } as const;
  const given = { cause: 'said', state: 'given' } as const;

  it('parted again, each has what it had before', () => {
    const now = parted(held('withdrawn'), held('withdrawn'), [merge, given], 'm');
    expect([now.own.state, now.restored.state]).toEqual(['given', 'withdrawn']);
    const alone = parted(held('withdrawn'), held('withdrawn'), [merge], 'm');
    expect([alone.own.state, alone.restored.state]).toEqual(['unasked', 'withdrawn']);
    const told = parted(held('given'), undefined, [{ ...merge, state: 'given' }, given], 'm');
    expect([told.own.state, told.restored.state]).toEqual(['given', 'unasked']);
  });

  it('parted after one of them has spoken, neither is allowed what the other might have refused', () => {
    const now = parted(held('withdrawn'), held('given'), [{ cause: 'said', state: 'withdrawn' }, merge, given], 'm');
    expect([now.own.state, now.restored.state]).toEqual(['withdrawn', 'withdrawn']);
    const other = parted(held('given'), held('withdrawn'), [{ ...merge, causeId: 'another', state: 'given' }], 'm');
    expect([other.own.state, other.restored.state]).toEqual(['given', 'withdrawn']);
  });
});
