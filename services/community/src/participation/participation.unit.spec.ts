import { describe, expect, it } from '@jest/globals';
import { isRefusal, settle } from '@oln/contracts';
import fc from 'fast-check';
import { coarse, figuresOf } from './participation-figures.js';
import { takePart, withdraw, type Attendee, type Participant } from './participation.js';
import { participantOf, rowOf } from './participation.rows.js';

const PERSON = '01939b1e-0000-7000-8000-000000000003';
const WHERE = { planId: '01939b1e-0000-7000-8000-000000000001', commune: '13110', heldOn: '2026-03-10' };
const NOW = new Date('2026-03-11T13:00:00Z');
const AS = { id: '01939b1e-0000-7000-8000-000000000021', asOf: NOW };
const AGREED = { assent: 'given', assentOn: '2026-03-10', consentOn: '2026-03-09' } as const;
const CHILD: Attendee = { personId: PERSON, as: 'child', ...AGREED };
const BARE: Attendee = { personId: PERSON, as: 'child' };
const ADULT: Attendee = { personId: PERSON, as: 'adult' };

const code = (known: Participant | undefined, attendee: Attendee, heldOn = WHERE.heldOn): string | undefined => {
  const next = takePart(known, attendee, { ...WHERE, heldOn }, AS);
  return isRefusal(next) ? next.definition.code : undefined;
};
const joined = settle(takePart(undefined, CHILD, WHERE, AS));

describe('somebody who takes part', () => {
  it('is a child with its own word and its guardian’s, of a day not after the activity', () => {
    expect(code(undefined, BARE)).toBe('PARTICIPATION.NO_ASSENT');
    expect(code(undefined, { ...BARE, assent: 'given', assentOn: '2026-03-10' })).toBe('PARTICIPATION.NO_CONSENT');
    expect(code(undefined, { ...CHILD, assentOn: '2026-03-11' })).toBe('PARTICIPATION.AGREED_LATER');
    expect(code(undefined, { ...CHILD, consentOn: '2026-03-11' })).toBe('PARTICIPATION.AGREED_LATER');
    expect(code(undefined, { ...CHILD, assent: 'too-young' })).toBeUndefined();
    expect(joined).toMatchObject({ version: 1, state: 'active', agreement: AGREED, joinedAt: NOW });
  });

  it('or an adult, who stays what they were the first time', () => {
    expect(code(undefined, ADULT)).toBeUndefined();
    expect(code(joined, ADULT)).toBe('PARTICIPATION.OTHER_KIND');
  });

  it('agrees once, and counts once', () => {
    const again = settle(takePart(joined, BARE, WHERE, AS));
    expect(again).toEqual({ ...joined, version: 2 });
    // What was agreed on later says nothing of an activity before.
    expect(code(joined, BARE, '2026-03-08')).toBe('PARTICIPATION.AGREED_LATER');
  });

  it('withdraws once, and agrees anew to take part again', () => {
    const gone = settle(withdraw(joined, 'child-does-not-want', NOW));
    expect(gone).toMatchObject({ state: 'withdrawn', withdrawnAt: NOW, version: 2 });
    expect(isRefusal(withdraw(gone, 'moved', NOW))).toBe(true);
    expect(code(gone, BARE)).toBe('PARTICIPATION.NO_ASSENT');
    const back = settle(takePart(gone, CHILD, WHERE, AS));
    expect(back).toMatchObject({ state: 'active', version: 3 });
    expect(back).not.toHaveProperty('withdrawnAt');
  });

  it('is in a row what they were, whatever happened and in whatever order', () => {
    const steps = fc.array(fc.constantFrom('child', 'bare', 'withdraw'), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (all) => {
        let now: Participant | undefined;
        for (const step of all) {
          const next =
            step === 'withdraw'
              ? now && withdraw(now, 'moved', NOW)
              : takePart(now, step === 'child' ? CHILD : BARE, WHERE, AS);
          if (next && !isRefusal(next)) now = next;
          if (!now) continue;
          expect(participantOf(rowOf(now))).toEqual(now);
          // Nobody who has withdrawn, and no child without its word, counts.
          expect(now.state === 'active' ? now.agreement : now.withdrawnAt).toBeDefined();
        }
      }),
    );
  });
});

describe('how many took part', () => {
  const bands = [
    { ageBand: '7-13', sex: 'female', atLeast: 12, attendances: 30 },
    { ageBand: '14-17', sex: 'male', atLeast: 3, attendances: 3 },
    { ageBand: '18-59', sex: 'female', atLeast: 4, attendances: 9 },
  ] as const;
  const figures = figuresOf({ children: 20, adults: 3, withdrawn: 0 }, [...bands]);

  it('keeps those who are named and those who were counted apart', () => {
    expect(figures).toMatchObject({
      children: { identified: 20, counted: { atLeast: 15, attendances: 33 } },
      adults: { identified: 3, counted: { atLeast: 4, attendances: 9 } },
    });
  });

  it('says nothing of few to who is not of the office, and no ages', () => {
    expect(coarse(figures)).toEqual({
      children: { identified: 20, counted: { atLeast: 15, attendances: 33 } },
      adults: { identified: undefined, counted: { atLeast: undefined, attendances: 9 } },
      withdrawn: 0,
      bands: [],
    });
  });
});
