import { describe, expect, it } from '@jest/globals';
import { PROCESS_CODES } from '@oln/contracts/process-labels';
import { mailingOf, type Notice } from './notice.js';
import { readFileSync } from 'node:fs';
import { noticeLine, noticeText } from './notice-texts.js';

const notice: Notice = {
  id: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
  commune: '13110',
  person: 'gestora-1',
  code: 'deadline.overdue',
  about: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12',
  aboutKind: 'case',
  rule: 'invitation.respond',
  due: '2026-03-31T02:59:59.000Z',
  urgency: 'today',
  raisedAt: '2026-03-31T03:00:00.000Z',
  version: 1,
};

describe('A notice', () => {
  it('says what is the matter in the reader’s language, with the local day it was due', () => {
    expect(noticeLine(notice, 'es')).toContain('Un plazo venció sin respuesta: respuesta de la familia · caso');
    expect(noticeLine(notice, 'es')).toContain('vence 30-03-2026');
    expect(noticeLine(notice, 'en')).toContain("A deadline has passed without an answer: the family's answer · case");
  });

  it('names a deadline as its process does, also where another process has a rule of the same name', () => {
    const said = (process: string | undefined, aboutKind: string, rule: string) =>
      noticeText({ code: 'deadline.overdue', rule, process, aboutKind }, 'es').split(': ')[1];
    expect(said('intake', 'request', 'admissibility.decide')).toBe('decidir admisibilidad');
    expect(said(undefined, 'request', 'admissibility.decide')).toBe('decidir admisibilidad');
    expect(said('escalation', 'escalation', 'approval.approve')).toBe('aprobar el escalamiento');
    expect(said(undefined, 'escalation', 'exit-follow-up.month-1')).toBe('contacto al mes');
    expect(said('case-management', 'case', 'pause.ends')).toBe('fin de la pausa');
    expect(said('of-tomorrow', 'case', 'stage.rule')).toBe('stage.rule');
  });

  it.each(PROCESS_CODES)('has words for every deadline of %s', (process) => {
    const page = readFileSync(new URL(`../../../../docs/processes/${process}.md`, import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z-]+\.[a-z-]+)` +\| (.+?) · \*(.+?)\* +\|/gm)];
    expect(rows.length).toBeGreaterThan(0);
    for (const [, rule, es, en] of rows) {
      const said = (language: 'es' | 'en') =>
        noticeText({ code: 'deadline.overdue', rule, process }, language)
          .split(/: (.*)/)[1]
          ?.toLowerCase();
      expect([said('es'), said('en')]).toEqual([es!.toLowerCase(), en!.toLowerCase()]);
    }
  });

  it('falls back to its code where no text is known', () => {
    expect(noticeLine({ ...notice, code: 'something.new' }, 'es')).toContain('something.new');
  });

  it('is mailed at once when it is urgent, whatever the person prefers', () => {
    expect(mailingOf('now', 'none')).toBe('now');
  });

  it('waits for the daily mail as a digest, or if the person prefers one mail a day', () => {
    expect([mailingOf('digest', 'each'), mailingOf('today', 'daily'), mailingOf('today', 'each')]).toEqual([
      'daily',
      'daily',
      'now',
    ]);
  });

  it('stays in the inbox for who wants no mail', () => {
    expect(mailingOf('today', 'none')).toBe('none');
  });
});
