import { describe, expect, it } from '@jest/globals';
import { wantedSchedule } from './wanted-schedules.js';

const WALL = '2026-11-30T12:00:00.000Z';
const NOW = Date.parse(WALL);
const clock = (speed: number) => ({ epoch: 7, wall: WALL, business: '2026-03-31T15:00:00.000Z', speed });

describe('The Schedules of monitoring', () => {
  it('come by the calendar of Santiago in production: at the beginning of each quarter, and every day', () => {
    expect(wantedSchedule('snapshots', undefined, NOW)).toMatchObject({
      ...{ id: 'monitoring-snapshots', workflowType: 'monitoringRound', paused: false, catchUp: '365 days' },
      spec: {
        timezone: 'America/Santiago',
        calendars: [{ hour: 3, dayOfMonth: 1, month: ['JANUARY', 'APRIL', 'JULY', 'OCTOBER'] }],
      },
      input: { round: 'snapshots', clock: undefined },
    });
    expect(wantedSchedule('alarms', undefined, NOW).spec.calendars).toEqual([{ hour: 6 }]);
  });

  it('come once in a business day, at its hour, where business time runs faster', () => {
    const { spec, input, note } = wantedSchedule('snapshots', clock(8_640), NOW);
    // A day takes ten seconds. Three in the morning of 1 April is fifteen hours, or 6.25 seconds, away.
    expect(spec).toEqual({ intervals: [{ every: 10_000, offset: 7_000 }] });
    expect(input).toEqual({ round: 'snapshots', clock: clock(8_640) });
    expect(note).toContain('reloj 7');
    expect((NOW + 7_000) % 10_000).toBe(7_000);
  });

  it('are not more frequent however fast time runs, and come daily at its own pace', () => {
    expect(wantedSchedule('alarms', clock(172_800), NOW).spec.intervals![0]!.every).toBe(10_000);
    const { every, offset } = wantedSchedule('alarms', clock(1), NOW).spec.intervals![0]!;
    expect(every).toBe(86_400_000);
    // Six in the morning of 1 April in Santiago (09:00Z) is eighteen hours away.
    expect(offset).toBe((NOW + 18 * 3_600_000) % 86_400_000);
  });

  it('stand still while business time does', () => {
    expect(wantedSchedule('snapshots', clock(0), NOW)).toMatchObject({ paused: true });
  });

  it('are written again when the pace changes', () => {
    const notes = [undefined, clock(1), { ...clock(1), epoch: 8 }].map(
      (one) => wantedSchedule('alarms', one, NOW).note,
    );
    expect(new Set(notes).size).toBe(3);
  });
});
