import { describe, expect, it } from '@jest/globals';
import { INTAKE } from '../intake/stages.js';
import { sampleState } from '../testing/sample-state.js';
import { runningClocks } from './clocks.js';
import { isOverdue, markTold, nextRing } from './rings.js';

const ring = (state: ReturnType<typeof sampleState>) => nextRing(runningClocks(INTAKE, state), state);

describe('A clock rings', () => {
  it('to remind, when due and when it climbs, once each', () => {
    const state = sampleState();
    const rung: unknown[] = [];
    for (let next = ring(state); next; next = ring(state)) {
      rung.push([next.level, next.at, next.to]);
      markTold(state, next);
    }
    expect(rung).toEqual([
      ['reminder', '2026-03-06T02:59:59.000Z', undefined],
      ['due', '2026-03-10T02:59:59.000Z', undefined],
      ['climb', '2026-03-17T02:59:59.000Z', 'regional-supervisor'],
    ]);
  });

  it('without a reminder where that would come with its end', () => {
    const state = sampleState({ policy: { 'admissibility.decide': '1bd' } });
    expect(ring(state)).toMatchObject({ level: 'due' });
  });

  it('not twice to remind of what a pause moved after the reminder', () => {
    const state = sampleState();
    markTold(state, ring(state)!);
    state.pauses = [{ from: '2026-03-06T15:00:00.000Z', to: '2026-03-13T15:00:00.000Z' }];
    expect(ring(state)).toMatchObject({ level: 'due', at: '2026-03-17T02:59:59.000Z' });
  });

  it('again when its date is another', () => {
    const state = sampleState();
    for (let next = ring(state); next; next = ring(state)) markTold(state, next);
    state.policy = { 'admissibility.decide': '8bd' };
    expect(ring(state)).toMatchObject({ level: 'reminder', at: '2026-03-10T02:59:59.000Z' });
  });

  it('and is late from its due date on, if somebody must act', () => {
    const state = sampleState();
    const [clock] = runningClocks(INTAKE, state);
    markTold(state, ring(state)!);
    expect(isOverdue(clock!, state)).toBe(false);
    markTold(state, ring(state)!);
    expect(isOverdue(clock!, state)).toBe(true);
    expect(isOverdue({ ...clock!, kind: 'ask' }, state)).toBe(false);
  });
});
