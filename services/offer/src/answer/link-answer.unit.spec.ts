import { describe, expect, it } from '@jest/globals';
import { REFERRAL_IN } from '../referral/sample-referrals.spec.js';
import { questionPage } from './answer-page.js';
import { answerOf } from './link-answer.js';

describe('what comes in by a link', () => {
  it.each([
    [{ answer: 'wait-listed' }, { kind: 'wait-listed' }],
    [
      { answer: 'declined', reason: 'no-capacity' },
      { kind: 'declined', reason: 'no-capacity' },
    ],
    [{ answer: 'accepted' }, { kind: 'accepted', place: undefined }],
    [
      { answer: 'accepted', date: '2026-03-20', time: '11:00' },
      { kind: 'accepted', appointmentAt: new Date('2026-03-20T14:00:00Z'), place: undefined },
    ],
    [
      { answer: 'appointment', at: '2026-07-20T11:00:00-04:00', place: ' Box 4 ' },
      { kind: 'appointment', at: new Date('2026-07-20T15:00:00Z'), place: 'Box 4' },
    ],
    [
      { answer: 'attended', date: '2026-07-20', time: '11:00' },
      { kind: 'attended', at: new Date('2026-07-20T15:00:00Z') },
    ],
    [
      { answer: 'result', result: 'completed' },
      { kind: 'result', result: 'completed' },
    ],
  ])('%j', (sent, answer) => expect(answerOf(sent)).toEqual(answer));

  it.each([
    [{}, 'answer'],
    [{ answer: ['accepted'] }, 'answer'],
    [{ answer: 'declined' }, 'reason'],
    [{ answer: 'declined', reason: 'toString' }, 'reason'],
    [{ answer: 'attended' }, 'date'],
    [{ answer: 'attended', date: '2026-02-30', time: '10:00' }, 'date'],
    [{ answer: 'attended', at: 'yesterday' }, 'date'],
    [{ answer: 'accepted', date: '2026-03-20', time: '25:00' }, 'date'],
    [{ answer: 'accepted', place: 'x'.repeat(501) }, 'place'],
    [{ answer: 'accepted', place: 'a\u0000b' }, 'place'],
    [{ answer: 'result', result: 'happy' }, 'result'],
  ])('%j lacks %s', (sent, wrong) => expect(answerOf(sent)).toEqual({ wrong }));

  it('is shown back without being taken for markup', () => {
    const link = { id: 'l', commune: '13110', about: 'r', aboutKind: 'referral', purpose: 'answer' } as const;
    const dates = { issuedAt: new Date('2026-03-02T13:00:00Z'), expiresAt: new Date('2026-03-16T13:00:00Z') };
    const sent = { answer: 'accepted', place: '"><script>alert(1)</script>' };
    const html = questionPage({ link: { ...link, ...dates }, referral: REFERRAL_IN.sent }, sent, '<b>');
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('role="alert"');
    expect(html.match(/<label/g)!.length).toBeGreaterThanOrEqual(7);
  });
});
