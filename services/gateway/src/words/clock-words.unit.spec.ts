import { describe, expect, it } from '@jest/globals';
import type { DueDateView } from '@oln/service-kit';
import { clockWords } from './clock-words.js';

const view = (more: Partial<DueDateView> = {}): DueDateView => ({
  id: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
  commune: '13110',
  process: 'intake',
  recordId: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12',
  stage: 'admissibility',
  rule: 'admissibility.decide',
  due: '2026-03-10T02:59:59.000Z',
  remindAt: '2026-03-06T02:59:59.000Z',
  overdue: false,
  personInCharge: 'gestora-1',
  overdueTo: 'coordinator',
  climbs: [{ at: '2026-03-17T02:59:59.000Z', to: 'regional-supervisor' }],
  clock: 'term',
  countedFrom: '2026-03-02T15:00:00.000Z',
  climbed: [],
  ...more,
});

const MONDAY = new Date('2026-03-02T15:00:00.000Z');

describe('A clock in words', () => {
  it('says which it is, what it counts from, what happens next and what if nobody acts', () => {
    expect(clockWords(view(), MONDAY, 'es')).toEqual({
      labels: { process: 'Ingreso', stage: 'Admisibilidad', rule: 'Decidir admisibilidad' },
      why: {
        countedFrom: '2026-03-02T15:00:00.000Z',
        sentence: 'Se cuenta desde la entrada a la etapa (02-03-2026 12:00)',
      },
      otherwise: 'se avisa a la coordinación y luego a la supervisión regional',
      next: {
        at: '2026-03-06T02:59:59.000Z',
        what: 'reminder',
        toPerson: 'gestora-1',
        toRoles: [],
        sentence: 'El 05-03-2026 se le recuerda a gestora-1',
      },
      daysLeft: 7,
      businessDaysLeft: 5,
    });
  });

  it('in English for who reads English', () => {
    const { labels, why, next } = clockWords(view({ remindAt: undefined }), MONDAY, 'en');
    expect(labels.rule).toBe('Decide on admissibility');
    expect(why.sentence).toBe('It counts from the entry into the stage (2 Mar 2026 12:00)');
    expect(next?.sentence).toBe('On 9 Mar 2026 it falls due and gestora-1 and the coordinator will be told');
  });

  it('tells who is told next: after the reminder the date, after the date each climb, then nobody', () => {
    const next = (more: Partial<DueDateView>, asOf: string) => clockWords(view(more), new Date(asOf), 'es').next;
    expect(next({}, '2026-03-07T12:00:00Z')?.sentence).toBe(
      'El 09-03-2026 vence y se avisa a gestora-1 y a la coordinación',
    );
    expect(next({ overdue: true }, '2026-03-11T12:00:00Z')).toMatchObject({
      what: 'climb',
      toRoles: ['regional-supervisor'],
      sentence: 'El 16-03-2026 se avisa a la supervisión regional',
    });
    expect(next({ overdue: true, climbed: ['regional-supervisor'] }, '2026-03-18T12:00:00Z')).toBeUndefined();
  });

  it('tells whoever it is asked of, or who would be told where nobody is in charge', () => {
    const due = (more: Partial<DueDateView>) => clockWords(view({ remindAt: undefined, ...more }), MONDAY, 'es').next;
    expect(due({ askedOf: 'coordinator', overdueTo: 'deputy-coordinator' })).toMatchObject({
      toRoles: ['coordinator', 'deputy-coordinator'],
      toPerson: undefined,
    });
    expect(due({ personInCharge: undefined })).toMatchObject({ toRoles: ['coordinator'], toPerson: undefined });
  });

  it('of a date that comes by itself tells what comes, and of the end of a pause', () => {
    const date = { clock: 'ask' as const, remindAt: undefined, climbs: [] };
    expect(
      clockWords(
        view({ ...date, process: 'case-management', stage: 'execution', rule: 'execution.evaluate' }),
        MONDAY,
        'es',
      ).next,
    ).toMatchObject({ what: 'date-comes', toRoles: [], sentence: 'El 09-03-2026: el caso pasa a evaluación' });
    expect(clockWords(view({ ...date, rule: 'pause.ends' }), MONDAY, 'es').labels.rule).toBe('Fin de la pausa');
  });

  it('counts the days that are left, and those since it passed', () => {
    const left = (asOf: string) => {
      const { daysLeft, businessDaysLeft } = clockWords(
        view({ due: '2026-04-07T03:59:59.000Z' }),
        new Date(asOf),
        'es',
      );
      return [daysLeft, businessDaysLeft];
    };
    // Good Friday, 3 April 2026.
    expect(left('2026-04-01T15:00:00Z')).toEqual([5, 2]);
    expect(left('2026-04-06T15:00:00Z')).toEqual([0, 0]);
    expect(left('2026-04-08T15:00:00Z')).toEqual([-2, -2]);
  });

  it('shows codes where a part of the house is newer than this one', () => {
    const { labels, otherwise } = clockWords(view({ process: 'newer', stage: 'odd', rule: 'odd.thing' }), MONDAY, 'es');
    expect([labels, otherwise]).toEqual([{ process: 'newer', stage: 'odd', rule: 'odd.thing' }, '']);
  });
});
