import { describe, expect, it } from '@jest/globals';
import { isLive, type Session } from './session.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);
const session: Session = {
  id: '01939b1e-0000-7000-8000-000000000001',
  commune: '13110',
  person: 'gestora-1',
  openedAt: at('12:00:00'),
  seenAt: at('14:00:00'),
  browser: 'firefox',
  device: 'computer',
};

describe('A session', () => {
  it('ends half an hour after somebody was last there', () => {
    expect([isLive(session, at('14:29:59')), isLive(session, at('14:30:00'))]).toEqual([true, false]);
  });

  it('ends after ten hours, however busy', () => {
    const busy = { ...session, seenAt: at('21:59:00') };
    expect([isLive(busy, at('21:59:59')), isLive(busy, at('22:00:00'))]).toEqual([true, false]);
  });

  it('that was ended stays so', () => {
    expect(isLive({ ...session, endedAt: at('14:00:01') }, at('14:00:02'))).toBe(false);
  });
});
