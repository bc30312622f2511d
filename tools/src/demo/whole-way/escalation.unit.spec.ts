import { describe, expect, it } from '@jest/globals';
import { NotAsTold } from '../office.js';
import { assertClimbs } from './escalation.js';

const FIRST = '2026-03-02T13:00:00.000Z';

const notification = (attempt: number, level: number, notifiedAt: string) => ({
  ...{ attempt, level, notifiedAt },
  title: { es: 'Servicio de Protección Especializada' },
});

const CLIMBED = [
  notification(1, 1, FIRST),
  notification(2, 2, '2026-03-04T13:00:00.000Z'),
  notification(3, 3, '2026-03-06T13:00:01.000Z'),
  notification(4, 3, '2026-03-08T13:00:01.000Z'),
];

describe('Notifications that nobody acknowledges', () => {
  it('climb level by level, 48 hours each, and stay at the highest', () => {
    expect(() => assertClimbs(FIRST, CLIMBED)).not.toThrow();
  });

  it('are not as told where a level is left out', () => {
    expect(() => assertClimbs(FIRST, [CLIMBED[0]!, notification(2, 3, '2026-03-04T13:00:00.000Z')])).toThrow(
      new NotAsTold('Notification 2: level: expected 2, was 3'),
    );
  });

  it('are not as told where one comes before its time', () => {
    expect(() => assertClimbs(FIRST, [CLIMBED[0]!, notification(2, 2, '2026-03-04T12:59:59.000Z')])).toThrow(
      new NotAsTold('Notification 2: expected not before 2026-03-04T13:00:00.000Z, was at 2026-03-04T12:59:59.000Z'),
    );
  });
});
