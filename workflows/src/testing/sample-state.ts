import { holidaysOf } from '@oln/calendar/holidays';
import type { ProcessInput } from '@oln/contracts';
import { openState, type ProcessState } from '../building-blocks/process-state.js';

/** Noon of Monday 2 March 2026 in Santiago. */
export const MONDAY = '2026-03-02T15:00:00.000Z';

export const sampleInput = (input: Partial<ProcessInput> = {}): ProcessInput => ({
  id: '0198c6f2-7d4e-7c3b-8f00-1234567890aa',
  commune: '13110',
  stage: 'admissibility',
  version: 1,
  asOf: MONDAY,
  personInCharge: 'gestora-1',
  policy: {},
  holidays: holidaysOf([2026, 2027]),
  ...input,
});

export const sampleState = (input: Partial<ProcessInput> = {}): ProcessState => openState(sampleInput(input));
