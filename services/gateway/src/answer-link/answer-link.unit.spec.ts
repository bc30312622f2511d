import { describe, expect, it } from '@jest/globals';
import { decideMailing, isAddress, type AnswerLink } from './answer-link.js';
import { linkMail } from './answer-link-text.js';

const link: AnswerLink = {
  id: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
  commune: '13110',
  service: 'offer',
  about: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12',
  aboutKind: 'referral',
  issuedAt: '2026-03-02T13:00:00.000Z',
  expiresAt: '2026-03-10T02:59:59.000Z',
  attempts: 0,
  delayTold: false,
};
const decide = (more: Partial<AnswerLink>, asOf: string) => decideMailing({ ...link, ...more }, new Date(asOf));

describe('A link that answers once', () => {
  it('is mailed, again and again, until it expires', () => {
    expect(decide({}, '2026-03-02T13:00:01.000Z')).toBe('mail');
    expect(decide({ attempts: 40, delayTold: true }, '2026-03-10T02:59:58.999Z')).toBe('mail');
    expect(decide({ attempts: 40, delayTold: true }, '2026-03-10T02:59:59.000Z')).toBe('give-up');
  });

  it('is told of to the office once, when an hour of attempts was in vain', () => {
    expect(decide({ attempts: 3 }, '2026-03-02T14:00:00.000Z')).toBe('mail');
    expect(decide({ attempts: 3 }, '2026-03-02T14:00:00.001Z')).toBe('tell-delay');
    expect(decide({ attempts: 3, delayTold: true }, '2026-03-04T13:00:00.000Z')).toBe('mail');
    expect(decide({ attempts: 0 }, '2026-03-04T13:00:00.000Z')).toBe('mail');
  });

  it('goes to one address and to nothing that looks like two', () => {
    expect(isAddress('oficina@cesfam.example')).toBe(true);
    for (const text of [undefined, '', 'a@b,c@d', 'a@b c@d', '<a@b>', 'a', `${'x'.repeat(65)}@b`])
      expect([text, isAddress(text)]).toEqual([text, false]);
  });

  it('is mailed with the link, until when, and nothing of whom it is about', () => {
    const { subject, text } = linkMail('https://oln.example/api/offer/v1/answers/abc', link.expiresAt, 'es');
    expect(subject).toBe('Se le pide una respuesta · Oficina Local de la Niñez');
    expect(text).toContain('\nhttps://oln.example/api/offer/v1/answers/abc\n');
    expect(text).toContain('vence el 9 de marzo de 2026');
    expect(text).not.toContain(link.about);
    expect(linkMail('https://x', link.expiresAt, 'en').text).toContain('expires on 9 March 2026');
  });
});
