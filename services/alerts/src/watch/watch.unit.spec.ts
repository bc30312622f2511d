import { describe, expect, it } from '@jest/globals';
import { isRefusal, WATCH_OUTCOMES, WATCH_STAGES, type WatchStage } from '@oln/contracts';
import { CHILD_WATCH, nextStages } from '@oln/workflows/stages';
import fc from 'fast-check';
import { decideWatch, openWatch, WATCH_LEGAL_IN, type Watch, type WatchCommand } from './watch.js';

const OPENED = new Date('2026-03-02T13:00:00Z');
const NOW = new Date('2026-06-01T13:00:00Z');
const active = openWatch('01939b1e-0000-7000-8000-0000000000c1', '13110', OPENED);
const WATCH_IN: { [Stage in WatchStage]: Watch & { stage: Stage } } = {
  active,
  quiet: { ...active, stage: 'quiet' },
  ended: { ...active, stage: 'ended', outcome: 'merged', endedAt: NOW },
};
const join: WatchCommand = { do: 'join', severity: 'high', alerts: 1, open: 1 };
const COMMANDS: WatchCommand[] = [
  join,
  { do: 'settle', now: { open: 0, severity: 'low' } },
  { do: 'review' },
  { do: 'come-to-rest' },
  ...WATCH_OUTCOMES.map((outcome): WatchCommand => ({ do: 'end', outcome })),
  { do: 'put-in-charge', person: 'gestora-1' },
];
const decided = (watch: Watch, command: WatchCommand): Watch => {
  const next = decideWatch(watch, command, NOW);
  if (isRefusal(next)) throw new Error(next.definition.code);
  return next;
};

describe('the watch over a child and its process know the same', () => {
  /** Undoing a merge is no move of the process: another one follows it. */
  it.each(WATCH_STAGES)('ways out of %s', (stage) => {
    const next = COMMANDS.flatMap((command) => {
      const after = decideWatch(WATCH_IN[stage], command, NOW);
      return isRefusal(after) || after.stage === stage ? [] : [after.stage];
    });
    expect([...new Set(next)].sort()).toEqual([...nextStages<WatchStage>(CHILD_WATCH, stage)].sort());
  });

  it('refuses what does not belong to its stage', () => {
    for (const command of COMMANDS)
      for (const stage of WATCH_STAGES) {
        const legal = (WATCH_LEGAL_IN[command.do] as readonly string[]).includes(stage);
        expect([command.do, stage, isRefusal(decideWatch(WATCH_IN[stage], command, NOW))]).toEqual([
          command.do,
          stage,
          !legal,
        ]);
      }
  });
});

describe('a watch', () => {
  it('goes quiet after ninety days with nothing open, and wakes with the next alert', () => {
    const quiet = decided(active, { do: 'come-to-rest' });
    expect(quiet).toMatchObject({ stage: 'quiet', stageSince: NOW });
    expect(decided(quiet, join)).toMatchObject({ stage: 'active', severity: 'high', alerts: 1, open: 1 });
  });

  it('stays awake while something is open, and goes quiet with the last of it', () => {
    const waiting = decided(decided(active, join), { do: 'come-to-rest' });
    expect(waiting).toMatchObject({ stage: 'active', quietDueSince: NOW });
    expect(decided(waiting, { do: 'settle', now: { open: 1, severity: 'low' } }).stage).toBe('active');
    expect(decided(waiting, { do: 'settle', now: { open: 0, severity: 'low' } }).stage).toBe('quiet');
  });

  it('does not go quiet by what is answered before its date, nor once another alert came', () => {
    const settled = decided(decided(active, join), { do: 'settle', now: { open: 0, severity: 'low' } });
    expect(settled.stage).toBe('active');
    const again = decided(decided(decided(active, join), { do: 'come-to-rest' }), join);
    expect(decided(again, { do: 'settle', now: { open: 0, severity: 'low' } }).stage).toBe('active');
  });

  it('is as grave as the gravest of what is open', () => {
    const two = decided(decided(active, join), { ...join, severity: 'low' } as WatchCommand);
    expect(two).toMatchObject({ severity: 'high', open: 2 });
    expect(decided(two, { do: 'settle', now: { open: 1, severity: 'low' } }).severity).toBe('low');
  });

  it('never has an outcome before its end, nor none after it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COMMANDS), { maxLength: 30, size: 'max' }), (commands) => {
        let watch: Watch = active;
        for (const command of commands) {
          const next = decideWatch(watch, command, NOW);
          if (!isRefusal(next)) watch = next;
          expect('outcome' in watch).toBe(watch.stage === 'ended');
        }
      }),
    );
  });
});
