import { describe, expect, it } from '@jest/globals';
import { sayIn } from '../words/use-words.js';
import { byDue, isLate, localDayOf, titleOf, type Alarm } from './alarm.js';

const ALARM: Alarm = {
  ...{
    id: 'a',
    commune: '13110',
    rule: 'waiting-age',
    name: { es: 'Lista de espera antigua', en: 'Old waiting list' },
  },
  ...{ unit: 'days', subject: 'high', stage: 'open', dueAt: '2026-04-24T03:59:59.000Z' },
};
const titles = (more: Partial<Alarm>): string[] =>
  (['es', 'en'] as const).map((language) => titleOf({ ...ALARM, ...more }, sayIn(language)));

describe('An alarm', () => {
  it('says what it is about in the words of the reader, and of whom within the commune alone', () => {
    expect(titles({})).toEqual(['Lista de espera antigua: Prioridad alta', 'Old waiting list: High priority']);
    expect(titles({ subject: 'queue' })[0]).toBe('Lista de espera antigua: familias que esperan profesional');
    expect(titles({ rule: 'caseload-over', subject: 'case-management.gestora.1' })[0]).toContain(
      'gestora.1 (Gestión de casos)',
    );
    expect(titles({ rule: 'gaps-by-sector', subject: 'health' })[1]).toContain('Health');
    expect(titles({ rule: 'no-session', subject: 'gestora-1' })[0]).toContain('gestora-1');
    expect(titles({ rule: 'no-session', subject: undefined })).toEqual(['Lista de espera antigua', 'Old waiting list']);
  });

  it('is late once the day by which it is due has passed, in Chile', () => {
    expect(localDayOf(ALARM.dueAt)).toBe('2026-04-23');
    expect([isLate(ALARM, '2026-04-23'), isLate(ALARM, '2026-04-24')]).toEqual([false, true]);
  });

  it('that is due first stands first', () => {
    const later = { ...ALARM, id: 'b', dueAt: '2026-05-01T03:59:59.000Z' };
    expect(byDue([later, ALARM]).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
