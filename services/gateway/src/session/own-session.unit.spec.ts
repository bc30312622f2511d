import { describe, expect, it } from '@jest/globals';
import { decideEnd, type OwnSession } from './own-session.js';
import { SignInErrors } from './sign-in.errors.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);
const [HERE, TELEPHONE] = ['01939b1e-0000-7000-8000-000000000001', '01939b1e-0000-7000-8000-000000000002'];

function own(provedAt?: Date): OwnSession[] {
  const [openedAt, seenAt] = [at('08:00:00'), at('12:00:00')];
  const kind = { browser: 'firefox', device: 'computer' } as const;
  const facts = { commune: '13110', person: 'gestora-1', openedAt, seenAt, ...kind };
  return [
    { ...facts, id: HERE, isThis: true, ...(provedAt && { provedAt }) },
    { ...facts, id: TELEPHONE, isThis: false, provedAt: at('12:00:00') },
  ];
}

describe('Of one’s own sessions', () => {
  it.each<[string, Date | undefined, boolean]>([
    ['a moment ago', at('12:00:00'), true],
    ['less than ten minutes ago', at('11:50:01'), true],
    ['ten minutes ago', at('11:50:00'), false],
    ['at a time of which the provider says nothing', undefined, false],
  ])('another one is ended by who proved who they are %s: or is not', (_when, provedAt, ends) => {
    const decided = decideEnd(own(provedAt), TELEPHONE, at('12:00:00'));
    expect(decided).toMatchObject(ends ? { id: TELEPHONE } : { definition: SignInErrors.NOT_RECENT });
  });

  it('that before which one sits is ended without more', () => {
    expect(decideEnd(own(), HERE, at('12:00:00'))).toMatchObject({ id: HERE });
  });

  it('one that is not among them is not', () => {
    const others = HERE.replace('01939b1e', '01939b1f');
    expect(decideEnd(own(at('12:00:00')), others, at('12:00:00'))).toMatchObject({
      definition: SignInErrors.NOT_FOUND,
    });
  });

  it('none other is ended by who comes without one: with a token alone', () => {
    const without = own(at('12:00:00')).map((session) => ({ ...session, isThis: false }));
    expect(decideEnd(without, TELEPHONE, at('12:00:00'))).toMatchObject({ definition: SignInErrors.NOT_RECENT });
  });
});
