import type { Invariant } from './invariant.js';
import { recorded } from './i1-recorded.js';
import { oneProcess } from './i2-one-process.js';
import { oneEffect } from './i3-one-effect.js';
import { transitions } from './i4-transitions.js';
import { reporting } from './i5-reporting.js';
import { deadlines } from './i6-deadlines.js';
import { audit } from './i7-audit.js';
import { traces } from './i8-traces.js';

export const INVARIANTS: readonly Invariant[] = [
  recorded,
  oneProcess,
  oneEffect,
  transitions,
  reporting,
  deadlines,
  audit,
  traces,
];

/** Defined in the quality bars, and asked by nobody: said with every run, so that nobody takes silence for a yes. */
export const SKIPPED: readonly { id: string; why: string }[] = [];
