import { describe, expect, it } from '@jest/globals';
import { ALARM_OUTCOMES, ALARM_STAGES, isRefusal, type AlarmStage, type Refusal } from '@oln/contracts';
import { MONITORING_ALARM, nextStages } from '@oln/workflows/stages';
import { standingOf } from './alarm-process.js';
import {
  decideAlarm,
  DISMISSALS,
  judge,
  openAlarm,
  RESOLUTIONS,
  type Alarm,
  type AlarmCommand,
  type ClosedAlarm,
  type Condition,
  type OpenAlarm,
} from './alarm.js';

const OPENED = new Date('2026-04-01T09:00:00Z');
const NOW = new Date('2026-04-03T15:00:00Z');
const DUE = new Date('2026-04-23T03:59:59Z');
const HIGH: Condition = { rule: 'waiting-age', subject: 'high', value: 41, limit: 30 };
const LOW: Condition = { rule: 'waiting-age', subject: 'low', value: 91, limit: 90 };

const opened = (condition: Condition, id = condition.subject): OpenAlarm =>
  openAlarm(condition, { id, commune: '13110', dueAt: DUE }, OPENED);
const after = (before: Alarm, command: AlarmCommand, at = NOW): Alarm => {
  const decided = decideAlarm(before, command, at);
  if (isRefusal(decided)) throw new Error(decided.definition.code);
  return decided;
};
const codeOf = (decided: Alarm | Refusal): string | undefined =>
  isRefusal(decided) ? decided.definition.code : undefined;

const ACKNOWLEDGE: AlarmCommand = { do: 'acknowledge', by: 'coordinadora-1' };
const ASSIGN: AlarmCommand = { do: 'assign', to: 'gestora-1' };
const END: AlarmCommand = { do: 'end', by: 'system:monitoring' };
const RESOLVE: AlarmCommand = { do: 'close', outcome: 'resolved', reason: 'capacity-added', by: 'coordinadora-1' };
const DISMISS: AlarmCommand = { do: 'close', outcome: 'dismissed', reason: 'seasonal', by: 'coordinadora-1' };
const EVERY = [ACKNOWLEDGE, ASSIGN, END, RESOLVE, DISMISS];

const OPEN = opened(HIGH);
const IN: Record<AlarmStage, Alarm> = { open: OPEN, acknowledged: after(OPEN, ACKNOWLEDGE), closed: after(OPEN, END) };

describe('An alarm', () => {
  it('is taken up once, given to somebody, and closed with a reason of its outcome', () => {
    const taken = after(OPEN, ACKNOWLEDGE);
    expect(taken).toMatchObject({
      stage: 'acknowledged',
      version: 2,
      acknowledgedBy: 'coordinadora-1',
      stageSince: NOW,
    });
    expect(codeOf(decideAlarm(taken, ACKNOWLEDGE, NOW))).toBe('ALARM.ACKNOWLEDGED');
    const given = after(taken, ASSIGN);
    expect(given).toMatchObject({ personInCharge: 'gestora-1', stage: 'acknowledged', version: 3 });
    expect(codeOf(decideAlarm(given, ASSIGN, NOW))).toBe('ALARM.NOTHING_NEW');
    expect(after(given, RESOLVE)).toMatchObject({
      outcome: 'resolved',
      reason: 'capacity-added',
      isOver: false,
      closedAt: NOW,
    });
  });

  it('takes what was done for no reason to do nothing, and the other way round', () => {
    for (const reason of RESOLUTIONS)
      expect(codeOf(decideAlarm(OPEN, { ...DISMISS, reason } as AlarmCommand, NOW))).toBe('ALARM.OTHER_REASON');
    for (const reason of DISMISSALS)
      expect(codeOf(decideAlarm(OPEN, { ...RESOLVE, reason } as AlarmCommand, NOW))).toBe('ALARM.OTHER_REASON');
    expect(after(OPEN, { ...DISMISS, reason: 'other' } as AlarmCommand)).toMatchObject({ outcome: 'dismissed' });
  });

  it('is closed for good', () => {
    for (const command of EVERY) expect(codeOf(decideAlarm(IN.closed, command, NOW))).toBe('ALARM.CLOSED');
  });
});

describe('What there is to do', () => {
  const closed = (at: Date, outcome: AlarmCommand = DISMISS): ClosedAlarm => after(OPEN, outcome, at) as ClosedAlarm;
  const judged = (conditions: Condition[], open: OpenAlarm[] = [], quiet: ClosedAlarm[] = []) => {
    const { opens, ends, over, goesOn } = judge(conditions, { open, closed: quiet }, NOW);
    return [opens, ends, over, goesOn.map(({ alarm }) => alarm)].map((all) => all.map(({ subject }) => subject));
  };

  it('is one alarm for each rule and subject, however long its cause goes on', () => {
    expect(judged([HIGH, LOW])).toEqual([['high', 'low'], [], [], []]);
    expect(judged([HIGH, LOW], [opened(HIGH)])).toEqual([['low'], [], [], ['high']]);
    expect(judged([HIGH, HIGH])).toEqual([['high'], [], [], []]);
  });

  it('is to end what has no cause any more, and to open anew what comes back', () => {
    expect(judged([], [opened(HIGH)])).toEqual([[], ['high'], [], []]);
    expect(judged([HIGH], [], [])).toEqual([['high'], [], [], []]);
  });

  it('is nothing where somebody has closed it a while ago: not before thirty days, unless it has ended in between', () => {
    const ago = (ms: number) => new Date(NOW.getTime() - ms);
    const DAYS = 30 * 86_400_000;
    expect(judged([HIGH], [], [closed(ago(DAYS - 1))])).toEqual([[], [], [], []]);
    expect(judged([HIGH], [], [closed(ago(DAYS))])).toEqual([['high'], [], [], []]);
    expect(judged([HIGH], [], [closed(ago(DAYS + 1))])).toEqual([['high'], [], [], []]);
    expect(judged([], [], [closed(ago(1_000))])).toEqual([[], [], ['high'], []]);
  });
});

describe('the service decides, the process obeys: both know the same', () => {
  const successors = (stage: AlarmStage): Alarm[] =>
    EVERY.flatMap((command) => {
      const next = decideAlarm(IN[stage], command, NOW);
      return isRefusal(next) ? [] : [next];
    });

  it.each(ALARM_STAGES)('ways out of %s', (stage) => {
    const ways = new Set(successors(stage).map((next) => next.stage));
    ways.delete(stage);
    expect([...ways].sort()).toEqual([...nextStages<AlarmStage>(MONITORING_ALARM, stage)].sort());
    const outcomes = successors(stage).flatMap((next) => (next.stage === 'closed' ? [next.outcome] : []));
    expect([...new Set(outcomes)].sort()).toEqual([...MONITORING_ALARM.stages[stage].outcomes].sort());
  });

  it('outcomes, and what clocks count from', () => {
    expect(new Set(successors('open').flatMap((next) => (next.stage === 'closed' ? [next.outcome] : [])))).toEqual(
      new Set(ALARM_OUTCOMES),
    );
    expect(standingOf(IN.acknowledged, NOW).anchors).toEqual({
      ...{ stageSince: NOW.toISOString(), openedAt: OPENED.toISOString() },
    });
  });
});
